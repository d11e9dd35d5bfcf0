package dev.smisk.processor;

import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code @Route} methods: javac and IDEs call this class. It is called for every
 * compilation, with or without our annotations: a class that has lost its last {@code @Route} must
 * leave the services file.
 *
 * <p>It claims no annotation. Where all that there are were claimed, javac would not call the
 * processors behind it.
 */
public final class RouteProcessor extends AbstractProcessor {
  private @Nullable Rounds rounds;

  /** For {@link java.util.ServiceLoader}. */
  public RouteProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    rounds = new Rounds(environment);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Rounds all = Objects.requireNonNull(rounds, "init was not called");
    if (!round.processingOver()) {
      all.process(round);
    } else if (!round.errorRaised()) {
      all.finish();
    }
    return false;
  }
}
