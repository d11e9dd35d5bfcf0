package dev.smisk.routing;

import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Validation.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells a client which of the values that it sent are forbidden, in terms of its request. */
final class Violations {
  /** What {@link Arguments#constrained} is given for each place: component, source, name. */
  private static final int PER_PLACE = 3;

  private final String[] places;

  /**
   * For parameters that were taken from these places.
   *
   * @param places the component's name, or {@code group.component}; the source; the name there
   */
  Violations(String... places) {
    this.places = places;
  }

  /** One error for each, in the order of the parameters; each once. */
  List<Invalid> errors(List<Violation> violations) {
    record Placed(int place, Invalid error) {}
    List<Placed> placed = new ArrayList<>();
    for (Violation violation : violations) {
      int place = place(violation.path());
      Placed next = new Placed(place, error(violation, place));
      if (!placed.contains(next)) {
        placed.add(next);
      }
    }
    placed.sort(
        Comparator.comparingInt(Placed::place)
            .thenComparing(p -> p.error.name())
            .thenComparing(p -> p.error.detail()));
    return placed.stream().map(Placed::error).toList();
  }

  /** The place of a group's component, else that of the parameter. */
  private int place(List<String> path) {
    if (path.size() > 1) {
      int ofPart = find(path.get(0) + "." + path.get(1));
      if (ofPart >= 0) {
        return ofPart;
      }
    }
    int place = path.isEmpty() ? -1 : find(path.get(0));
    if (place < 0) {
      throw new IllegalStateException("a violation of a value that was not checked: " + path);
    }
    return place;
  }

  private int find(String component) {
    for (int i = 0; i < places.length; i += PER_PLACE) {
      if (places[i].equals(component)) {
        return i;
      }
    }
    return -1;
  }

  private Invalid error(Violation violation, int place) {
    String in = places[place + 1];
    String name = places[place + 2];
    int known = places[place].indexOf('.') < 0 ? 1 : 2;
    List<String> rest = violation.path().subList(known, violation.path().size());
    if (Source.labelled(in) == Source.BODY) {
      return new Invalid(pointer(rest), in, violation.message());
    }
    StringBuilder detail = new StringBuilder();
    for (String part : rest) { // of a list of texts, say
      detail.append(number(part)).append(' ');
    }
    return new Invalid(name, in, detail.append(violation.message()).toString());
  }

  private static String number(String part) {
    try {
      return "(value " + (Integer.parseInt(part) + 1) + ")";
    } catch (NumberFormatException notAnIndex) {
      return "(" + part + ")";
    }
  }

  /** RFC 6901. */
  private static String pointer(List<String> path) {
    StringBuilder pointer = new StringBuilder();
    for (String part : path) {
      pointer.append('/').append(part.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
