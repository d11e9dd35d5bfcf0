package dev.smisk.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reports our annotations where nothing reads them. */
final class StrayCheck {
  private final Elements elements;
  private final Problems problems;

  StrayCheck(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  /** Checks what is new in a round. */
  void check(RoundEnvironment round) {
    for (String name : List.of(Framework.QUERY, Framework.HEADER, Framework.DEFAULT)) {
      for (Mark mark : marks(round, name)) {
        Element method = TypeParts.owner(mark.element());
        if (!Mark.isOn(method, Framework.ROUTE)) {
          report(mark, "on a parameter of a method without @Route: add @Route(\"GET /…\") to it");
        }
      }
    }
    for (Mark mark : marks(round, Framework.BLOCKING)) {
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
