package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationValue;

/** Reads {@code consumes} and {@code produces} of a {@code @Route}. */
final class MediaReader {
  private static final String TOKEN = "[!#$&^_.+a-z0-9-]+";

  /** RFC 6838 section 4.2, in lower case. */
  private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

  private static final Pattern RANGE = Pattern.compile(TOKEN + "/[*]");

  private final Problems problems;

  MediaReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * What the route says, or what its parameters say where it says nothing.
   *
   * @param bound the parameters, which decide how the body is read
   * @param result what is answered
   */
  MediaTypes read(Mark route, BodyNeeds bound, Result result) {
    List<String> consumes = types(route, "consumes", true);
    List<String> produces = types(route, "produces", false);
    if (!consumes.isEmpty() && !bound.takesBody()) {
      problems.report(
          route.place(route.elements("consumes").get(0)),
          "Nothing reads the body that consumes speaks of: take it as a parameter, or remove"
              + " consumes");
    }
    for (String type : consumes) {
      if (!bound.reads(type)) {
        problems.report(
            route.place(route.elements("consumes").get(0)),
            "The body is read as "
                + String.join(" or ", bound.types())
                + ", which "
                + type
                + " is not: take @Body String or @Body byte[] to read it yourself");
      }
    }
    if (!produces.isEmpty() && result.end() instanceof Result.None) {
      problems.report(
          route.place(route.elements("produces").get(0)),
          "The method returns nothing, so nothing has the type that produces names: remove"
              + " produces");
    }
    if (result.jsonType() != null) {
      for (String type : produces) {
        if (!BodyNeeds.JSON.reads(type)) {
          problems.report(
              route.place(route.elements("produces").get(0)),
              "The result is written as JSON, which "
                  + type
                  + " is not: return a String or byte[] that is, or Response.stream(\""
                  + type
                  + "\", out -> …)");
        }
      }
    }
    return new MediaTypes(consumes.isEmpty() ? bound.types() : consumes, produces);
  }

  private List<String> types(Mark route, String name, boolean mayBeRange) {
    List<String> types = new ArrayList<>();
    for (AnnotationValue value : route.elements(name)) {
      String text = MediaTypes.normal(String.valueOf(value.getValue()));
      if (TYPE.matcher(text).matches() || (mayBeRange && RANGE.matcher(text).matches())) {
        types.add(text);
        continue;
      }
      int semicolon = text.indexOf(';');
      problems.report(
          route.place(value),
          "\""
              + value.getValue()
              + "\" is no media type: write "
              + (semicolon > 0
                  ? "\"" + text.substring(0, semicolon).strip() + "\", without parameters"
                  : "type and subtype, as in \"text/csv\""));
    }
    return types;
  }
}
