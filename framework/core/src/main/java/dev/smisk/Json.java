package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the compiler write how a class is read and written as JSON, as it does for those that routes
 * mention. For classes that no signature names: those of values in an untyped {@link
 * dev.smisk.http.Response}, or of a jar that other apps share.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Json {
  /** The classes; none where it stands at the class itself. */
  Class<?>[] value() default {};
}
