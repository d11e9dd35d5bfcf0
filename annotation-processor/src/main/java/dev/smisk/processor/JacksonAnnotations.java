package dev.smisk.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Jackson's annotations of a class, or of a property in all the places that it has: field, accessor
 * and constructor parameter count as one, as for Jackson. Read by name, without Jackson.
 */
final class JacksonAnnotations {
  private static final String INSIDE = "com.fasterxml.jackson.annotation.JacksonAnnotationsInside";

  /** As a default implementation it stands for none. */
  private static final String JSON_TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";

  private final Elements elements;

  /** By simple name. */
  private final Map<String, AnnotationMirror> found = new LinkedHashMap<>();

  private JacksonAnnotations(Elements elements) {
    this.elements = elements;
  }

  /** Those of a property, which must not say two different things. */
  static JacksonAnnotations ofProperty(Elements elements, Collection<? extends Element> places)
      throws Uncovered {
    JacksonAnnotations annotations = new JacksonAnnotations(elements);
    for (Element place : places) {
      for (AnnotationMirror mirror : unbundled(place)) {
        AnnotationMirror other = annotations.add(mirror);
        if (other != null && !other.toString().equals(mirror.toString())) {
          throw new Uncovered(
              "says two things by @" + simpleName(mirror) + " about " + place.getSimpleName());
        }
      }
    }
    return annotations;
  }

  /** Those of a class; what it says itself stands before what it inherits. */
  static JacksonAnnotations ofClass(Elements elements, Collection<TypeElement> classAndSupertypes) {
    JacksonAnnotations annotations = new JacksonAnnotations(elements);
    classAndSupertypes.forEach(type -> unbundled(type).forEach(annotations::add));
    return annotations;
  }

  /** Jackson's annotations at an element, then those of its bundles where it lacks them itself. */
  private static List<AnnotationMirror> unbundled(Element element) {
    Map<String, AnnotationMirror> all = new LinkedHashMap<>();
    List<TypeElement> bundles = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (Mark.isOn(type, INSIDE)) {
        bundles.add(type);
      } else if (isJackson(mirror)) {
        all.put(simpleName(mirror), mirror);
      }
    }
    for (TypeElement bundle : bundles) {
      for (AnnotationMirror mirror : unbundled(bundle)) {
        all.putIfAbsent(simpleName(mirror), mirror);
      }
    }
    all.remove("JacksonAnnotationsInside");
    return List.copyOf(all.values());
  }

  private @Nullable AnnotationMirror add(AnnotationMirror mirror) {
    return found.putIfAbsent(simpleName(mirror), mirror);
  }

  /** Whether it tells Jackson something, by itself or by what it is annotated with. */
  static boolean isJackson(AnnotationMirror mirror) {
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    String name = type.getQualifiedName().toString();
    return name.startsWith("com.fasterxml.jackson.")
        || name.startsWith("tools.jackson.")
        || name.startsWith("java.beans.")
        || Mark.isOn(type, INSIDE);
  }

  static boolean areOn(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(JacksonAnnotations::isJackson);
  }

  private static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  /** Refuses annotations other than these. */
  JacksonAnnotations only(Set<String> simpleNames) throws Uncovered {
    for (String name : found.keySet()) {
      if (!simpleNames.contains(name)) {
        throw new Uncovered("has @" + name);
      }
    }
    return this;
  }

  boolean has(String simpleName) {
    return found.containsKey(simpleName);
  }

  /** An attribute of an annotation, its default included; null without the annotation. */
  @Nullable Object value(String simpleName, String attribute) {
    AnnotationMirror mirror = found.get(simpleName);
    if (mirror == null) {
      return null;
    }
    for (var entry : elements.getElementValuesWithDefaults(mirror).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(attribute)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  /** Text, or an enum constant's name; empty without the annotation. */
  String text(String simpleName, String attribute) {
    Object value = value(simpleName, attribute);
    return value == null ? "" : text(value);
  }

  private static String text(Object value) {
    return value instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : value.toString();
  }

  boolean flag(String simpleName, String attribute) {
    return Boolean.TRUE.equals(value(simpleName, attribute));
  }

  /** Texts or names of enum constants; empty without the annotation. */
  List<String> texts(String simpleName, String attribute) {
    List<String> texts = new ArrayList<>();
    if (value(simpleName, attribute) instanceof List<?> values) {
      for (Object value : values) {
        texts.add(text(((AnnotationValue) value).getValue()));
      }
    }
    return texts;
  }

  /** The classes that {@code @JsonSubTypes} names, and the one for ids that none of them has. */
  List<TypeMirror> subtypes() {
    List<TypeMirror> types = new ArrayList<>();
    if (value("JsonTypeInfo", "defaultImpl") instanceof DeclaredType byDefault
        && !TypeNames.isNamed(byDefault, JSON_TYPE_INFO)) {
      types.add(byDefault);
    }
    if (value("JsonSubTypes", "value") instanceof List<?> values) {
      for (Object value : values) {
        AnnotationMirror type = (AnnotationMirror) ((AnnotationValue) value).getValue();
        type.getElementValues()
            .forEach(
                (attribute, of) -> {
                  if (of.getValue() instanceof TypeMirror mirror) {
                    types.add(mirror);
                  }
                });
      }
    }
    return types;
  }
}
