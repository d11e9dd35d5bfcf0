package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to the query parameter of its name, or of the given one, or a record to the
 * query parameters of its components' names. Types that text converts to need it only where the
 * names differ.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Query {
  /** The query parameter's name, case-sensitive; empty: the Java parameter's name. */
  String value() default "";
}
