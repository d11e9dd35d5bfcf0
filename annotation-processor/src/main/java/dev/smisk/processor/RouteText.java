package dev.smisk.processor;

import static dev.smisk.processor.Framework.VERBS;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code @Route} on a method says.
 *
 * @param verb one of {@link Framework#VERBS}
 * @param path without the class's prefix; empty where the prefix itself is served
 * @param isBare whether the path was left out
 */
record RouteText(String verb, PathPattern path, boolean isBare) {

  private static final Pattern SWAPPED = Pattern.compile("\\s*(/\\S*)\\s+([A-Za-z]+)\\s*");

  /** Reads {@code "METHOD /path"}. */
  static RouteText parse(String text) throws MalformedRoute {
    if (text.isBlank()) {
      throw new MalformedRoute(
          "@Route on a method names the request method and the path: write \"GET /books\"");
    }
    PathText.checkNoUrl(text);
    Matcher swapped = SWAPPED.matcher(text);
    if (swapped.matches() && VERBS.contains(swapped.group(2).toUpperCase(Locale.ROOT))) {
      throw new MalformedRoute(
          "The request method comes first: write \""
              + swapped.group(2).toUpperCase(Locale.ROOT)
              + " "
              + swapped.group(1)
              + "\"");
    }
    if (text.startsWith("/")) {
      throw new MalformedRoute(
          "\"" + text + "\" has no request method: write \"GET " + text + "\"");
    }
    if (!text.equals(text.strip())) {
      throw new MalformedRoute(
          "There is a space too many in \"" + text + "\": write \"" + text.strip() + "\"");
    }
    int space = text.indexOf(' ');
    String token = space < 0 ? text : text.substring(0, space);
    String path = space < 0 ? "" : text.substring(space + 1);
    checkVerb(token, path);
    if (path.isEmpty()) {
      return new RouteText(token, PathPattern.EMPTY, true);
    }
    if (path.startsWith(" ")) {
      throw new MalformedRoute(
          "One space separates method and path: write \"" + token + " " + path.strip() + "\"");
    }
    if (!path.startsWith("/")) {
      throw new MalformedRoute(
          "The path \""
              + path
              + "\" must start with a slash: write \""
              + token
              + " /"
              + path
              + "\"");
    }
    return new RouteText(token, PathText.parse(path), false);
  }

  private static void checkVerb(String token, String path) throws MalformedRoute {
    if (VERBS.contains(token)) {
      return;
    }
    String rest = path.isEmpty() ? "" : " " + path;
    String upper = token.toUpperCase(Locale.ROOT);
    if (VERBS.contains(upper)) {
      throw new MalformedRoute(
          "Request methods are written in capitals: write \"" + upper + rest + "\"");
    }
    int slash = token.indexOf('/');
    if (slash > 0 && VERBS.contains(upper.substring(0, slash))) {
      throw new MalformedRoute(
          "A space is missing between method and path: write \""
              + upper.substring(0, slash)
              + " "
              + token.substring(slash)
              + rest
              + "\"");
    }
    String nearest = Nearest.to(token, VERBS);
    throw new MalformedRoute(
        "\""
            + token
            + "\" is no request method: "
            + (nearest == null
                ? "use one of " + String.join(", ", VERBS) + ", as in \"GET /books\""
                : "did you mean \"" + nearest + rest + "\"?"));
  }
}
