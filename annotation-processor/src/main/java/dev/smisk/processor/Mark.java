package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** One of our annotations where it stands, so that an error can point at its value. */
record Mark(Element element, AnnotationMirror annotation) {
  /** What javac gives for a constant that it could not resolve (yet). */
  private static final String UNRESOLVED = "<error>";

  /** The annotation of that qualified name on an element, or null. */
  static @Nullable Mark find(Element element, String name) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(name)) {
        return new Mark(element, annotation);
      }
    }
    return null;
  }

  static boolean isOn(Element element, String name) {
    return find(element, name) != null;
  }

  /** The {@code value} as text; empty where it was left out. */
  String text() {
    AnnotationValue value = value();
    return value == null ? "" : String.valueOf(value.getValue());
  }

  /** The elements of an array of that name, or its single value; empty where it was left out. */
  List<AnnotationValue> elements(String name) {
    AnnotationValue value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value.getValue() instanceof List<?> list)) {
      return List.of(value);
    }
    return list.stream().map(AnnotationValue.class::cast).toList();
  }

  /** Where an error about an element of a value belongs. */
  Place place(AnnotationValue value) {
    return new Place(element, annotation, value);
  }

  /** The annotation's simple name. */
  String simpleName() {
    return annotation.getAnnotationType().asElement().getSimpleName().toString();
  }

  /** Whether the value is a constant that no source defines yet. */
  boolean isUnresolved() {
    AnnotationValue value = value();
    return value != null && (!(value.getValue() instanceof String text) || text.equals(UNRESOLVED));
  }

  /** Whether an element is a constant that no source defines yet. */
  boolean isUnresolved(String name) {
    return elements(name).stream()
        .map(AnnotationValue::getValue)
        .anyMatch(
            value ->
                value instanceof String text
                    ? text.equals(UNRESOLVED)
                    : !(value instanceof Number));
  }

  /** Where an error about this annotation belongs. */
  Place place() {
    return new Place(element, annotation, value());
  }

  private @Nullable AnnotationValue value() {
    return value("value");
  }

  private @Nullable AnnotationValue value(String name) {
    for (var entry : annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
