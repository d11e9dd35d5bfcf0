package com.acme.names;

public class Bound {
  public static Bound of(java.lang.String text) {
    return new Bound();
  }
}
