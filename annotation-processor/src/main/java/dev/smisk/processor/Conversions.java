package dev.smisk.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds out how text becomes a value of a type. */
final class Conversions {
  /** Names of factory methods, the first that exists is taken. */
  static final List<String> FACTORIES = List.of("valueOf", "of", "parse", "fromString");

  /** More constants than these are not listed to a client. */
  private static final int LISTED_CONSTANTS = 12;

  /** Containers that hold values that text converts to, but are not {@link Arity}s. */
  private static final Set<String> OTHER_CONTAINERS =
      Set.of(
          "java.util.Collection",
          "java.lang.Iterable",
          "java.util.stream.Stream",
          "java.util.ArrayList",
          "java.util.SortedSet",
          "java.util.TreeSet",
          "java.util.HashSet",
          "java.util.LinkedHashSet");

  private final Types types;

  Conversions(Types types) {
    this.types = types;
  }

  /** The conversion to a type, or null if text does not convert to it. */
  @Nullable Conversion to(TypeMirror type) {
    for (Scalar scalar : Scalar.values()) {
      if (type.getKind() == scalar.primitive || TypeNames.isNamed(type, scalar.className)) {
        return scalar;
      }
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    KnownType known = KnownType.named(element.getQualifiedName().toString());
    if (known != null) {
      return known.isStrict()
          ? new Conversion.Strict(known.expected(), known.method(), known::accepts)
          : new Conversion.Factory(known.expected(), element, known.method(), known::accepts);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return ofConstants(element);
    }
    return element.getTypeParameters().isEmpty() ? ofFactory(element) : null;
  }

  /** What to take in place of another container of values that text converts to, or null. */
  @Nullable String repeated(TypeMirror type) {
    TypeMirror single =
        OTHER_CONTAINERS.contains(TypeNames.qualified(type)) ? TypeNames.element(type) : null;
    return single == null || to(single) == null
        ? null
        : "take a List, Set or array, such as List<" + TypeNames.simple(single) + ">";
  }

  /** The class that stands for a primitive type where only classes may; any other as it is. */
  TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
        : type;
  }

  private static Conversion ofConstants(TypeElement element) {
    Set<String> names = constants(element);
    String expected =
        names.size() <= LISTED_CONSTANTS
            ? "one of " + String.join(", ", names)
            : "one of the " + names.size() + " values of " + element.getSimpleName();
    return new Conversion.Factory(expected, element, "valueOf", names::contains);
  }

  /** The names of an enum's constants, in order. */
  static Set<String> constants(TypeElement element) {
    return element.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(member -> member.getSimpleName().toString())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  private @Nullable Conversion ofFactory(TypeElement element) {
    for (String name : FACTORIES) {
      for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(name) && isFactory(method, element)) {
          return new Conversion.Factory(
              "a valid " + element.getSimpleName(), element, name, text -> true);
        }
      }
    }
    return null;
  }

  private boolean isFactory(ExecutableElement method, Element owner) {
    Set<Modifier> modifiers = method.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        && modifiers.contains(Modifier.STATIC)
        && method.getTypeParameters().isEmpty()
        && method.getParameters().size() == 1
        && (TypeNames.isNamed(method.getParameters().get(0).asType(), "java.lang.String")
            || TypeNames.isNamed(method.getParameters().get(0).asType(), "java.lang.CharSequence"))
        && types.isSubtype(method.getReturnType(), owner.asType());
  }
}
