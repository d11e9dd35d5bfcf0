package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a cookie. Its value is taken as it is, but for quotes around it; of several
 * cookies of one name, which a browser has for several paths, the first counts.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Cookie {
  /** The cookie's name, case-sensitive; empty: the Java parameter's name. */
  String value() default "";
}
