package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a route (or all routes of a class) on a worker thread from the first request on: a virtual
 * thread where the JDK has them. Without it the runtime finds out by itself that a route blocks;
 * the first such request then delays others by a few milliseconds.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Blocking {}
