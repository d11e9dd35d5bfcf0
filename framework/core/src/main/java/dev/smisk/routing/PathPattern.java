package dev.smisk.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A route's template taken apart: segments between slashes, each a literal, a variable, a variable
 * between literals, or the rest of the path. Immutable.
 *
 * <p>Patterns compare by how specific they are, segment by segment from the left: a literal before
 * a variable between literals (the longer their literals together, the earlier), before a variable,
 * before a rest. Two that compare equal and {@linkplain #overlaps overlap} are ambiguous.
 *
 * <p>Literals are written as they are once decoded: {@code /café}, not {@code /caf%C3%A9}. A slash
 * at the end is an empty literal and counts. The annotation processor checks the same rules at
 * compile time with code of its own, since it depends on nothing but the JDK; here they guard
 * against tables that were compiled by another version.
 */
final class PathPattern implements Comparable<PathPattern> {
  /** See {@link #variables()}. */
  static final int REST_OF_PATH = -1;

  /** How many numbers tell where a variable is: see {@link #variables()}. */
  static final int NUMBERS = 3;

  /** What a segment matches, the most specific first. */
  enum Kind {
    /** Exactly its prefix. */
    LITERAL,
    /** Its prefix, one or more characters, its suffix. */
    PARTIAL,
    /** One segment that is not empty. */
    VARIABLE,
    /** This segment, which is not empty, and all that follow. */
    REST
  }

  /**
   * One segment.
   *
   * @param prefix the literal text before the variable, or all of a literal
   * @param suffix the literal text behind the variable
   */
  record Segment(Kind kind, String prefix, String suffix) implements Comparable<Segment> {
    int literalLength() {
      return prefix.length() + suffix.length();
    }

    @Override
    public int compareTo(Segment other) {
      if (kind != other.kind || kind != Kind.PARTIAL) {
        return kind.compareTo(other.kind);
      }
      return Integer.compare(other.literalLength(), literalLength());
    }

    /** Whether some text matches both; asked only of segments that compare equal. */
    boolean overlaps(Segment other) {
      return switch (kind) {
        case LITERAL -> prefix.equals(other.prefix);
        case PARTIAL ->
            (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
        case VARIABLE, REST -> true;
      };
    }
  }

  private final String template;
  private final List<Segment> segments;
  private final int[] variables;

  private PathPattern(String template, List<Segment> segments) {
    this.template = template;
    this.segments = segments;
    int[] found = new int[segments.size() * NUMBERS];
    int length = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.kind() != Kind.LITERAL) {
        found[length] = i;
        found[length + 1] = segment.kind() == Kind.REST ? REST_OF_PATH : segment.prefix().length();
        found[length + 2] = segment.suffix().length();
        length += NUMBERS;
      }
    }
    this.variables = Arrays.copyOf(found, length);
  }

  /**
   * Parses.
   *
   * @throws IllegalArgumentException saying what is wrong with it and how to write it
   */
  static PathPattern parse(String template) {
    if (!template.startsWith("/")) {
      throw malformed(template, "it must start with a slash");
    }
    String[] texts = template.substring(1).split("/", -1);
    List<Segment> segments = new ArrayList<>(texts.length);
    for (int i = 0; i < texts.length; i++) {
      boolean last = i == texts.length - 1;
      segments.add(segment(template, texts[i], last));
    }
    return new PathPattern(template, List.copyOf(segments));
  }

  private static Segment segment(String template, String text, boolean last) {
    int open = text.indexOf('{');
    int close = text.indexOf('}');
    if (open < 0 && close < 0) {
      checkLiteral(template, text, last);
      return new Segment(Kind.LITERAL, text, "");
    }
    if (open < 0 || close < open || text.indexOf('{', open + 1) >= 0) {
      throw malformed(template, "a segment holds one variable at most, such as {name}");
    }
    if (text.indexOf('}', close + 1) >= 0) {
      throw malformed(template, "there is a } without its {");
    }
    String prefix = text.substring(0, open);
    String suffix = text.substring(close + 1);
    boolean whole = prefix.isEmpty() && suffix.isEmpty();
    String name = text.substring(open + 1, close);
    if (name.endsWith("...")) {
      if (!whole || !last) {
        throw malformed(template, "{" + name + "} must be the last segment, and all of it");
      }
      return new Segment(Kind.REST, "", "");
    }
    if (name.isEmpty()) {
      throw malformed(template, "a variable needs a name");
    }
    checkCharacters(template, prefix);
    checkCharacters(template, suffix);
    return new Segment(whole ? Kind.VARIABLE : Kind.PARTIAL, prefix, suffix);
  }

  private static void checkLiteral(String template, String text, boolean last) {
    if (text.isEmpty() && !last) {
      throw malformed(template, "it has an empty segment");
    }
    if (text.equals(".") || text.equals("..")) {
      throw malformed(template, "no request reaches a dot segment");
    }
    checkCharacters(template, text);
  }

  private static void checkCharacters(String template, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        throw malformed(template, "write characters as they are, not percent-encoded");
      }
      if (c == '?' || c == '#' || c < ' ' || c == 0x7f) {
        throw malformed(
            template, "no path holds U+" + Integer.toHexString(0x10000 | c).substring(1));
      }
    }
  }

  private static IllegalArgumentException malformed(String template, String what) {
    return new IllegalArgumentException("the path \"" + template + "\" is malformed: " + what);
  }

  List<Segment> segments() {
    return segments;
  }

  int variableCount() {
    return variables.length / NUMBERS;
  }

  /**
   * Where each variable is: the index of its segment, then how many literal characters are before
   * and behind it there, or {@link #REST_OF_PATH} and 0 where it takes all that follows. Not to be
   * changed: routes share it ({@link RouteTable#variables}).
   */
  int[] variables() {
    return variables;
  }

  /** Negative if this is the more specific one. */
  @Override
  public int compareTo(PathPattern other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      int order = segments.get(i).compareTo(other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  /** Whether some path matches both; asked only of patterns that compare equal. */
  boolean overlaps(PathPattern other) {
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).overlaps(other.segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The same for patterns that could be ambiguous, and for these alone unless they hold partial
   * segments: what to compare pair by pair is found by one look into a map.
   */
  String ambiguityKey() {
    StringBuilder key = new StringBuilder();
    for (Segment segment : segments) {
      key.append('/');
      switch (segment.kind()) {
        case LITERAL -> key.append(segment.prefix());
        case PARTIAL -> key.append('\0').append(segment.literalLength());
        case VARIABLE -> key.append("\0v");
        case REST -> key.append("\0r");
      }
    }
    return key.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && template.equals(pattern.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  /** The template. */
  @Override
  public String toString() {
    return template;
  }
}
