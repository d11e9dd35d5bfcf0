package dev.smisk.processor;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds where a method stands in its source. */
interface Positions {
  /** {@code "Books.java:17"}, the line of the method's name; the file alone where it is unknown. */
  String of(ExecutableElement method);

  /** By javac's syntax trees; other compilers and some build tools don't have them. */
  static Positions of(ProcessingEnvironment environment) {
    try {
      return new TreePositions(environment);
    } catch (IllegalArgumentException | LinkageError noTrees) {
      return Positions::file;
    }
  }

  /** {@code "Books.java"}: by convention, for want of better knowledge. */
  static String file(Element element) {
    Element e = element;
    while (!(e instanceof TypeElement)) {
      e = TypeParts.owner(e);
    }
    return TypeNames.outermost((TypeElement) e).getSimpleName() + ".java";
  }
}
