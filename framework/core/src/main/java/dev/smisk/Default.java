package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text that a query parameter, form field, header or cookie has where the request does not
 * carry it. Converted once, when the app starts; only an array is made anew for each request, since
 * handlers may change it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Default {
  /** Converted like text from the request; the compiler checks that it converts. */
  String value();
}
