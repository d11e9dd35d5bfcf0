package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers what handlers throw. In a class with {@link Route} methods it catches what these throw,
 * in a class without any what any handler of the app throws. The method for the most specific type
 * wins; of two for the same type, the one of the handler's own class.
 *
 * <p>The method takes the exception, the {@link dev.smisk.http.Request}, both or neither, and
 * returns what a route may return; with {@link Status}, or as a {@code Response} or {@code
 * Problem}, else the status is 500. It is called on the handler's thread, and nothing is logged:
 * who catches knows. An {@link dev.smisk.http.HttpException}, which is what a refused parameter is
 * too, is an answer already and is only caught by that type or one that extends it. A table in
 * {@code dev.smisk.routing} tells which problems come this way.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Catch {
  /** The types that are caught; empty: the parameter's. */
  Class<? extends Throwable>[] value() default {};
}
