package com.acme.security;

import com.acme.Orders;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.TimeUnit;

/** An element of each type, with defaults. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Everything {
  boolean aBoolean() default true;

  byte aByte() default -1;

  short aShort() default 300;

  int anInt() default Integer.MIN_VALUE;

  long aLong() default Long.MAX_VALUE;

  float aFloat() default 1.5f;

  double aDouble() default Double.NEGATIVE_INFINITY;

  char aChar() default '\'';

  char[] chars() default {'"', '\\', 'ä'};

  String text() default "\"quoted\" ä";

  Class<?> aClass() default int[].class;

  Class<? extends Number>[] classes() default {Integer.class, Long.class};

  Class<?>[] anyClasses() default {void.class, String[].class};

  @SuppressWarnings("rawtypes")
  Class rawClass() default Object.class;

  TimeUnit unit() default TimeUnit.SECONDS;

  TimeUnit[] units() default {};

  Role role() default @Role("nobody");

  Role[] roles() default {@Role("one"), @Role(value = "two", level = Role.Level.WRITE)};

  double[] doubles() default {0.0, -0.0, Double.NaN};

  float[] floats() default {Float.POSITIVE_INFINITY};

  String that() default "";

  String other() default "";

  @Deprecated
  int old() default 0;

  Class<?> inner() default Orders.Inner.class;
}
