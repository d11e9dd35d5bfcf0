package dev.smisk.processor;

import org.jspecify.annotations.Nullable;

/** One segment of a path pattern, in the order of how specific it is: literals first. */
sealed interface Segment {
  /** Exactly this text, decoded. Empty only as the last segment, for a trailing slash. */
  record Literal(String text) implements Segment {
    @Override
    public @Nullable String variable() {
      return null;
    }

    @Override
    public String shape() {
      return text;
    }

    @Override
    public boolean overlaps(Segment other) {
      return equals(other);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A variable between literals, of which at most one is empty. */
  record Partial(String before, String variable, String after) implements Segment {
    @Override
    public String shape() {
      return "{" + (before.length() + after.length()) + "}";
    }

    @Override
    public boolean overlaps(Segment other) {
      return other instanceof Partial that
          && (before.startsWith(that.before) || that.before.startsWith(before))
          && (after.endsWith(that.after) || that.after.endsWith(after));
    }

    @Override
    public String toString() {
      return before + "{" + variable + "}" + after;
    }
  }

  /** A whole segment that is not empty. */
  record Variable(String variable) implements Segment {
    @Override
    public String shape() {
      return "{}";
    }

    @Override
    public boolean overlaps(Segment other) {
      return other instanceof Variable;
    }

    @Override
    public String toString() {
      return "{" + variable + "}";
    }
  }

  /** All segments from here on. */
  record Rest(String variable) implements Segment {
    @Override
    public String shape() {
      return "{...}";
    }

    @Override
    public boolean overlaps(Segment other) {
      return other instanceof Rest;
    }

    @Override
    public String toString() {
      return "{" + variable + "...}";
    }
  }

  /** The name between the braces, or null. */
  @Nullable String variable();

  /** Equal for two segments exactly where neither is more specific than the other could be. */
  String shape();

  /** Whether, given equal shapes, some text matches both. */
  boolean overlaps(Segment other);
}
