package dev.smisk.processor;

import javax.lang.model.type.TypeMirror;

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

    String method(boolean isOptional) {
      return isOptional ? method + "IfPresent" : method;
    }
  }

  /** A value of this type: JSON. */
  record Json(TypeMirror type, boolean isOptional) implements Result {}

  /** Whether the handler makes the response itself, status included. */
  default boolean isResponse() {
    return this instanceof EmptyResponse
        || this instanceof TypedResponse
        || this instanceof AnyResponse;
  }

  /** A response that carries nothing to encode. */
  record EmptyResponse() implements Result {}

  /** A response that carries a value of this type, if any. */
  record TypedResponse(TypeMirror type) implements Result {}

  /** A response that carries whatever it carries. */
  record AnyResponse() implements Result {}
}
