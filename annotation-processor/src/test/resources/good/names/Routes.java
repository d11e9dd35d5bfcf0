package com.acme.names;

public class Routes {
  public static Routes of(java.lang.String text) {
    return new Routes();
  }
}
