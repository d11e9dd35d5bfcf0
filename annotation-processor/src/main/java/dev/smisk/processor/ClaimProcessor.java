package dev.smisk.processor;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims our annotations, so that {@code -Xlint:processing} does not call them unprocessed. {@link
 * RouteProcessor} cannot: it must be called for every compilation, and a claim of all annotations
 * would keep them from other processors.
 */
public final class ClaimProcessor extends AbstractProcessor {
  /** For {@link java.util.ServiceLoader}. */
  public ClaimProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.copyOf(Framework.CLAIMED);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }
}
