package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * One {@code @Catch} method that was read without an error.
 *
 * @param mark its {@code @Catch}
 * @param types that it catches, at least one
 * @param parameterType of its parameter, or of what it catches where it takes none
 * @param status of the answer
 * @param source file and line
 */
record CatchMethod(
    ExecutableElement element,
    Mark mark,
    List<TypeElement> types,
    TypeElement parameterType,
    Result result,
    int status,
    String source) {

  CatchMethod {
    types = List.copyOf(types);
  }

  String name() {
    return element.getSimpleName().toString();
  }

  boolean isStatic() {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  boolean throwsChecked() {
    return RouteMethod.throwsChecked(element, result);
  }

  /** What may be deprecated. */
  List<Element> mentioned() {
    List<Element> mentioned = new ArrayList<>(types);
    mentioned.add(element);
    mentioned.add(parameterType);
    mentioned.addAll(TypeParts.classes(element.getReturnType()));
    return mentioned;
  }
}
