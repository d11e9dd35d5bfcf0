package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds a parameter to a request header. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Header {
  /**
   * The header's name, in any case; empty: the Java parameter's name with a hyphen before each
   * capital, so that {@code ifMatch} reads {@code If-Match}.
   */
  String value() default "";
}
