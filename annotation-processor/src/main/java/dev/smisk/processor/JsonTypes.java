package dev.smisk.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Judges whether a type says enough to be read from or written as JSON. */
final class JsonTypes {
  /** The JDK's types that JSON is read into beside those that text converts to. */
  private static final Set<String> READABLE =
      Set.of(
          "java.util.Collection",
          "java.util.List",
          "java.util.ArrayList",
          "java.util.Set",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.SortedSet",
          "java.util.TreeSet",
          "java.util.EnumSet",
          "java.util.Map",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.SortedMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.Optional");

  private final Conversions conversions;

  JsonTypes(Conversions conversions) {
    this.conversions = conversions;
  }

  /** Why the type is not exact enough, to follow its name in a sentence, or null. */
  static @Nullable String objection(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return objection(array.getComponentType());
    }
    if (type.getKind() == TypeKind.WILDCARD) {
      return "has a wildcard: name the type itself, such as List<Book> or Map<String, Object>";
    }
    if (!(type instanceof DeclaredType declared)) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    if (arguments.isEmpty() && !element.getTypeParameters().isEmpty()) {
      return "has no type argument: say of what, as in List<Book>";
    }
    for (TypeMirror argument : arguments) {
      String objection = objection(argument);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  /** Why no JSON can be read into the type, to follow its name in a sentence, or null. */
  @Nullable String readObjection(TypeMirror type) {
    String objection = objection(type);
    if (objection != null || !(type instanceof DeclaredType declared)) {
      return objection;
    }
    TypeElement element = (TypeElement) declared.asElement();
    String name = element.getQualifiedName().toString();
    if (READABLE.contains(name) || conversions.to(type) != null) {
      for (TypeMirror argument : declared.getTypeArguments()) {
        String inner =
            TypeNames.isNamed(argument, "java.lang.Object") ? null : readObjection(argument);
        if (inner != null) {
          return inner;
        }
      }
      return null;
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return "is neither taken from the request nor made of text or JSON";
    }
    boolean isAbstract =
        element.getKind() == ElementKind.INTERFACE
            || element.getModifiers().contains(Modifier.ABSTRACT);
    return isAbstract && !hasJacksonAnnotation(element)
        ? "is abstract, so that no JSON can be read into it"
        : null;
  }

  /** {@code @JsonTypeInfo}, {@code @JsonDeserialize} and their like name what is to be made. */
  private static boolean hasJacksonAnnotation(TypeElement element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      String name = TypeNames.qualified(annotation.getAnnotationType());
      if (name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson.")) {
        return true;
      }
    }
    return false;
  }
}
