package dev.smisk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzers begin with, and what they once found, without a fuzzer. */
class FuzzSeedsTest {
  @ParameterizedTest
  @MethodSource("dev.smisk.FuzzTarget#all")
  void seeds_areAsExpected(FuzzTarget target) {
    target.seeds().forEach(target.code());
  }
}
