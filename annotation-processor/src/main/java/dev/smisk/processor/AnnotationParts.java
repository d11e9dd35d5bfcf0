package dev.smisk.processor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Takes annotations apart: what does one mention, in the annotations that it holds too? */
final class AnnotationParts {
  /** What javac gives for a constant that it could not resolve (yet). */
  private static final String UNRESOLVED = "<error>";

  private final boolean withDefaults;
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private final Set<Element> mentioned = new LinkedHashSet<>();
  private boolean isUnresolved;

  private AnnotationParts(boolean withDefaults) {
    this.withDefaults = withDefaults;
  }

  /** The classes and enum constants that stand in it. */
  static Set<Element> said(AnnotationMirror annotation) {
    return of(annotation, false).mentioned;
  }

  /** Those too that its defaults mention, and the methods that its elements are. */
  static Set<Element> all(AnnotationMirror annotation) {
    return of(annotation, true).mentioned;
  }

  /** The types of the annotation and of those that it holds, by default too; itself first. */
  static Set<TypeElement> types(AnnotationMirror annotation) {
    return of(annotation, true).types;
  }

  /** Whether it mentions what no source defines (yet). */
  static boolean isUnresolved(AnnotationMirror annotation) {
    return of(annotation, false).isUnresolved;
  }

  /** The values of all elements, defaults too, in the order in which its type declares them. */
  static Map<ExecutableElement, AnnotationValue> values(AnnotationMirror annotation) {
    Map<ExecutableElement, AnnotationValue> values = new LinkedHashMap<>();
    for (ExecutableElement element : elements(type(annotation))) {
      AnnotationValue said = annotation.getElementValues().get(element);
      AnnotationValue value = said == null ? element.getDefaultValue() : said;
      if (value != null) {
        values.put(element, value);
      }
    }
    return values;
  }

  /** What an annotation of that type says. */
  static List<ExecutableElement> elements(TypeElement annotation) {
    return ElementFilter.methodsIn(annotation.getEnclosedElements());
  }

  static TypeElement type(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }

  private static AnnotationParts of(AnnotationMirror annotation, boolean withDefaults) {
    AnnotationParts parts = new AnnotationParts(withDefaults);
    parts.add(annotation);
    return parts;
  }

  private void add(AnnotationMirror annotation) {
    types.add(type(annotation));
    add(annotation.getAnnotationType());
    Visitor visitor = new Visitor();
    if (withDefaults) {
      mentioned.addAll(elements(type(annotation)));
      values(annotation).values().forEach(value -> value.accept(visitor, null));
    } else {
      annotation.getElementValues().values().forEach(value -> value.accept(visitor, null));
    }
  }

  private void add(TypeMirror type) {
    for (TypeMirror part : TypeParts.parts(type)) {
      isUnresolved |= part.getKind() == TypeKind.ERROR;
    }
    mentioned.addAll(TypeParts.classes(type));
  }

  private final class Visitor extends SimpleAnnotationValueVisitor14<Void, Void> {
    @Override
    public Void visitAnnotation(AnnotationMirror annotation, Void nothing) {
      add(annotation);
      return null;
    }

    @Override
    public Void visitArray(List<? extends AnnotationValue> values, Void nothing) {
      values.forEach(value -> value.accept(this, null));
      return null;
    }

    @Override
    public Void visitType(TypeMirror type, Void nothing) {
      add(type);
      return null;
    }

    @Override
    public Void visitEnumConstant(VariableElement constant, Void nothing) {
      mentioned.add(constant);
      add(TypeParts.owner(constant).asType());
      return null;
    }

    @Override
    public Void visitString(String text, Void nothing) {
      isUnresolved |= text.equals(UNRESOLVED);
      return null;
    }
  }
}
