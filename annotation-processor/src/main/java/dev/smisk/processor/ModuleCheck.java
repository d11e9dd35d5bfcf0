package dev.smisk.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.util.ElementFilter;

/**
 * Demands that a named module provides what was generated: services files are not read in modules.
 */
final class ModuleCheck {
  private final Problems problems;

  ModuleCheck(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reports what is missing, with the directive to write.
   *
   * @param otherwise what would follow if it were left so
   */
  void check(ModuleElement module, String service, String otherwise, Collection<String> providers) {
    Set<String> provided = new TreeSet<>();
    for (ProvidesDirective directive : ElementFilter.providesIn(module.getDirectives())) {
      if (directive.getService().getQualifiedName().contentEquals(service)) {
        directive
            .getImplementations()
            .forEach(provider -> provided.add(provider.getQualifiedName().toString()));
      }
    }
    List<String> missing = new ArrayList<>(providers);
    missing.removeAll(provided);
    if (missing.isEmpty()) {
      return;
    }
    provided.addAll(providers);
    problems.report(
        Place.of(module),
        "The module "
            + module.getQualifiedName()
            + " does not provide "
            + String.join(", ", missing)
            + ", so "
            + otherwise
            + ": write in module-info.java: provides "
            + service
            + " with "
            + String.join(", ", provided)
            + ";");
  }
}
