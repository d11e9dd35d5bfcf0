package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path pattern that was found well-formed. No segments: the root, or a class without a prefix.
 * Variable names may still occur twice where a prefix was put before a path.
 */
record PathPattern(List<Segment> segments) {
  static final PathPattern EMPTY = new PathPattern(List.of());

  PathPattern {
    segments = List.copyOf(segments);
  }

  /** This pattern as the prefix of another one. */
  PathPattern then(PathPattern path) {
    return new PathPattern(Stream.concat(segments.stream(), path.segments.stream()).toList());
  }

  /** The names between braces, from left to right. */
  List<String> variables() {
    List<String> names = new ArrayList<>();
    for (Segment segment : segments) {
      String name = segment.variable();
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Groups patterns: two that can match the same path while neither is more specific have the same
   * shape. (Literals outrank variables, so whatever else two patterns share, a segment in which
   * they differ in kind decides.)
   */
  String shape() {
    return segments.stream().map(Segment::shape).collect(Collectors.joining("/", "/", ""));
  }

  /** Whether some path matches both and neither is more specific. */
  boolean rivals(PathPattern other) {
    if (!shape().equals(other.shape()) || segments.size() != other.segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).overlaps(other.segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether both match the same paths, whatever their variables are called. */
  boolean isSame(PathPattern other) {
    return names("x").equals(other.names("x"));
  }

  /** The pattern with another name for all variables. */
  private String names(String name) {
    return toString().replaceAll("\\{\\w+", "{" + name);
  }

  /** As the route table has it, such as <code>/books/{id}</code>. */
  @Override
  public String toString() {
    return segments.stream().map(Objects::toString).collect(Collectors.joining("/", "/", ""));
  }
}
