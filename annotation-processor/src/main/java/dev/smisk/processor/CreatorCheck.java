package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Knows when Jackson makes values in more ways than one. */
final class CreatorCheck {
  private CreatorCheck() {}

  /** Whether Jackson is told to look past it. */
  static boolean isDisabled(ExecutableElement creator) {
    return mode(creator).equals("DISABLED");
  }

  static boolean isAnnotated(ExecutableElement creator) {
    return Mark.isOn(creator, "com.fasterxml.jackson.annotation.JsonCreator")
        || creator.getParameters().stream().anyMatch(JacksonAnnotations::areOn);
  }

  /** Whether Jackson may call a method to make a value. */
  static boolean mayCreate(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    boolean isImplicit =
        method.getParameters().size() == 1
            && (name.equals("valueOf") || name.equals("fromString"))
            && !method.getModifiers().contains(Modifier.PRIVATE);
    return method.getModifiers().contains(Modifier.STATIC) && (isAnnotated(method) || isImplicit);
  }

  /** Refuses constructors and factories beside the one that is called. */
  static void checkOthers(ClassMembers members, ExecutableElement chosen) throws Uncovered {
    members.readCreator(chosen);
    List<ExecutableElement> factories = members.factories();
    for (ExecutableElement other : members.constructors()) {
      if (other.equals(chosen) || isDisabled(other)) {
        members.readCreator(other);
      } else if (isAnnotated(other) || other.getParameters().size() == 1) {
        throw new Uncovered("has another constructor that Jackson may call");
      }
    }
    if (implicit(members, chosen) != null) {
      throw new Uncovered(
          "has a constructor that Jackson calls where parameters' names are compiled in: mark it"
              + " @JsonCreator(mode = JsonCreator.Mode.DISABLED) if it is not to");
    }
    for (ExecutableElement other : factories) {
      if (!other.equals(chosen) && mayCreate(other)) {
        throw new Uncovered(
            "has " + other.getSimpleName() + "(), which Jackson may call to make one");
      }
    }
    String mode = mode(chosen);
    if (mode.equals("DELEGATING")) {
      throw new Uncovered("has a @JsonCreator of mode " + mode);
    }
    if (!chosen.getThrownTypes().isEmpty()) {
      throw new Uncovered("is made with a checked exception");
    }
    if (chosen.getModifiers().contains(Modifier.PRIVATE)) {
      throw new Uncovered("is made by what is private");
    }
  }

  /**
   * The constructor that Jackson prefers to one without parameters where it finds parameters' names
   * in the class file, which is not known here; null where there is none, or more than one.
   */
  static @Nullable ExecutableElement implicit(ClassMembers members, ExecutableElement chosen) {
    List<ExecutableElement> others =
        members.constructors().stream()
            .filter(other -> !other.equals(chosen) && !isDisabled(other))
            .filter(other -> !other.getModifiers().contains(Modifier.PRIVATE))
            .toList();
    return chosen.getParameters().isEmpty() && others.size() == 1 ? others.get(0) : null;
  }

  private static String mode(ExecutableElement creator) {
    return creator.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                TypeNames.isNamed(
                    mirror.getAnnotationType(), "com.fasterxml.jackson.annotation.JsonCreator"))
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(value -> value.toString().replaceAll(".*\\.", ""))
        .findFirst()
        .orElse("");
  }
}
