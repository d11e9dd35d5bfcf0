package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What happens in each round of one compilation: the classes with {@code @Route} are read, checked,
 * and a class of routes is written beside each. A class that mentions what another processor has
 * still to write waits for the next round; one with errors is abandoned, and the others go on.
 */
final class Rounds {
  private final Elements elements;
  private final HandlerReader reader;
  private final StrayCheck strayCheck;
  private final ConflictCheck conflictCheck;
  private final GeneratedClasses generated;
  private final Registration registration;
  private final BodyCheck bodyCheck;
  private final Codecs codecs;

  /** Qualified names of handler classes that wait for the next round. */
  private final Set<String> deferred = new LinkedHashSet<>();

  Rounds(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    Problems problems = new Problems(environment.getMessager());
    reader = new HandlerReader(environment, problems);
    strayCheck = new StrayCheck(elements, problems);
    conflictCheck = new ConflictCheck(problems, elements);
    generated = new GeneratedClasses(environment, problems);
    registration = new Registration(environment, problems);
    bodyCheck = new BodyCheck(environment, problems);
    codecs = new Codecs(environment);
  }

  /** One round. */
  void process(RoundEnvironment round) {
    registration.compiled(round.getRootElements());
    bodyCheck.compiled(round.getRootElements());
    strayCheck.check(round);
    List<HandlerClass> handlers = new ArrayList<>();
    for (String name : candidates(round)) {
      TypeElement type = elements.getTypeElement(name);
      if (type == null) {
        continue;
      }
      if (reader.isUnresolved(type)) {
        deferred.add(name);
        continue;
      }
      HandlerClass handler = reader.read(type);
      if (handler != null && bodyCheck.passes(handler)) {
        handlers.add(handler);
      }
    }
    codecs.process(round, handlers);
    for (HandlerClass handler : conflictCheck.check(handlers, registration.elsewhere())) {
      if (generated.write(handler)) {
        registration.add(handler);
      }
    }
  }

  /** After the last round. What is still deferred mentions what nobody defines, and javac fails. */
  void finish() {
    if (deferred.isEmpty()) {
      registration.finish(codecs);
    }
  }

  private Set<String> candidates(RoundEnvironment round) {
    Set<String> names = new LinkedHashSet<>(deferred);
    deferred.clear();
    for (String annotation : List.of(Framework.ROUTE, Framework.CATCH)) {
      TypeElement type = elements.getTypeElement(annotation);
      if (type == null) {
        continue;
      }
      for (Element element : round.getElementsAnnotatedWith(type)) {
        Element owner = element instanceof TypeElement ? element : TypeParts.owner(element);
        names.add(((TypeElement) owner).getQualifiedName().toString());
      }
    }
    return names;
  }
}
