package com.acme.names;

public class Override {
  public static Override of(java.lang.String text) {
    return new Override();
  }
}
