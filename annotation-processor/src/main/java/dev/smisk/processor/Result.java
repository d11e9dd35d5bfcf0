package dev.smisk.processor;

import javax.lang.model.type.TypeMirror;

/** What a handler method returns, and so how it is answered. */
sealed interface Result {
  /** Nothing: 204. */
  record None() implements Result {}

  /** A string: text/plain. */
  record Text(boolean isOptional) implements Result {}

  /** A value of this type: JSON. */
  record Json(TypeMirror type, boolean isOptional) implements Result {}

  /** A response that carries nothing to encode. */
  record EmptyResponse() implements Result {}

  /** A response that carries a value of this type, if any. */
  record TypedResponse(TypeMirror type) implements Result {}

  /** A response that carries whatever it carries. */
  record AnyResponse() implements Result {}
}
