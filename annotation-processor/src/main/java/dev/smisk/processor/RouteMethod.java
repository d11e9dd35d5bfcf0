package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * One {@code @Route} method that was read without an error.
 *
 * @param mark its {@code @Route}
 * @param verb the request method
 * @param pattern with the class's prefix
 * @param status of the answer; 0 for the usual one
 * @param filters of the class and its own, the outermost first
 * @param annotations of its own and the class's those that filters are shown
 * @param limits of the body, its own and the class's
 * @param constrained the parameters that are checked against constraints
 * @param source file and line, such as {@code Books.java:17}
 */
record RouteMethod(
    ExecutableElement element,
    Mark mark,
    String verb,
    PathPattern pattern,
    List<Parameter> parameters,
    MediaTypes media,
    Result result,
    int status,
    boolean isBlocking,
    List<TypeElement> filters,
    List<AnnotationMirror> annotations,
    RouteLimits limits,
    List<Constrained> constrained,
    String source) {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  /** {@code "GET /books/{id}"}. */
  String route() {
    return verb + " " + pattern;
  }

  String name() {
    return element.getSimpleName().toString();
  }

  /** Whether the generated method must say that it throws. */
  boolean throwsChecked() {
    return bodyNeeds() == BodyNeeds.UPLOADS || throwsChecked(element, result);
  }

  static boolean throwsChecked(ExecutableElement method, Result result) {
    return !method.getThrownTypes().isEmpty()
        || result instanceof Result.Pending
        || (result instanceof Result.Elements elements && elements.isOptional())
        || (result instanceof Result.Plain plain && plain.kind() == Result.Kind.FILE);
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

  /** The parameters that are read from the body as a whole; more than one is an error. */
  List<Parameter> bodies() {
    return parameters.stream().filter(p -> p.source() instanceof FromBody).toList();
  }

  /** The types that the body is read as from JSON. */
  List<TypeMirror> jsonBodies() {
    List<TypeMirror> types = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.source() instanceof FromBody body && body.form().isJson()) {
        types.add(body.type());
      }
    }
    return types;
  }

  /** The parameters that are fields of the body's form. */
  List<Parameter> formFields() {
    return parameters.stream().filter(Parameter::isFromForm).toList();
  }

  /** The parameters with the parts of groups instead of these. */
  List<Parameter> texts() {
    return parameters.stream().flatMap(parameter -> parameter.parts().stream()).toList();
  }

  /** How its parameters read the body. */
  BodyNeeds bodyNeeds() {
    return bodyNeeds(verb, parameters);
  }

  /** How these parameters of a route read the body. */
  static BodyNeeds bodyNeeds(String verb, List<Parameter> parameters) {
    BodyNeeds needs = BodyNeeds.NONE;
    for (Parameter parameter : parameters) {
      if (parameter.isFromForm()) {
        needs =
            needs == BodyNeeds.UPLOADS || parameter.hasUploads()
                ? BodyNeeds.UPLOADS
                : BodyNeeds.FORM;
      }
      if (parameter.source() instanceof FromBody body) {
        return switch (body.form()) {
          case JSON, OPTIONAL_JSON -> BodyNeeds.JSON;
          case TEXT, BYTES -> BodyNeeds.ANY;
          case STREAM -> BodyNeeds.STREAM;
          case MULTIPART -> BodyNeeds.MULTIPART;
        };
      }
      boolean mayAsk =
          parameter.source() instanceof Parameter.FromRequest
              || parameter.source() instanceof Parameter.FromSession; // a form's token
      if (mayAsk && needs == BodyNeeds.NONE && WITH_BODY.contains(verb)) {
        needs = BodyNeeds.ANY;
      }
    }
    return needs;
  }

  boolean takesSession() {
    return parameters.stream().anyMatch(p -> p.source() instanceof Parameter.FromSession);
  }

  /** The types that are read from or written as JSON. */
  List<TypeMirror> jsonTypes() {
    List<TypeMirror> types = new ArrayList<>();
    types.addAll(jsonBodies());
    TypeMirror written = result.jsonType();
    if (written != null) {
      types.add(written);
    }
    return types;
  }
}
