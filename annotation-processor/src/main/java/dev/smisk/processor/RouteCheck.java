package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;

/** Checks what the parts of one route say together. */
final class RouteCheck {
  /** Request methods whose content has no meaning: RFC 9110 sections 9.3.1, 9.3.2 and 9.3.5. */
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  /** Request methods whose content somebody may expect to be taken. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final Problems problems;

  RouteCheck(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong. */
  void check(RouteMethod route) {
    checkBody(route);
    route.texts().forEach(this::checkDefault);
    if (WITH_BODY.contains(route.verb()) && !route.bodyNeeds().takesBody()) {
      route.parameters().forEach(parameter -> checkQuery(parameter, route));
    }
  }

  /**
   * Reports path variables that no parameter is named like.
   *
   * @return the parameters that are meant instead, to be spared of errors that follow
   */
  Set<String> checkVariables(ExecutableElement method, Mark mark, PathPattern pattern) {
    Set<String> meant = new HashSet<>();
    List<String> names =
        method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
    for (String variable : pattern.variables()) {
      if (names.contains(variable)) {
        continue;
      }
      List<String> free =
          names.stream()
              .filter(name -> !pattern.variables().contains(name) && !meant.contains(name))
              .toList();
      String similar = Nearest.to(variable, free);
      String nearest = similar == null ? Nearest.around(variable, free) : similar;
      if (nearest != null) {
        meant.add(nearest);
      }
      problems.report(
          mark.place(),
          "No parameter of "
              + RouteMethod.signature(method)
              + " is named "
              + variable
              + ", as the path variable {"
              + variable
              + "} is: "
              + (nearest == null
                  ? "add one, such as long " + variable + " or String " + variable
                  : "did you mean {" + nearest + "}?"));
    }
    return meant;
  }

  private void checkBody(RouteMethod route) {
    List<Parameter> bodies = route.bodies();
    List<Parameter> fields = route.formFields();
    if (bodies.size() > 1) {
      problems.report(
          Place.of(bodies.get(1).element()),
          "Both "
              + bodies.get(0).declaration()
              + " and "
              + bodies.get(1).declaration()
              + " would be the body, and a request has one: "
              + (route.bodyNeeds() == BodyNeeds.JSON
                      && bodies.stream().allMatch(b -> asItComes(b).isEmpty())
                  ? "take a record that holds both"
                  : whole(bodies.get(0), bodies.get(1))));
    } else if (!bodies.isEmpty() && !fields.isEmpty()) {
      problems.report(
          Place.of(fields.get(0).element()),
          fields.get(0).declaration()
              + " would be a field of a form, and "
              + bodies.get(0).declaration()
              + " the whole body, and a request has one: "
              + (route.bodyNeeds() == BodyNeeds.MULTIPART
                  ? "take the field from Multipart too, or all of the form by @Form"
                  : isRecord(bodies.get(0))
                      ? "write @Form before "
                          + bodies.get(0).declaration()
                          + " too, or take "
                          + fields.get(0).name()
                          + " into it"
                      : "take all of it as a form, or as one record"));
    } else if (WITHOUT_BODY.contains(route.verb())) {
      bodies.forEach(body -> refuseBody(route, body, " would be the body"));
      fields.stream()
          .limit(1)
          .forEach(field -> refuseBody(route, field, " would be a field of the body's form"));
    }
  }

  /** What to do where one of the two is all of the body. */
  private static String whole(Parameter one, Parameter other) {
    String what = asItComes(one);
    String others = asItComes(other);
    if (what.equals(others)) {
      return "remove one of them";
    }
    if (what.isEmpty() || (!others.isEmpty() && isStream(other))) {
      return whole(other, one);
    }
    return one.declaration()
        + what
        + ": read everything from it and remove "
        + other.declaration()
        + ", or remove it";
  }

  private static String asItComes(Parameter body) {
    if (isStream(body)) {
      return " is the body itself, as it comes";
    }
    return TypeNames.isNamed(body.element().asType(), Framework.MULTIPART)
        ? " is the body's parts, as they come"
        : "";
  }

  private static boolean isStream(Parameter body) {
    return TypeNames.isNamed(body.element().asType(), BodyReader.INPUT_STREAM);
  }

  private void refuseBody(RouteMethod route, Parameter parameter, String what) {
    problems.report(
        Place.of(parameter.element()),
        parameter.declaration()
            + what
            + ", which has no meaning in a "
            + route.verb()
            + " request (RFC 9110 section 9.3) and gets lost on the way: "
            + instead(parameter)
            + ", or route POST");
  }

  /** How the same values come in the query string. */
  private static String instead(Parameter parameter) {
    if (Mark.isOn(parameter.element(), Framework.FORM) && !parameter.hasUploads()) {
      return "write @Query in place of @Form";
    }
    return isRecord(parameter)
        ? "write @Query before it, so that its components are query parameters"
        : TextReader.isOwnClass(parameter.type())
            ? TextReader.factory(parameter.type()) + " to be a query parameter"
            : "take query parameters";
  }

  private static boolean isRecord(Parameter parameter) {
    return parameter.type() instanceof DeclaredType type
        && type.asElement().getKind() == ElementKind.RECORD;
  }

  /** Who posts text may well mean the body. */
  private void checkQuery(Parameter parameter, RouteMethod route) {
    if (parameter.source() instanceof FromText text
        && text.in() == Parameter.In.QUERY
        && text.conversion() == Scalar.TEXT
        && !Mark.isOn(parameter.element(), Framework.QUERY)) {
      problems.warn(
          Place.of(parameter.element()),
          parameter.declaration()
              + " is a query parameter of "
              + route.route()
              + ", not its body: write @Query before it if that is meant, or @Body or @Form");
    }
  }

  private void checkDefault(Parameter parameter) {
    if (!(parameter.source() instanceof FromText text)) {
      return;
    }
    Mark fallback = text.fallback();
    if (fallback != null && !text.conversion().accepts(fallback.text())) {
      problems.report(
          fallback.place(),
          "The default of "
              + parameter.name()
              + " must be "
              + text.conversion().expected()
              + ", not \""
              + fallback.text()
              + "\"");
    }
  }
}
