package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * One {@code @Route} method that was read without an error.
 *
 * @param mark its {@code @Route}
 * @param verb the request method
 * @param pattern with the class's prefix
 * @param source file and line, such as {@code Books.java:17}
 */
record RouteMethod(
    ExecutableElement element,
    Mark mark,
    String verb,
    PathPattern pattern,
    List<Parameter> parameters,
    Result result,
    boolean isBlocking,
    String source) {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  /** {@code "GET /books/{id}"}. */
  String route() {
    return verb + " " + pattern;
  }

  String name() {
    return element.getSimpleName().toString();
  }

  boolean isStatic() {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  /** {@code "find(long)"}. */
  String signature() {
    return signature(element);
  }

  /** {@code "find(long)"}. */
  static String signature(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> TypeNames.erased(parameter.asType()))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  /** The parameters that are read from the JSON body; more than one is an error. */
  List<Parameter> bodies() {
    return parameters.stream().filter(p -> p.source() instanceof Parameter.FromBody).toList();
  }

  /** The parameters that are the body as it comes; more than one is an error. */
  List<Parameter> streams() {
    return parameters.stream().filter(p -> p.source() instanceof Parameter.FromStream).toList();
  }

  /** Whether the handler takes the request itself, and so may ask it for a body. */
  boolean mayAskForBody() {
    return WITH_BODY.contains(verb)
        && parameters.stream().anyMatch(p -> p.source() instanceof Parameter.FromRequest);
  }

  /** The types that are read from or written as JSON. */
  List<TypeMirror> jsonTypes() {
    List<TypeMirror> types = new ArrayList<>();
    bodies().forEach(body -> types.add(body.type()));
    if (result instanceof Result.Json json) {
      types.add(json.type());
    } else if (result instanceof Result.TypedResponse response) {
      types.add(response.type());
    }
    return types;
  }
}
