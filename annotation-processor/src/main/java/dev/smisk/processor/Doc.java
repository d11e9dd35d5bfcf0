package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * Code that knows where it may be broken into lines, in the manner of google-java-format: a group is
 * put on one line where it fits, else each of its own breaks becomes a line's end.
 */
sealed interface Doc {
  /** Columns of a line. */
  int WIDTH = 100;

  /** Columns by which a continued line is indented. */
  int CONTINUATION = 4;

  /** Never broken. */
  record Text(String text) implements Doc {
    @Override
    public int width() {
      return text.length();
    }
  }

  /** A place for a line's end; if it is none, this text. */
  record Break(String flat) implements Doc {
    @Override
    public int width() {
      return flat.length();
    }
  }

  /** Parts that stand or fall together, indented by so much where they are broken. */
  record Group(int indent, List<Doc> parts) implements Doc {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public int width() {
      return parts.stream().mapToInt(Doc::width).sum();
    }
  }

  /** Columns on one line. */
  int width();

  static Doc text(String text) {
    return new Text(text);
  }

  /** Parts on one line, broken where they themselves are. */
  static Doc of(Doc... parts) {
    return new Group(0, List.of(parts));
  }

  /** {@code head(argument, argument)}. */
  static Doc call(String head, List<Doc> arguments) {
    if (arguments.isEmpty()) {
      return text(head + "()");
    }
    List<Doc> list = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean isLast = i == arguments.size() - 1;
      list.add(isLast ? arguments.get(i) : of(arguments.get(i), text(",")));
      if (!isLast) {
        list.add(new Break(" "));
      }
    }
    Group inner = new Group(0, list);
    return of(
        text(head + "("), new Group(CONTINUATION, List.of(new Break(""), inner, text(")"))));
  }

  /** {@code head(argument, argument)}. */
  static Doc call(String head, Doc... arguments) {
    return call(head, List.of(arguments));
  }

  /** {@code first.link().link()}, with a line for each link where it does not fit. */
  static Doc chain(Doc first, List<Doc> links) {
    List<Doc> parts = new ArrayList<>();
    parts.add(first);
    for (Doc link : links) {
      parts.add(new Break(""));
      parts.add(of(text("."), link));
    }
    return new Group(CONTINUATION, parts);
  }

  /** {@code left = right;}. */
  static Doc assignment(String left, Doc right) {
    return of(
        text(left + " ="), new Group(CONTINUATION, List.of(new Break(" "), right, text(";"))));
  }
}
