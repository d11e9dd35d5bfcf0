package dev.smisk.processor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Parses path patterns and refuses what no request's path can match. */
final class PathText {
  private static final String REST = "...";

  /** Request method, if any; scheme and host; path. */
  private static final Pattern URL =
      Pattern.compile("((?:[A-Z]+ )?)([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)([^?#]*).*");

  private PathText() {}

  /** A class's prefix: no trailing slash, and nothing that must come last. */
  static PathPattern parsePrefix(String text) throws MalformedRoute {
    int space = text.indexOf(' ');
    if (space > 0 && Framework.VERBS.contains(text.substring(0, space))) {
      throw new MalformedRoute(
          "@Route on a class is the prefix of its routes, without a request method: write \""
              + text.substring(space + 1)
              + "\" here and the request method at each method, as in \"GET /{id}\"");
    }
    checkNoUrl(text);
    if (text.isBlank() || text.equals("/")) {
      throw new MalformedRoute(
          "A prefix is a path such as \"/books\": leave @Route off the class where there is none");
    }
    if (!text.startsWith("/")) {
      throw new MalformedRoute(
          "The prefix \"" + text + "\" must start with a slash: write \"/" + text + "\"");
    }
    if (text.endsWith("/")) {
      throw new MalformedRoute(
          "A prefix has no slash at its end: write \""
              + text.replaceAll("/+$", "")
              + "\"; the paths of the methods start with one");
    }
    PathPattern prefix = parse(text);
    for (Segment segment : prefix.segments()) {
      if (segment instanceof Segment.Rest) {
        throw new MalformedRoute(
            segment
                + " takes the rest of a path, so it cannot be in a prefix: move it to the methods");
      }
    }
    return prefix;
  }

