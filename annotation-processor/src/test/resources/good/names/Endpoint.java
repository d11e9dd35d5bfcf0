package com.acme.names;

public class Endpoint {
  public static Endpoint of(java.lang.String text) {
    return new Endpoint();
  }
}
