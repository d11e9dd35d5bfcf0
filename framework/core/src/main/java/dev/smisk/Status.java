package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The status of a {@link Route} method's answer instead of 200 or 204, or of a {@link Catch}
 * method's instead of 500. An empty {@code Optional} is 404 all the same; a {@code Response} has a
 * status of its own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Status {
  /** 200 to 299 for a route, 400 to 599 for a caught exception; checked by the compiler. */
  int value();
}
