package dev.smisk.processor;

import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What a handler method returns, and so how it is answered. */
sealed interface Result {
  /** Nothing: 204. */
  record None() implements Result {}

  /** What is not written as JSON. */
  record Plain(Kind kind, boolean isOptional) implements Result {}

  /** Types that are answered by a method of {@link Framework#RESULTS}. */
  enum Kind {
    TEXT("text"),
    BYTES("bytes"),
    FILE("file"),
    PROBLEM("problem");

    private final String method;

    Kind(String method) {
      this.method = method;
    }

    /** For a response that carries it. */
    String responseMethod() {
      return method + "Response";
    }

    String method(boolean isOptional) {
      return isOptional ? method + "IfPresent" : method;
    }
  }

  /** A value of this type: JSON. */
  record Json(TypeMirror type, boolean isOptional) implements Result {}

  /** Values of this type that come one by one: a JSON array, written as they come. */
  record Elements(TypeMirror type, boolean isOptional) implements Result {}

  /** What is answered when a stage is complete. */
  record Pending(Result later) implements Result {}

  /** A response that carries nothing to encode. */
  record EmptyResponse() implements Result {}

  /**
   * A response that carries a value, if any.
   *
   * @param type of the value, or of what it gives one by one
   */
  record TypedResponse(TypeMirror type, boolean isElements) implements Result {}

  /** A response whose value, if any, is not written as JSON. */
  record PlainResponse(Kind kind) implements Result {}

  /** A response that carries whatever it carries. */
  record AnyResponse() implements Result {}

  /** What is answered in the end. */
  default Result end() {
    return this instanceof Pending pending ? pending.later().end() : this;
  }

  /** Whether the handler makes the response itself, status included. */
  default boolean isResponse() {
    Result end = end();
    return end instanceof EmptyResponse
        || end instanceof TypedResponse
        || end instanceof PlainResponse
        || end instanceof AnyResponse;
  }

  /** Whether it is a problem, with a status of its own. */
  default boolean isProblem() {
    return end() instanceof Plain plain && plain.kind() == Kind.PROBLEM;
  }

  /** The type that is written as JSON, or null. */
  default @Nullable TypeMirror jsonType() {
    Result end = end();
    if (end instanceof Json json) {
      return json.type();
    }
    if (end instanceof Elements elements) {
      return elements.type();
    }
    return end instanceof TypedResponse response ? response.type() : null;
  }

  /** Whether {@link #jsonType} is that of elements that come one by one. */
  default boolean isElements() {
    Result end = end();
    return end instanceof Elements
        || (end instanceof TypedResponse response && response.isElements());
  }
}
