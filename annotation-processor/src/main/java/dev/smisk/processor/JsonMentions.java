package dev.smisk.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Which classes are read or written as JSON: what routes and {@code @Json} name, and on from it.
 */
final class JsonMentions {
  /** What is done with a class. */
  enum Direction {
    WRITTEN,
    READ
  }

  private record Mention(TypeElement type, Direction direction) {}

  private final Map<TypeElement, Set<Direction>> all = new LinkedHashMap<>();
  private final Deque<Mention> open = new ArrayDeque<>();

  /** What the routes of these classes mention. */
  void addRoutes(Collection<HandlerClass> handlers) {
    for (HandlerClass handler : handlers) {
      for (RouteMethod route : handler.routes()) {
        route.bodies().forEach(body -> add(body.type(), Direction.READ));
        TypeMirror written = route.result().jsonType();
        if (written != null) {
          add(written, Direction.WRITTEN);
        }
      }
    }
  }

  /** What {@code @Json} marks. */
  void addMarked(RoundEnvironment round, TypeElement mark) {
    for (Element element : round.getElementsAnnotatedWith(mark)) {
      List<TypeMirror> named = named(element);
      if (named.isEmpty() && element instanceof TypeElement type) {
        named = List.of(type.asType());
      }
      for (TypeMirror type : named) {
        add(type, Direction.WRITTEN);
        add(type, Direction.READ);
      }
    }
  }

  private static List<TypeMirror> named(Element element) {
    List<TypeMirror> named = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (TypeNames.isNamed(mirror.getAnnotationType(), Framework.JSON_MARK)) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          for (Object item : (List<?>) value.getValue()) {
            if (((AnnotationValue) item).getValue() instanceof TypeMirror type) {
              named.add(type);
            }
          }
        }
      }
    }
    return named;
  }

  /** Every class in the type, but for the JDK's. */
  void add(TypeMirror type, Direction direction) {
    TypeParts.classes(type).forEach(element -> add(element, direction));
  }

  /** The class itself. */
  void add(TypeElement element, Direction direction) {
    String name = element.getQualifiedName().toString();
    if (name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("tools.jackson.")
        || name.startsWith("dev.smisk.http.")) {
      return;
    }
    if (all.computeIfAbsent(element, e -> EnumSet.noneOf(Direction.class)).add(direction)) {
      open.add(new Mention(element, direction));
    }
  }

  /** What was mentioned of the class so far. */
  Set<Direction> directions(TypeElement element) {
    return all.getOrDefault(element, Set.of());
  }

  /** All classes so far, found by following what the reader knows of each. */
  Collection<TypeElement> follow(CodecReader reader) {
    while (!open.isEmpty()) {
      Mention mention = open.remove();
      TypeElement type = mention.type();
      subtypes(type, reader).forEach(subtype -> add(subtype, mention.direction()));
      if (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD) {
        parts(type, reader.read(type), mention.direction())
            .forEach(part -> add(part, mention.direction()));
      }
    }
    return List.copyOf(all.keySet());
  }

  private static List<TypeMirror> subtypes(TypeElement type, CodecReader reader) {
    List<TypeMirror> subtypes = new ArrayList<>(type.getPermittedSubclasses());
    subtypes.addAll(reader.subtypes(type));
    return subtypes.stream().filter(DeclaredType.class::isInstance).toList();
  }

  private static List<TypeMirror> parts(
      TypeElement type, CodecReader.Result result, Direction direction) {
    List<TypeMirror> parts = new ArrayList<>();
    CodecType codec = result.type();
    List<CodecProperty> properties = codec == null ? null : codec.properties(direction);
    if (properties != null) {
      properties.forEach(property -> parts.add(property.type()));
    } else {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        parts.add(field.asType());
      }
    }
    return parts;
  }
}
