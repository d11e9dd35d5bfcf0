package dev.smisk.processor;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which property a method gets or sets by its name: Jackson's reading of the JavaBeans rules. */
final class AccessorNames {
  private static final Set<String> BOOLEANS =
      Set.of("java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean");

  private AccessorNames() {}

  /** The property of a public getter, or null. */
  static @Nullable String gotten(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (!isGetter(method)) {
      return null;
    }
    if (name.startsWith("get")) {
      return mangled(name, "get".length());
    }
    return name.startsWith("is") && isBoolean(method.getReturnType())
        ? mangled(name, "is".length())
        : null;
  }

  private static boolean isGetter(ExecutableElement method) {
    TypeMirror result = method.getReturnType();
    return method.getParameters().isEmpty()
        && (method.getModifiers().contains(Modifier.PUBLIC)
            || TypeParts.owner(method).getKind().isInterface())
        && !method.getModifiers().contains(Modifier.PRIVATE)
        && result.getKind() != TypeKind.VOID;
  }

  private static boolean isBoolean(TypeMirror type) {
    TypeMirror referred =
        TypeNames.isNamed(type, "java.util.Optional") ? TypeNames.argument(type) : null;
    return type.getKind() == TypeKind.BOOLEAN
        || BOOLEANS.contains(TypeNames.qualified(type))
        || (referred != null && isBoolean(referred));
  }

  /** The property of a setter, of whatever visibility, or null. */
  static @Nullable String set(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return method.getParameters().size() == 1 && name.startsWith("set")
        ? mangled(name, "set".length())
        : null;
  }

  /** What follows the prefix must be a capital; two of them are left as they are. */
  private static @Nullable String mangled(String name, int prefix) {
    if (name.length() == prefix) {
      return null;
    }
    char first = name.charAt(prefix);
    if (!Character.isLetter(first) || Character.isLowerCase(first)) {
      return null;
    }
    boolean isAcronym =
        name.length() > prefix + 1 && Character.isUpperCase(name.charAt(prefix + 1));
    return isAcronym
        ? name.substring(prefix)
        : Character.toLowerCase(first) + name.substring(prefix + 1);
  }
}
