package dev.smisk.examples.benchmark;

/** The least that a JVM can do, for comparison with the contestants' start-up. */
public final class EmptyMain {
  private EmptyMain() {}

  /** Does nothing. */
  public static void main(String[] args) {}
}