  /** Refuses a whole URL, whose path is meant. */
  static void checkNoUrl(String text) throws MalformedRoute {
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      String path = url.group(3).isEmpty() ? "/" : url.group(3);
      throw new MalformedRoute(
          "A route is a path without scheme and host, which the web server sees to: write \""
              + url.group(1)
              + path
              + "\"");
    }
  }

  /** A path that starts with a slash. */
  static PathPattern parse(String path) throws MalformedRoute {
    checkCharacters(path);
    List<Segment> segments = new ArrayList<>();
    if (path.equals("/")) {
      return PathPattern.EMPTY;
    }
    String[] texts = path.substring(1).split("/", -1);
    for (int i = 0; i < texts.length; i++) {
      boolean isLast = i == texts.length - 1;
      if (texts[i].isEmpty() && !isLast) {
        throw new MalformedRoute(
            "\""
                + path
                + "\" has an empty segment: write \""
                + path.replaceAll("/{2,}", "/")
                + "\"");
      }
      Segment segment = segment(texts[i]);
      if (segment instanceof Segment.Rest && !isLast) {
        throw new MalformedRoute(
            segment
                + " takes the rest of the path, so it must come last: for one segment write {"
                + segment.variable()
                + "}");
      }
      segments.add(segment);
    }
    return new PathPattern(segments);
  }

  private static Segment segment(String text) throws MalformedRoute {
    if (text.equals(".") || text.equals("..")) {
      throw new MalformedRoute(
          "No request has the segment \""
              + text
              + "\": clients resolve it before they send; remove it");
    }
    if (text.equals("*") || text.equals("**")) {
      throw new MalformedRoute(
          "There are no wildcards: write {name} for one segment or, last, {name...} for the rest");
    }
    if (text.startsWith(":") && SourceVersion.isName(text.substring(1))) {
      throw new MalformedRoute(
          "A variable is written in braces: write {" + text.substring(1) + "} instead of " + text);
    }
    int open = text.indexOf('{');
    int close = text.indexOf('}');
    if (open < 0 && close < 0) {
      return new Segment.Literal(text);
    }
    if (open < 0 || (close >= 0 && close < open)) {
      throw new MalformedRoute(
          "In \"" + text + "\" a brace is closed that was never opened: write {name}");
    }
    if (close < 0) {
      throw new MalformedRoute(
          "In \""
              + text
              + "\" the brace is never closed: write {"
              + text.substring(open + 1)
              + "}");
    }
    String before = text.substring(0, open);
    String name = text.substring(open + 1, close);
    String after = text.substring(close + 1);
    if (after.indexOf('{') >= 0) {
      throw new MalformedRoute(
          "\""
              + text
              + "\" has two variables in one segment: put a slash between them, or take the segment as"
              + " one variable and split it in the method");
    }
    if (name.indexOf('{') >= 0 || after.indexOf('}') >= 0) {
      throw new MalformedRoute("The braces of \"" + text + "\" do not match: write {name}");
    }
    return variable(before, name, after);
  }

  private static Segment variable(String before, String name, String after) throws MalformedRoute {
    if (name.endsWith(REST)) {
      String restName = name.substring(0, name.length() - REST.length());
      checkName(restName, name);
      if (!before.isEmpty() || !after.isEmpty()) {
        throw new MalformedRoute(
            "{" + name + "} takes whole segments: put a slash before it, and nothing behind it");
      }
      return new Segment.Rest(restName);
    }
    checkName(name, name);
    return before.isEmpty() && after.isEmpty()
        ? new Segment.Variable(name)
        : new Segment.Partial(before, name, after);
  }

  private static void checkName(String name, String braced) throws MalformedRoute {
    if (SourceVersion.isName(name) && name.indexOf('.') < 0) {
      return;
    }
    if (name.isEmpty()) {
      throw new MalformedRoute(
          "{" + braced + "} has no name: write that of the method's parameter, as in {id}");
    }
    if (name.endsWith("?")) {
      throw new MalformedRoute(
          "{"
              + braced
              + "} would be optional, and a path variable is always there: write {"
              + name.substring(0, name.length() - 1)
              + "} and serve the path without it by a method of its own, or take a query parameter");
    }
    if (name.indexOf(':') > 0 || name.indexOf('*') >= 0) {
      throw new MalformedRoute(
          "{"
              + braced
              + "} is more than a name: write {"
              + name.replaceAll("[:*].*", "")
              + "}; the type of the parameter says what it must look like");
    }
    throw new MalformedRoute(
        "{" + braced + "} can be no parameter's name: write a Java name, as in {id}");
  }

  /** Between braces anything goes here, so that a bad name is reported as one. */
  private static void checkCharacters(String path) throws MalformedRoute {
    boolean inBraces = false;
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      inBraces = character == '{' || (inBraces && character != '}');
      String objection = inBraces ? null : objection(character, path);
      if (objection != null) {
        throw new MalformedRoute(objection);
      }
    }
  }

  private static @Nullable String objection(char character, String path) {
    if (character == '?') {
      return "The query takes no part in matching: end the path before the '?', and take the query"
          + " parameter as a parameter of the method";
    }
    if (character == '#') {
      return "No request has a '#' in its path, browsers keep what follows it: end the path before it";
    }
    if (character == '%') {
      return "A path is matched decoded, so it is written decoded: " + decoded(path);
    }
    if (Character.isWhitespace(character) || Character.isISOControl(character)) {
      return "\""
          + path.strip()
          + "\" has white space in it: remove it, or take that segment as a variable";
    }
    if (character == '\\' || character == '<' || character == '>' || character == '*') {
      return "'"
          + character
          + "' means nothing in a path: a variable is written {name}, the rest of the path {name...}";
    }
    return null;
  }

  private static String decoded(String path) {
    try {
      String text = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (text.chars()
              .allMatch(c -> Character.isLetterOrDigit(c) || "-._~!$&'()+,;=:@/{}".indexOf(c) >= 0)
          && text.chars().filter(c -> c == '/').count()
              == path.chars().filter(c -> c == '/').count()) {
        return "write \"" + text + "\"";
      }
    } catch (IllegalArgumentException malformed) {
      // Then there is no decoded form to show.
    }
    return "take that segment as a variable, {name}";
  }
}
