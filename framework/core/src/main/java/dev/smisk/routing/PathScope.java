package dev.smisk.routing;

import java.util.List;

/**
 * A path of the app and all that are below it: {@code /admin} covers {@code /admin}, {@code
 * /admin/} and {@code /admin/users}, but not {@code /administrator}. Compared decoded, as routes
 * are. Immutable.
 */
record PathScope(List<String> segments) {
  /** How much of what a route serves lies below it. */
  enum Coverage {
    NONE,
    /** A variable of the route stands where the scope has text: each request's path tells. */
    SOME,
    ALL
  }

  /** The whole app. */
  static final PathScope APP = new PathScope(List.of());

  /**
   * The scope of a path.
   *
   * @throws IllegalArgumentException if it is no literal path
   */
  static PathScope of(String path) {
    if (path.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "the path \""
              + path
              + "\" of a filter holds a *, which stands for nothing here: name the path above, which"
              + " covers all that is below it");
    }
    String bare = path;
    while (bare.endsWith("/")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.isEmpty() && !path.isEmpty()) {
      return APP;
    }
    if (PathPattern.parse(bare).variableCount() > 0) {
      throw new IllegalArgumentException(
          "the path \"" + path + "\" of a filter has a variable: name the literal part before it");
    }
    return new PathScope(List.of(bare.substring(1).split("/", -1)));
  }

  /** As it is written. */
  String path() {
    return "/" + String.join("/", segments);
  }

  Coverage of(PathPattern pattern) {
    List<PathPattern.Segment> route = pattern.segments();
    Coverage coverage = Coverage.ALL;
    for (int i = 0; i < segments.size(); i++) {
      if (i == route.size()) {
        return Coverage.NONE;
      }
      PathPattern.Segment segment = route.get(i);
      String text = segments.get(i);
      switch (segment.kind()) {
        case LITERAL -> {
          if (!segment.prefix().equals(text)) {
            return Coverage.NONE;
          }
        }
        case PARTIAL -> {
          if (text.length() <= segment.literalLength()
              || !text.startsWith(segment.prefix())
              || !text.endsWith(segment.suffix())) {
            return Coverage.NONE;
          }
          coverage = Coverage.SOME;
        }
        case VARIABLE -> coverage = Coverage.SOME;
        case REST -> {
          return Coverage.SOME;
        }
      }
    }
    return coverage;
  }

  /** Whether a request's raw path, without the app's prefix, lies below it. */
  boolean covers(String path) {
    if (segments.isEmpty()) {
      return true;
    }
    if (!path.startsWith("/")) {
      return false; // OPTIONS *
    }
    SplitPath split = new SplitPath();
    split.split(path, 0, path.length());
    return split.skip(segments);
  }
}
