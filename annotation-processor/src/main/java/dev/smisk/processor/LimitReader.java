package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Limit} of classes and methods. */
final class LimitReader {
  private static final String BODY = "body";
  private static final String PARTS = "parts";
  private static final String FIELD = "field";

  private final Problems problems;

  LimitReader(Problems problems) {
    this.problems = problems;
  }

  /** Whether it mentions a constant that no source defines (yet). */
  static boolean isUnresolved(Element element) {
    Mark mark = Mark.find(element, Framework.LIMIT);
    return mark != null
        && (mark.isUnresolved(BODY) || mark.isUnresolved(PARTS) || mark.isUnresolved(FIELD));
  }

  /** Reports errors of a class's own once. */
  void check(TypeElement owner) {
    read(owner, Long.MAX_VALUE, true);
  }

  /**
   * The limits of a route; reports errors of its method's own.
   *
   * @param needs what its parameters read
   */
  RouteLimits read(TypeElement owner, Element method, BodyNeeds needs) {
    RouteLimits own = read(method, needs.maxBytes(), true);
    checkUse(method, needs);
    return own.or(read(owner, Long.MAX_VALUE, false).within(needs));
  }

  private RouteLimits read(Element element, long maxBody, boolean reports) {
    Mark mark = Mark.find(element, Framework.LIMIT);
    if (mark == null) {
      return RouteLimits.NONE;
    }
    boolean isEmpty =
        mark.elements(BODY).isEmpty()
            && mark.elements(PARTS).isEmpty()
            && mark.elements(FIELD).isEmpty();
    if (isEmpty && reports) {
      problems.report(
          mark.place(), "@Limit limits nothing: name body, parts or field, or remove it");
    }
    return new RouteLimits(
        size(mark, BODY, maxBody, reports),
        parts(mark, reports),
        size(mark, FIELD, BodyNeeds.MAX_COLLECTED, reports));
  }

  private long size(Mark mark, String name, long max, boolean reports) {
    for (AnnotationValue value : mark.elements(name)) {
      try {
        return BodySize.parse(String.valueOf(value.getValue()), max);
      } catch (IllegalArgumentException malformed) {
        if (reports) {
          problems.report(mark.place(value), String.valueOf(malformed.getMessage()));
        }
      }
    }
    return -1;
  }

  private int parts(Mark mark, boolean reports) {
    for (AnnotationValue value : mark.elements(PARTS)) {
      int parts = value.getValue() instanceof Integer number ? number : 0;
      if (parts >= 1) {
        return parts;
      }
      if (reports) {
        problems.report(
            mark.place(value), "A form has at least 1 part, so parts cannot be " + parts);
      }
    }
    return -1;
  }

  private void checkUse(Element method, BodyNeeds needs) {
    Mark mark = Mark.find(method, Framework.LIMIT);
    if (mark == null) {
      return;
    }
    List<AnnotationValue> body = mark.elements(BODY);
    if (!body.isEmpty() && !needs.takesBody()) {
      problems.report(
          mark.place(body.get(0)),
          "Nothing reads the body that @Limit speaks of: take it as a parameter, or remove body");
    }
    for (String name : List.of(PARTS, FIELD)) {
      List<AnnotationValue> values = mark.elements(name);
      if (!values.isEmpty() && !needs.isForm()) {
        problems.report(
            mark.place(values.get(0)),
            "The route reads no form, which alone has "
                + name
                + (name.equals(FIELD) ? "s" : "")
                + ": take @Form parameters or Multipart, or remove "
                + name);
      }
    }
  }
}
