package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to a field of the body's form, or a record to the fields of its components'
 * names. Files are {@link dev.smisk.http.Upload}s, also as {@code List} or {@code Optional}.
 *
 * <p>A route without one takes {@code application/x-www-form-urlencoded}, in UTF-8 unless it names
 * another charset, as well as {@code multipart/form-data}, both collected in memory ({@link
 * AppLimit#BODY_BYTES}); one with files the latter alone, which is read as it comes ({@link
 * AppLimit#STREAM_BYTES}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Form {
  /** The field's name, case-sensitive; empty: the Java parameter's name. */
  String value() default "";
}
