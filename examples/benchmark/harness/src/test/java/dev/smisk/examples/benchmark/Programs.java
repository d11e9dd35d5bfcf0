package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

/** What the harness's tests need besides a JDK. */
final class Programs {
  private Programs() {}

  /** Fails the test, saying what to install, where one of them is missing. */
  static void need(Tool... tools) {
    for (Tool tool : tools) {
      assertThat(tool.path()).as("%s is not installed: run .ci/servers", tool).isPresent();
    }
  }
}
