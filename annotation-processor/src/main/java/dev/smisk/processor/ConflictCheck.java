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

  /** A method that answers exceptions of the whole app. */
  private record Caught(HandlerClass handler, CatchMethod method) {}

  /** By qualified name of what is caught in the whole app. */
  private final Map<String, Caught> caught = new HashMap<>();

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
      if (handler.routes().isEmpty()) {
        checkCatches(handler, faulty);
      }
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

  /** Methods that answer exceptions of the whole app: two for one type would be a guess. */
  private void checkCatches(HandlerClass handler, Set<String> faulty) {
    for (CatchMethod method : handler.catches()) {
      Caught caught = new Caught(handler, method);
      for (TypeElement type : method.types()) {
        Caught other = this.caught.putIfAbsent(type.getQualifiedName().toString(), caught);
        if (other != null && !other.method().equals(method)) {
          reportCaught(type, method, other);
          reportCaught(type, other.method(), caught);
          faulty.add(handler.binaryName());
          faulty.add(other.handler().binaryName());
        }
      }
    }
  }

  private void reportCaught(TypeElement type, CatchMethod at, Caught other) {
    problems.report(
        at.mark().place(),
        type.getSimpleName()
            + " is caught twice for the whole app: remove it here or from "
            + other.handler().place(other.method()));
  }

  private void report(Candidate at, Candidate other, String hint) {
    Mark mark = at.mark == null ? null : current(at.mark);
    if (mark == null) {
      return;
    }
    problems.report(
        mark.place(),
        at.served.route() + conflict(at.served, other.served) + other.served.place() + hint);
  }

  private static String conflict(Served one, Served other) {
    if (!one.pattern().isSame(other.pattern())) {
      return " and "
          + other.route()
          + " can match the same path, and neither is more specific: change this path or that of ";
    }
    boolean isNamed = !one.media().areAny() || !other.media().areAny();
    if (one.pattern().toString().equals(other.pattern().toString()) && !isNamed) {
      return " is served twice: change this path or that of ";
    }
    if (!isNamed) {
      return " and "
          + other.route()
          + " can match the same path, and neither is more specific: change this path or that of ";
    }
    boolean isCovered = other.media().cover(one.media()) && !one.media().cover(other.media());
    return isCovered
        ? " is never chosen by its media types, since what consumes and produces say there takes all"
            + " of its requests: name types that differ here or at "
        : " is served twice for some media types: name other types in consumes or produces here or"
            + " at ";
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
