package dev.smisk.processor;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** How many values a parameter takes. */
enum Arity {
  ONE("", "to"),
  OPTIONAL("java.util.Optional", "toOptional"),
  LIST("java.util.List", "toList"),
  SET("java.util.Set", "toSet"),
  ARRAY("", "toArray");

  private final String container;

  /** The method of {@link Framework#ARGUMENT} that takes a converter. */
  final String accessor;

  Arity(String container, String accessor) {
    this.container = container;
    this.accessor = accessor;
  }

  /** What the type's class says. */
  static Arity of(TypeMirror type) {
    if (type instanceof ArrayType) {
      return ARRAY;
    }
    for (Arity arity : values()) {
      if (TypeNames.isNamed(type, arity.container)) {
        return arity;
      }
    }
    return ONE;
  }
}
