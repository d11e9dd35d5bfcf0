package dev.smisk.routing;

import dev.smisk.http.Problem.Invalid;
import java.util.Locale;

/** Where a value was looked for, as {@code in} of an error says. */
enum Source {
  PATH("path variable ", "send it with the request"),
  QUERY("query parameter ", "add ?%s=… to the URL"),
  HEADER("header ", "send it with the request"),
  COOKIE("cookie ", "send it with the request"),
  FORM("form field ", "add it to the form"),
  BODY("body", "send one");

  private final String label = name().toLowerCase(Locale.ROOT);
  private final String noun;
  private final String remedy;

  Source(String noun, String remedy) {
    this.noun = noun;
    this.remedy = remedy;
  }

  String label() {
    return label;
  }

  /** The detail of an error about a value that is not there. */
  String missing(String name) {
    return "is missing: " + remedy.formatted(name);
  }

  /**
   * {@code "the query parameter limit is missing: …"}, {@code "the body is refused at /authors/2:
   * …"}. A body's detail may be an app's own sentence, so that it has to stand for itself.
   */
  String sentence(String name, String detail) {
    if (this == BODY) {
      return "the body is refused" + (name.isEmpty() ? "" : " at " + name) + ": " + detail;
    }
    return "the " + noun + name + " " + detail;
  }

  /** A sentence on an error, whose place may be one that an app made up. */
  static String describe(Invalid error) {
    for (Source source : values()) {
      if (source.label.equals(error.in())) {
        return source.sentence(error.name(), error.detail());
      }
    }
    return error.name() + " " + error.detail();
  }

  static Source labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
