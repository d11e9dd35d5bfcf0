package dev.smisk.processor;

/** Why a type's JSON is left to Jackson's reflection. */
final class Uncovered extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * For this reason.
   *
   * @param reason to follow the type's name in a sentence: {@code "is private"}
   */
  Uncovered(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
