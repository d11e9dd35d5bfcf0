package dev.smisk.processor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A route as one line of text, by which it is remembered from one compilation to the next: what is
 * needed to find duplicates and to name them.
 *
 * @param handler the handler class's binary name
 * @param place as errors name it: {@code "com.acme.Books.find(long) (Books.java:17)"}
 */
record Served(String verb, PathPattern pattern, MediaTypes media, String handler, String place) {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (/\\S*)(?: consuming (\\S+))?(?: producing (\\S+))? by (\\S+): (.+)");

  static Served of(HandlerClass handler, RouteMethod route) {
    return new Served(
        route.verb(), route.pattern(), route.media(), handler.binaryName(), handler.place(route));
  }

  /** The route of such a line, or null if it is none. */
  static @Nullable Served parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return new Served(
          matcher.group(1),
          PathText.parse(matcher.group(2)),
          new MediaTypes(list(matcher.group(3)), list(matcher.group(4))),
          matcher.group(5),
          matcher.group(6));
    } catch (MalformedRoute notOurs) {
      return null;
    }
  }

  /** {@code "GET /books/{id}"}. */
  String route() {
    return verb + " " + pattern;
  }

  /** Whether both can match the same request and neither is more specific. */
  boolean rivals(Served other) {
    return verb.equals(other.verb)
        && pattern.rivals(other.pattern)
        && !(pattern.isSame(other.pattern) && media.areDistinctFrom(other.media));
  }

  private static List<String> list(@Nullable String texts) {
    return texts == null ? List.of() : List.of(texts.split(",", -1));
  }

  /** {@code "GET /books/{id} by com.acme.Books: com.acme.Books.find(long) (Books.java:17)"}. */
  @Override
  public String toString() {
    return route() + media + " by " + handler + ": " + place;
  }
}
