package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import java.util.List;
import java.util.Set;

/** Checks what the parts of one route say together. */
final class RouteCheck {
  /** Request methods whose content has no meaning: RFC 9110 sections 9.3.1, 9.3.2 and 9.3.5. */
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  private final Problems problems;

  RouteCheck(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong. */
  void check(RouteMethod route) {
    checkVariables(route);
    checkBody(route);
    route.parameters().forEach(this::checkDefault);
  }

  private void checkVariables(RouteMethod route) {
    List<String> names =
        route.element().getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
    for (String variable : route.pattern().variables()) {
      if (names.contains(variable)) {
        continue;
      }
      List<String> free =
          names.stream().filter(name -> !route.pattern().variables().contains(name)).toList();
      String nearest = Nearest.to(variable, free);
      problems.report(
          route.mark().place(),
          "No parameter of "
              + route.signature()
              + " is named "
              + variable
              + ", as the path variable {"
              + variable
              + "} is: "
              + (nearest == null
                  ? "add one, such as long " + variable + " or String " + variable
                  : "did you mean {" + nearest + "}?"));
    }
  }

  private void checkBody(RouteMethod route) {
    List<Parameter> bodies = route.bodies();
    List<Parameter> streams = route.streams();
    if (bodies.size() > 1) {
      problems.report(
          Place.of(bodies.get(1).element()),
          "Both "
              + bodies.get(0).declaration()
              + " and "
              + bodies.get(1).declaration()
              + " would be the JSON body, and a request has one: take a record that holds both");
    } else if (streams.size() > 1) {
      problems.report(
          Place.of(streams.get(1).element()),
          "Both "
              + streams.get(0).declaration()
              + " and "
              + streams.get(1).declaration()
              + " would be the streamed body, and a request has one: remove one of them");
    } else if (!bodies.isEmpty() && !streams.isEmpty()) {
      problems.report(
          Place.of(streams.get(0).element()),
          streams.get(0).declaration()
              + " is the streamed body and "
              + bodies.get(0).declaration()
              + " would be the same read as JSON: remove one of them");
    }
    if (WITHOUT_BODY.contains(route.verb())) {
      if (bodies.size() == 1) {
        reportMeaningless(route, bodies.get(0), "JSON");
      }
      if (streams.size() == 1) {
        reportMeaningless(route, streams.get(0), "streamed");
      }
    }
  }

  private void reportMeaningless(RouteMethod route, Parameter body, String kind) {
    problems.report(
        Place.of(body.element()),
        body.declaration()
            + " would be the "
            + kind
            + " body, which has no meaning in a "
            + route.verb()
            + " request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or"
            + " route POST");
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
