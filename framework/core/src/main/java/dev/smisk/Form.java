package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a field of the body's form ({@code application/x-www-form-urlencoded}, in
 * UTF-8), or a record to the fields of its components' names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Form {
  /** The field's name, case-sensitive; empty: the Java parameter's name. */
  String value() default "";
}
