package dev.smisk.processor;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
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

  /** The packages whose types are judged. */
  private static final Set<String> JUDGED =
      Set.of(
          "java.io",
          "java.lang",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.stream");

  /** Abstract types of these packages that Jackson knows a class for. */
  static final Set<String> ABSTRACT =
      Set.of(
          "java.io.ObjectStreamException",
          "java.io.Serializable",
          "java.lang.CharSequence",
          "java.lang.Iterable",
          "java.lang.Number",
          "java.lang.VirtualMachineError",
          "java.util.AbstractList",
          "java.util.AbstractMap",
          "java.util.AbstractSet",
          "java.util.Calendar",
          "java.util.Collection",
          "java.util.Deque",
          "java.util.EnumSet",
          "java.util.List",
          "java.util.Map",
          "java.util.Map.Entry",
          "java.util.NavigableMap",
          "java.util.NavigableSet",
          "java.util.Queue",
          "java.util.SequencedCollection",
          "java.util.SequencedMap",
          "java.util.SequencedSet",
          "java.util.Set",
          "java.util.SortedMap",
          "java.util.SortedSet",
          "java.util.TimeZone",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.ConcurrentNavigableMap");

  /** What a method takes or returns itself, and what is never in JSON. */
  private static final Set<String> NO_JSON =
      Set.of(
          Framework.REQUEST,
          Framework.SESSION,
          Framework.RESPONSE,
          Framework.MULTIPART,
          Framework.UPLOAD);

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

  /** Why no JSON can be read into the type, a clause that names it, or null. */
  @Nullable String readObjection(TypeMirror type) {
    String objection = objection(type);
    if (objection != null) {
      return TypeNames.simple(type) + " " + objection;
    }
    if (!(type instanceof DeclaredType declared)) {
      return type instanceof ArrayType ? unreadableObjection(type) : null;
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
    return name.startsWith("java.") || name.startsWith("javax.")
        ? TypeNames.simple(type) + " is neither taken from the request nor made of text or JSON"
        : unreadableObjection(type);
  }

  private static @Nullable String unreadableObjection(TypeMirror type) {
    TypeMirror unreadable = unreadable(type);
    return unreadable == null ? null : why(unreadable);
  }

  /** What of a property's type no JSON can be read into, the type itself or what it holds. */
  static @Nullable TypeMirror unreadable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return unreadable(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null ? null : unreadable(wildcard.getExtendsBound());
    }
    if (!(type instanceof DeclaredType declared)) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    String name = element.getQualifiedName().toString();
    boolean isAbstract = isAbstract(element);
    boolean isUnreadable =
        isOfJdk(element)
            ? isUnreadable(name, isAbstract)
            : isNoJson(type)
                || (isAbstract && !name.startsWith("tools.jackson.") && !isAnnotated(element));
    if (isUnreadable) {
      return type;
    }
    return isHolder(element)
        ? declared.getTypeArguments().stream()
            .map(JsonTypes::unreadable)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null)
        : null;
  }

  /** Whether Jackson reads nothing into a type of the JDK. */
  static boolean isUnreadable(String name, boolean isAbstract) {
    return name.equals("java.lang.Class")
        || (isAbstract
            && JUDGED.contains(name.replaceFirst("\\.[A-Z].*", ""))
            && !ABSTRACT.contains(name));
  }

  /** Why {@link #unreadable} says so, a clause, and what to do. */
  static String why(TypeMirror unreadable) {
    TypeElement element = (TypeElement) ((DeclaredType) unreadable).asElement();
    String name = TypeNames.simple(unreadable);
    if (TypeNames.isNamed(unreadable, Framework.UPLOAD)) {
      return name + " is a file of a form: write @Form before the parameter that holds it";
    }
    if (isNoJson(unreadable)) {
      return name + " is not made of JSON: take it as a parameter of the method";
    }
    if (isOfJdk(element)) {
      return name
          + " is not made of JSON: take a class that holds what the client sends, or leave it out"
          + " by @JsonIgnore";
    }
    return element.getModifiers().contains(Modifier.SEALED)
        ? name + " is abstract: say by @JsonTypeInfo at it how JSON tells its classes apart"
        : name
            + " is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands"
            + " for";
  }

  /** Whether it is one of the framework's that stand in a signature alone. */
  static boolean isNoJson(TypeMirror type) {
    return NO_JSON.contains(TypeNames.qualified(type));
  }

  /** Whether its values are those of its type arguments. */
  static boolean isHolder(TypeElement element) {
    return isOfJdk(element) || element.getQualifiedName().contentEquals(Framework.PATCH);
  }

  private static boolean isOfJdk(TypeElement element) {
    return element.getQualifiedName().toString().startsWith("java.");
  }

  private static boolean isAbstract(TypeElement element) {
    return element.getKind() != ElementKind.ENUM
        && (element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT));
  }

  /**
   * Whether Jackson may know more: {@code @JsonTypeInfo}, {@code @JsonDeserialize} and their like
   * name what is to be made, also at a supertype; a factory makes it.
   */
  private static boolean isAnnotated(TypeElement element) {
    if (JacksonAnnotations.areOn(element)
        || ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .anyMatch(CreatorCheck::mayCreate)) {
      return true;
    }
    return Stream.concat(Stream.of(element.getSuperclass()), element.getInterfaces().stream())
        .filter(DeclaredType.class::isInstance)
        .anyMatch(
            supertype -> {
              TypeElement above = (TypeElement) ((DeclaredType) supertype).asElement();
              return !isOfJdk(above) && isAnnotated(above);
            });
  }
}
