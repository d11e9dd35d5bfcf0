package dev.smisk.examples.benchmark;

/** Something that the user of the benchmark must change; its message says what. */
final class BenchmarkException extends Exception {
  private static final long serialVersionUID = 1L;

  BenchmarkException(String message) {
    super(message);
  }

  BenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
