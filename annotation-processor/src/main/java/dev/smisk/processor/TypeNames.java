package dev.smisk.processor;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Writes types as text, and asks for them by name. Annotations on types are left out. */
final class TypeNames {
  private TypeNames() {}

  /** Whether it is the class or interface of that qualified name, whatever its type arguments. */
  static boolean isNamed(TypeMirror type, String name) {
    return type.getKind() == TypeKind.DECLARED && qualified(type).equals(name);
  }

  /** The qualified name of a class or interface; empty for other types. */
  static String qualified(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : "";
  }

  /** As a message names it: {@code Optional<String>}. */
  static String simple(TypeMirror type) {
    return text(type, element -> element.getSimpleName().toString());
  }

  /** As a message names a parameter's type in a signature: {@code Optional}. */
  static String erased(TypeMirror type) {
    return simple(type).replaceAll("<.*>", "");
  }

  /** With each class's name as the function gives it. */
  static String text(TypeMirror type, Function<TypeElement, String> name) {
    if (type instanceof ArrayType array) {
      return text(array.getComponentType(), name) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard, name);
    }
    if (type instanceof DeclaredType declared) {
      return name.apply((TypeElement) declared.asElement()) + arguments(declared, name);
    }
    return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
        ? type.getKind().name().toLowerCase(Locale.ROOT)
        : type.toString();
  }

  private static String arguments(DeclaredType type, Function<TypeElement, String> name) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return arguments.isEmpty()
        ? ""
        : arguments.stream()
            .map(argument -> text(argument, name))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String wildcard(WildcardType type, Function<TypeElement, String> name) {
    TypeMirror above = type.getExtendsBound();
    TypeMirror below = type.getSuperBound();
    if (above != null) {
      return "? extends " + text(above, name);
    }
    return below == null ? "?" : "? super " + text(below, name);
  }

  /** {@code Outer.Inner} for nested classes. */
  static String nested(TypeElement element) {
    Element owner = element.getEnclosingElement();
    return owner instanceof TypeElement outer
        ? nested(outer) + "." + element.getSimpleName()
        : element.getSimpleName().toString();
  }

  /** The class itself, or the one that it is nested in. */
  static TypeElement outermost(TypeElement element) {
    return element.getEnclosingElement() instanceof TypeElement outer ? outermost(outer) : element;
  }

  /** The only type argument, or null for a raw type. */
  static @Nullable TypeMirror argument(TypeMirror type) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? null : arguments.get(0);
  }

  /** The type of what an array or container holds, or null. */
  static @Nullable TypeMirror element(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return array.getComponentType();
    }
    return type instanceof DeclaredType ? argument(type) : null;
  }
}
