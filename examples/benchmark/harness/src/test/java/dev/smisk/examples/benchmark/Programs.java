package dev.smisk.examples.benchmark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What tests need that the project's own build does without. */
final class Programs {
  private Programs() {}

  /** Skips the test, saying why, where one of them is missing. */
  static void need(Tool... tools) {
    for (Tool tool : tools) {
      assumeTrue(tool.path().isPresent(), () -> tool + " is not installed; ./run would install it");
    }
  }
}
