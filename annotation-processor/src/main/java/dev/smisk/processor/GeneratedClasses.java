package dev.smisk.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the sources of this compilation, each under a name that nothing else has. */
final class GeneratedClasses {
  private final Filer filer;
  private final Elements elements;
  private final Problems problems;

  /** The handler's qualified name, by that of the class written for it. */
  private final Map<String, String> owners = new HashMap<>();

  GeneratedClasses(ProcessingEnvironment environment, Problems problems) {
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
    this.problems = problems;
  }

  /** Whether the source was written; if not, why is reported. */
  boolean write(HandlerClass handler) {
    String name = handler.generatedQualifiedName();
    String own = handler.element().getQualifiedName().toString();
    if (!isFree(name, own)) {
      return false;
    }
    owners.put(name, own);
    String source =
        RoutesWriter.write(handler, qualified -> elements.getTypeElement(qualified) != null);
    try (Writer writer = filer.createSourceFile(name, handler.element()).openWriter()) {
      writer.write(source);
      return true;
    } catch (IOException failed) {
      problems.report(
          Place.of(handler.element()),
          "The source of " + name + " cannot be written (" + failed.getMessage() + ")");
      return false;
    }
  }

  private boolean isFree(String name, String own) {
    String other = owners.get(name);
    TypeElement existing = elements.getTypeElement(name);
    if (other == null && existing != null) {
      Mark mark = Mark.find(existing, Framework.GENERATED);
      if (mark == null) {
        report(
            own,
            "The routes of " + own + " would be written to " + name + ", which is there already");
        return false;
      }
      // An earlier compilation wrote it. Where its handler has vanished, it gives its place up.
      other = elements.getTypeElement(mark.text()) == null ? null : mark.text();
    }
    if (other == null || other.equals(own)) {
      return true;
    }
    for (String each : List.of(own, other)) {
      report(
          each, "The routes of " + own + " and of " + other + " would both be written to " + name);
    }
    return false;
  }

  private void report(String handler, String message) {
    TypeElement element = elements.getTypeElement(handler);
    problems.report(
        Place.of(element), message + ": rename " + element.getSimpleName() + " or the other class");
  }
}
