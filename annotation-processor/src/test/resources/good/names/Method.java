package com.acme.names;

public class Method {
  public static Method of(java.lang.String text) {
    return new Method();
  }
}
