package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reports our annotations where nothing reads them. */
final class StrayCheck {
  private static final List<String> PARAMETER_MARKS =
      List.of(
          Framework.QUERY,
          Framework.HEADER,
          Framework.COOKIE,
          Framework.FORM,
          Framework.BODY,
          Framework.DEFAULT);

  private final Elements elements;
  private final Problems problems;

  StrayCheck(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  /** Checks what is new in a round. */
  void check(RoundEnvironment round) {
    for (String name : PARAMETER_MARKS) {
      for (Mark mark : marks(round, name)) {
        Element method = TypeParts.owner(mark.element());
        if (!Mark.isOn(method, Framework.ROUTE) && !isRecord(method)) {
          report(mark, "on a parameter of a method without @Route: add @Route(\"GET /…\") to it");
        }
      }
    }
    for (Mark mark : marks(round, Framework.STATUS)) {
      if (!Mark.isOn(mark.element(), Framework.ROUTE)
          && !Mark.isOn(mark.element(), Framework.CATCH)) {
        report(mark, "on a method without @Route or @Catch: add one");
      }
    }
    List<Mark> ofRoutes = new ArrayList<>(marks(round, Framework.BLOCKING));
    ofRoutes.addAll(marks(round, Framework.FILTERED));
    ofRoutes.addAll(marks(round, Framework.LIMIT));
    for (Mark mark : ofRoutes) {
      Element element = mark.element();
      boolean isServed =
          Mark.isOn(element, Framework.ROUTE)
              || element.getEnclosedElements().stream()
                  .anyMatch(member -> Mark.isOn(member, Framework.ROUTE));
      if (!isServed) {
        report(
            mark,
            element instanceof TypeElement
                ? "on a class without @Route methods: add one"
                : "on a method without @Route: add @Route(\"GET /…\") to it");
      }
    }
  }

  /** Whether it is a record's constructor: records can be groups of parameters. */
  private static boolean isRecord(Element constructor) {
    return constructor.getKind() == ElementKind.CONSTRUCTOR
        && TypeParts.owner(constructor).getKind() == ElementKind.RECORD;
  }

  private void report(Mark mark, String where) {
    problems.report(
        mark.place(),
        "Nothing reads @" + mark.simpleName() + " " + where + ", or remove the annotation");
  }

  private List<Mark> marks(RoundEnvironment round, String name) {
    TypeElement annotation = elements.getTypeElement(name);
    if (annotation == null) {
      return List.of();
    }
    return round.getElementsAnnotatedWith(annotation).stream()
        .flatMap(element -> Stream.ofNullable(Mark.find(element, name)))
        .toList();
  }
}
