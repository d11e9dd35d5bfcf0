package dev.smisk.processor;

import javax.lang.model.element.TypeElement;

/** How text becomes one value of a type that text converts to. */
sealed interface Conversion permits Scalar, Conversion.Factory, Conversion.Strict {
  /**
   * By a public static method that takes a string.
   *
   * @param owner the class of the method, and of the value
   * @param method its name
   * @param check tells of text at compile time whether it converts, as far as can be known then
   */
  record Factory(String expected, TypeElement owner, String method, TextCheck check)
      implements Conversion {
    @Override
    public boolean accepts(String text) {
      return check.accepts(text);
    }
  }

  /**
   * By a method of {@link Framework#CONVERTERS}.
   *
   * @param method its name
   * @param check tells of text at compile time whether it converts
   */
  record Strict(String expected, String method, TextCheck check) implements Conversion {
    @Override
    public boolean accepts(String text) {
      return check.accepts(text);
    }
  }

  /** Tells whether text converts. */
  @FunctionalInterface
  interface TextCheck {
    boolean accepts(String text);
  }

  /** What the text must be, to follow "must be": {@code "a UUID"}. */
  String expected();

  /** The converter, as an expression. */
  default String converter(Imports imports) {
    if (this instanceof Factory factory) {
      return imports.name(factory.owner()) + "::" + factory.method();
    }
    return this instanceof Strict strict
        ? imports.name(Framework.CONVERTERS) + "::" + strict.method()
        : imports.name(Framework.ARGUMENT) + "." + ((Scalar) this).constant;
  }

  /** Whether this text converts; true where that is not known before the app runs. */
  boolean accepts(String text);
}
