package dev.smisk.processor;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Which warnings a mention of deprecated code would give, if it were not suppressed. */
final class Deprecations {
  private Deprecations() {}

  /** {@code deprecation}, {@code removal}, both or none. */
  static Set<String> of(Collection<? extends Element> mentioned) {
    Set<String> warnings = new TreeSet<>();
    for (Element element : mentioned) {
      for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
        if (TypeNames.isNamed(annotation.getAnnotationType(), "java.lang.Deprecated")) {
          warnings.add(isForRemoval(annotation) ? "removal" : "deprecation");
        }
      }
    }
    return warnings;
  }

  private static boolean isForRemoval(AnnotationMirror deprecated) {
    return deprecated.getElementValues().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().getSimpleName().contentEquals("forRemoval")
                    && Boolean.TRUE.equals(entry.getValue().getValue()));
  }

  /** {@code @SuppressWarnings("deprecation")}, for at least one warning. */
  static String suppression(Set<String> warnings, Imports imports) {
    String names = warnings.stream().map(StringLiteral::of).collect(Collectors.joining(", "));
    return "@"
        + imports.name("java.lang.SuppressWarnings")
        + "("
        + (warnings.size() == 1 ? names : "{" + names + "}")
        + ")";
  }
}
