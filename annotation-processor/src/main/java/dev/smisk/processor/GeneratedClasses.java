package dev.smisk.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Writes the sources of this compilation, each under a name that nothing else has. */
final class GeneratedClasses {
  private final Filer filer;
  private final Elements elements;
  private final Problems problems;

  /** The handler's qualified name, by that of the class written for it. */
  private final Map<String, String> written = new HashMap<>();

  GeneratedClasses(ProcessingEnvironment environment, Problems problems) {
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
    this.problems = problems;
  }

  /** Whether the source was written; if not, why is reported. */
  boolean write(HandlerClass handler) {
    String name = handler.generatedQualifiedName();
    String objection = objection(handler, name);
    if (objection != null) {
      problems.report(Place.of(handler.element()), objection);
      return false;
    }
    String source =
        RoutesWriter.write(handler, qualified -> elements.getTypeElement(qualified) != null);
    try (Writer writer = filer.createSourceFile(name, handler.element()).openWriter()) {
      writer.write(source);
    } catch (IOException failed) {
      problems.report(
          Place.of(handler.element()),
          "The source of " + name + " cannot be written (" + failed.getMessage() + ")");
      return false;
    }
    written.put(name, handler.element().getQualifiedName().toString());
    return true;
  }

  private @Nullable String objection(HandlerClass handler, String name) {
    String own = handler.element().getQualifiedName().toString();
    String rename = ": rename " + handler.element().getSimpleName() + " or the other class";
    String other = written.get(name);
    TypeElement existing = elements.getTypeElement(name);
    if (other == null && existing != null) {
      Mark mark = Mark.find(existing, Framework.GENERATED);
      if (mark == null) {
        return "The routes of " + own + " would be written to " + name + ", which is there already"
            + rename;
      }
      // An earlier compilation wrote it. Where its handler has vanished, it gives its place up.
      other = elements.getTypeElement(mark.text()) == null ? null : mark.text();
    }
    return other == null || other.equals(own)
        ? null
        : "The routes of " + own + " and of " + other + " would both be written to " + name + rename;
  }
}
