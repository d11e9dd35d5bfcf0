package dev.smisk.processor;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One parameter of a handler method, and where its value comes from. */
record Parameter(VariableElement element, Source source) {
  /** Where a value comes from. */
  sealed interface Source {}

  /** The request itself. */
  record FromRequest() implements Source {}

  /** The body as it comes. */
  record FromStream() implements Source {}

  /** The body, read as JSON. */
  record FromBody() implements Source {}

  /**
   * Text.
   *
   * @param in which of the request's texts
   * @param index of a path variable in its pattern, from 0
   * @param name in the request
   * @param fallback the text where the request has none; null where there is no default
   */
  record FromText(
      In in, int index, String name, Arity arity, Conversion conversion, @Nullable Mark fallback)
      implements Source {}

  /** Where text is looked for. */
  enum In {
    PATH("path"),
    QUERY("query"),
    HEADER("header");

    /** The method of {@link Framework#ARGUMENTS}. */
    final String accessor;

    In(String accessor) {
      this.accessor = accessor;
    }
  }

  String name() {
    return element.getSimpleName().toString();
  }

  TypeMirror type() {
    return element.asType();
  }

  /** As it is declared: {@code "long id"}. */
  String declaration() {
    return TypeNames.simple(type()) + " " + name();
  }
}
