package dev.smisk.processor;

import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells the classes that do something from those that hold what JSON brings: who takes a service as
 * a parameter wants it in the constructor.
 */
final class ServiceCheck {
  private final ProcessingEnvironment environment;

  ServiceCheck(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Why a parameter of that type cannot be the body, a sentence; null where it may be. */
  @Nullable String objection(TypeMirror type, TypeElement handler) {
    if (!(type instanceof DeclaredType declared)) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (element.getKind() != ElementKind.CLASS
        || CodecReader.isNoClass(element)
        || element.getQualifiedName().toString().startsWith("java")) {
      return null;
    }
    ClassMembers members = new ClassMembers(environment, element);
    if (isAnnotated(members)) {
      return null;
    }
    String name = element.getSimpleName().toString();
    VariableElement needed = needed(members);
    String why =
        needed != null
            ? name + " is made with " + TypeNames.simple(needed.asType()) + ", which no JSON is"
            : hasProperties(members)
                ? null
                : name + " has nothing that JSON could fill, no setter and no public field";
    return why == null
        ? null
        : why
            + ". What the app provides belongs into the constructor of "
            + handler.getSimpleName()
            + "; what is the JSON body, into a record";
  }

  private static boolean isAnnotated(ClassMembers members) {
    return members.hierarchy().stream()
        .anyMatch(
            each ->
                JacksonAnnotations.areOn(each)
                    || each.getEnclosedElements().stream()
                        .anyMatch(
                            member ->
                                JacksonAnnotations.areOn(member)
                                    || (member instanceof ExecutableElement method
                                        && CreatorCheck.isAnnotated(method))));
  }

  /** What every constructor takes of that JSON cannot be read into; null where one needs none. */
  private static @Nullable VariableElement needed(ClassMembers members) {
    VariableElement needed = null;
    for (ExecutableElement constructor : members.constructors()) {
      VariableElement first =
          constructor.getParameters().stream()
              .filter(parameter -> JsonTypes.unreadable(parameter.asType()) != null)
              .findFirst()
              .orElse(null);
      if (first == null) {
        return null;
      }
      needed = first;
    }
    return needed;
  }

  /**
   * Whether anything looks like a property: accessors, or fields that are no secret. A class of
   * nothing at all stands for an empty object.
   */
  private static boolean hasProperties(ClassMembers members) {
    List<VariableElement> fields = members.fields();
    return (fields.isEmpty() && members.methods().isEmpty())
        || members.methods().stream()
            .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
            .anyMatch(
                method -> AccessorNames.gotten(method) != null || AccessorNames.set(method) != null)
        || fields.stream().anyMatch(field -> !field.getModifiers().contains(Modifier.PRIVATE));
  }
}
