package com.acme.other;

import java.lang.annotation.Inherited;

public class Library {
  static class Default {}

  @Inherited
  @interface Inside {}

  public @interface Foreign {
    Class<?> value() default Default.class;
  }

  @Inside
  public static class Parent {}
}
