package dev.smisk.processor;

import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Why a type's JSON is left to Jackson's reflection. */
final class Uncovered extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final transient @Nullable Element mistake;

  /**
   * For this reason.
   *
   * @param reason to follow the type's name in a sentence: {@code "is private"}
   */
  Uncovered(String reason) {
    this(reason, null);
  }

  /** For a reason that Jackson's reflection has to fail for, too. */
  Uncovered(String reason, @Nullable Element mistake) {
    super(reason, null, false, false);
    this.reason = reason;
    this.mistake = mistake;
  }

  /** What is to be corrected; null where reflection does it. */
  @Nullable Element mistake() {
    return mistake;
  }

  String reason() {
    return reason;
  }
}
