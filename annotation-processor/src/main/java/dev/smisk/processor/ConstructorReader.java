package dev.smisk.processor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Finds the one constructor by which a handler class is made of what the app provides. */
final class ConstructorReader {
  /** {@code RuntimeException} and {@code Error} alone are unchecked, with what extends them. */
  private static final Set<String> UNCHECKED =
      Set.of("java.lang.RuntimeException", "java.lang.Error");

  private final Problems problems;

  ConstructorReader(Problems problems) {
    this.problems = problems;
  }

  /** The constructor, or null if there is none to be used, which is then reported. */
  @Nullable ExecutableElement read(TypeElement type) {
    List<ExecutableElement> usable =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
            .toList();
    String name = type.getSimpleName().toString();
    if (usable.isEmpty()) {
      problems.report(
          Place.of(type),
          "All constructors of "
              + name
              + " are private, so that no instance can be made: make one of them package-private");
      return null;
    }
    if (usable.size() > 1) {
      problems.report(
          Place.of(usable.get(1)),
          name
              + " has "
              + usable.size()
              + " constructors, and it is not said which to use: make all but one of them private ("
              + usable.stream()
                  .map(constructor -> signature(name, constructor))
                  .collect(Collectors.joining(", "))
              + ")");
      return null;
    }
    ExecutableElement constructor = usable.get(0);
    int before = problems.count();
    Set<String> seen = new TreeSet<>();
    for (VariableElement parameter : constructor.getParameters()) {
      check(type, parameter, seen);
    }
    checkThrown(type, constructor);
    return problems.count() == before ? constructor : null;
  }

  private void check(TypeElement handler, VariableElement parameter, Set<String> seen) {
    TypeMirror type = parameter.asType();
    String simple = TypeNames.simple(type);
    TypeElement hidden = TypeParts.hidden(type, TypeParts.packageOf(handler));
    if (hidden != null) {
      problems.report(Place.of(parameter), RouteReader.hidden(hidden, handler));
    } else if (type.getKind().isPrimitive() || TypeNames.isNamed(type, "java.lang.Object")) {
      problems.report(
          Place.of(parameter),
          "What the app provides is found by its type, and "
              + simple
              + " says nothing: put "
              + parameter.getSimpleName()
              + " into a class or record of its own");
    } else if (!HandlerReader.isReifiable(type)) {
      problems.report(
          Place.of(parameter),
          "What the app provides is found by its class, which cannot tell "
              + simple
              + " from another "
              + TypeNames.erased(type)
              + ": put it into a class or record of its own");
    } else if (!seen.add(TypeNames.text(type, t -> t.getQualifiedName().toString()))) {
      problems.report(
          Place.of(parameter),
          "What the app provides is found by its type, so that two parameters of type "
              + simple
              + " would be given the same: put one into a class or record of its own");
    }
  }

  /** Handlers are bound by code that declares no exception. */
  private void checkThrown(TypeElement type, ExecutableElement constructor) {
    for (TypeMirror thrown : constructor.getThrownTypes()) {
      if (thrown.getKind() == TypeKind.DECLARED && isChecked(thrown)) {
        problems.report(
            Place.of(constructor),
            "The constructor of "
                + type.getSimpleName()
                + " throws "
                + TypeNames.simple(thrown)
                + ": do in main what may fail, and provide() its result");
        return;
      }
    }
  }

  private static boolean isChecked(TypeMirror exception) {
    Element element = ((javax.lang.model.type.DeclaredType) exception).asElement();
    while (element instanceof TypeElement type) {
      if (UNCHECKED.contains(type.getQualifiedName().toString())) {
        return false;
      }
      TypeMirror parent = type.getSuperclass();
      element =
          parent instanceof javax.lang.model.type.DeclaredType declared
              ? declared.asElement()
              : null;
    }
    return true;
  }

  private static String signature(String name, ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(parameter -> TypeNames.erased(parameter.asType()))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
