package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Serves a method at {@code "METHOD /path"}; on a class, the {@code "/prefix"} of all its routes.
 *
 * <p>The method token is one of {@link dev.smisk.http.Method}'s names. The path may be left out
 * where the class has a prefix: {@code @Route("GET")} serves the prefix itself. A path consists of
 * segments, each one of
 *
 * <ul>
 *   <li>a literal: {@code /books}
 *   <li>a variable, one segment that is not empty: <code>/{id}</code>
 *   <li>a variable between literals: <code>/{name}.json</code>
 *   <li>last, the rest of the path: <code>/{path...}</code>
 * </ul>
 *
 * <p>Each variable is bound by the parameter of that name. What is malformed, unbound, duplicate or
 * ambiguous is a compile error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Route {
  /** {@code "METHOD /path"} on a method, {@code "/prefix"} on a class. */
  String value();

  /**
   * Media types that the body may have, such as {@code "text/csv"} or {@code "image/*"}; else 415.
   * Empty: what the parameters say, {@code application/json} for a JSON body, any for {@code @Body
   * String}. Several routes of one method and path are told apart by what they consume or produce.
   */
  String[] consumes() default {};

  /**
   * Media types of the answer, the one that is given without being asked for first; else 406.
   * Empty: {@code Accept} is not looked at. The answer's {@code Content-Type} is the one that
   * {@code Accept} likes best, unless the handler's {@code Response} names its own.
   */
  String[] produces() default {};
}
