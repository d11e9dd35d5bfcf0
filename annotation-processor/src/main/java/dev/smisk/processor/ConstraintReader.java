package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters that are to be checked against constraints of Jakarta Validation: those that
 * carry some, and those whose class does, as far as they are read into it.
 */
final class ConstraintReader {
  private static final String CONSTRAINT = "jakarta.validation.Constraint";

  private final Problems problems;

  ConstraintReader(Problems problems) {
    this.problems = problems;
  }

  /** The parameters of a handler method that are to be checked, in order. */
  List<Constrained> read(List<Parameter> parameters) {
    List<Constrained> constrained = new ArrayList<>();
    for (Parameter parameter : parameters) {
      List<AnnotationMirror> own = constraints(parameter.element());
      boolean isChecked = isValue(parameter.source());
      if (!isChecked && !own.isEmpty()) {
        problems.report(
            new Place(parameter.element(), own.get(0), null),
            parameter.name()
                + " is "
                + (parameter.source() instanceof Parameter.FromRequest
                    ? "the request itself"
                    : "the body while it comes")
                + ", which no constraint is checked of: remove @"
                + own.get(0).getAnnotationType().asElement().getSimpleName());
      } else if (isChecked && (!own.isEmpty() || carries(parameter.type()))) {
        constrained.add(new Constrained(parameter, own));
      }
    }
    return constrained;
  }

  private static boolean isValue(Parameter.Source source) {
    return !(source instanceof Parameter.FromRequest)
        && !(source instanceof Parameter.FromBody body && body.form() == Parameter.BodyForm.STREAM);
  }

  /** Those that stand at a declaration or a type, {@code @Valid} included. */
  static List<AnnotationMirror> constraints(AnnotatedConstruct at) {
    List<AnnotationMirror> constraints = new ArrayList<>();
    for (AnnotationMirror annotation : at.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
      if (isConstraint(type) || repeats(type)) {
        constraints.add(annotation);
      }
    }
    return constraints;
  }

  private static boolean isConstraint(TypeElement annotation) {
    return Mark.isOn(annotation, CONSTRAINT)
        || annotation.getQualifiedName().contentEquals(Framework.VALID);
  }

  /** {@code @Size.List}: what javac makes of an annotation that stands twice. */
  private static boolean repeats(TypeElement annotation) {
    for (ExecutableElement method : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals("value")
          && method.getReturnType() instanceof ArrayType array
          && array.getComponentType() instanceof DeclaredType component
          && isConstraint((TypeElement) component.asElement())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the type, or what it holds, has constraints of its own. */
  static boolean carries(TypeMirror type) {
    for (TypeMirror part : TypeParts.parts(type)) {
      TypeElement element = classOf(part);
      if (!constraints(part).isEmpty() || (element != null && carries(element))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable TypeElement classOf(TypeMirror type) {
    return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
  }

  /** Whether a class declares or inherits a constraint. */
  static boolean carries(TypeElement type) {
    Set<TypeElement> family = new LinkedHashSet<>();
    addFamily(type, family, new HashSet<>());
    return family.stream().anyMatch(ConstraintReader::declares);
  }

  /** The class, what it extends, and what extends it where that is known. */
  private static void addFamily(TypeElement type, Set<TypeElement> family, Set<TypeElement> seen) {
    String name = type.getQualifiedName().toString();
    if (name.startsWith("java.") || !seen.add(type)) {
      return;
    }
    family.add(type);
    List<TypeMirror> others = new ArrayList<>(type.getInterfaces());
    others.add(type.getSuperclass());
    others.addAll(type.getPermittedSubclasses());
    for (TypeMirror other : others) {
      TypeElement element = classOf(other);
      if (element != null) {
        addFamily(element, family, seen);
      }
    }
  }

  private static boolean declares(TypeElement type) {
    if (!constraints(type).isEmpty()) {
      return true;
    }
    for (Element member : type.getEnclosedElements()) {
      boolean isProperty =
          member.getKind() == ElementKind.FIELD
              || (member instanceof ExecutableElement method
                  && member.getKind() == ElementKind.METHOD
                  && method.getParameters().isEmpty());
      if (isProperty && (!constraints(member).isEmpty() || holdsConstraint(typeOf(member)))) {
        return true;
      }
    }
    return false;
  }

  private static TypeMirror typeOf(Element member) {
    return member instanceof ExecutableElement method
        ? method.getReturnType()
        : ((VariableElement) member).asType();
  }

  /** {@code List<@NotBlank String>}. */
  private static boolean holdsConstraint(TypeMirror type) {
    return TypeParts.parts(type).stream().anyMatch(part -> !constraints(part).isEmpty());
  }
}
