package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a {@link dev.smisk.http.Filter} or {@link dev.smisk.http.Guard} around a route, or around
 * all routes of a class: {@code @Filtered(Audit.class)}. The instance is what the app provides for
 * that type, as for constructors; where it provides none, it does not start.
 *
 * <p>Those of the app come before those of the class, and these before those of the method; all
 * guards are asked before any filter runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Filtered {
  /** The types, the outermost first. */
  Class<?>[] value();
}
