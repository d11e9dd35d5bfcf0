package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link Route} method takes of a body where that differs from the app's limits; on a class
 * for all its routes that have what is limited, each value unless the method says another. Past a
 * limit the answer is 413 and names it; past an announced {@code body} before the body is read.
 *
 * <pre>{@code
 * @Route("POST /videos")
 * @Limit(body = "10GB", parts = 100, field = "64KB")
 * void add(Multipart body) throws IOException {
 *   for (Part part : body) {
 *     archive.write(part.safeFilename(), part.stream());
 *   }
 * }
 * }</pre>
 *
 * <p>Sizes are a whole number and {@code B}, {@code KB}, {@code MB}, {@code GB} or {@code TB}
 * (powers of 1,024), in any case; {@code "0"} and what does not fit are errors of the compiler.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limit {
  /**
   * Of the body, of any kind; what is collected in memory is less than 2 GB. Empty: {@link
   * AppLimit#BODY_BYTES} or {@link AppLimit#STREAM_BYTES}.
   */
  String body() default "";

  /** Parts of a form, fields as well as files. −1: {@link AppLimit#PARTS}. */
  int parts() default -1;

  /** Of one field of a form. Empty: {@link AppLimit#FIELD_BYTES}. */
  String field() default "";
}
