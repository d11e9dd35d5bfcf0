package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes that can match the same request while neither is more specific, and reports them at
 * both methods. Remembers what it has seen, for later rounds.
 */
final class ConflictCheck {
  /**
   * A route with the method that it came from.
   *
   * @param mark where to report; null for routes of the output folder
   */
  private record Candidate(Served served, @Nullable Mark mark) {}

  private final Problems problems;
  private final Elements elements;

  /** By request method and shape of the path: only routes of one group can be rivals. */
  private final Map<String, List<Candidate>> groups = new HashMap<>();

  ConflictCheck(Problems problems, Elements elements) {
    this.problems = problems;
    this.elements = elements;
  }

  /**
   * The handler classes without a conflict.
   *
   * @param handlers new in this round
   * @param compiled what the output folder holds of classes that are not compiled now
   */
  List<HandlerClass> check(List<HandlerClass> handlers, List<Served> compiled) {
    Set<String> faulty = new HashSet<>();
    for (HandlerClass handler : handlers) {
      for (RouteMethod route : handler.routes()) {
        Candidate candidate = new Candidate(Served.of(handler, route), route.mark());
        List<Candidate> group =
            groups.computeIfAbsent(
                route.verb() + route.pattern().shape(), shape -> new ArrayList<>());
        for (Candidate other : group) {
          if (candidate.served.rivals(other.served)) {
            report(candidate, other, "");
            report(other, candidate, "");
            faulty.add(other.served.handler());
            faulty.add(handler.binaryName());
          }
        }
        group.add(candidate);
      }
    }
    for (Served old : compiled) {
      for (Candidate candidate :
          groups.getOrDefault(old.verb() + old.pattern().shape(), List.of())) {
        if (candidate.served.rivals(old)) {
          report(
              candidate,
              new Candidate(old, null),
              ", of an earlier compilation; if it is gone from the source, clean the output folder");
          faulty.add(candidate.served.handler());
        }
      }
    }
    return handlers.stream().filter(handler -> !faulty.contains(handler.binaryName())).toList();
  }

  private void report(Candidate at, Candidate other, String hint) {
    Mark mark = at.mark == null ? null : current(at.mark);
    if (mark == null) {
      return;
    }
    boolean isSame = at.served.pattern().toString().equals(other.served.pattern().toString());
    problems.report(
        mark.place(),
        at.served.route()
            + (isSame
                ? " is served twice"
                : " and "
                    + other.served.route()
                    + " can match the same path, and neither is more specific")
            + ": change this path or that of "
            + other.served.place()
            + hint);
  }

  /**
   * The same {@code @Route} on the same method as the current round sees it: elements of an earlier
   * round have lost their place in the source.
   */
  private @Nullable Mark current(Mark mark) {
    ExecutableElement old = (ExecutableElement) mark.element();
    TypeElement owner = (TypeElement) TypeParts.owner(old);
    TypeElement type = elements.getTypeElement(owner.getQualifiedName());
    if (type == null) {
      return null;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.toString().equals(old.toString())) {
        return Mark.find(method, Framework.ROUTE);
      }
    }
    return null;
  }
}
