package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * Code that knows where it may be broken into lines, in the manner of google-java-format: a group
 * is put on one line where it fits, else each of its own breaks becomes a line's end.
 */
sealed interface Doc {
  /** Columns of a line. */
  int WIDTH = 100;

  /** Arguments of fewer columns are filled into lines. */
  int SHORT = 10;

  /** Characters of a string that is never divided: the deepest argument has place for it. */
  int WHOLE_LITERAL = 78;

  /** Characters of a part of one that is. */
  int LITERAL_PART = 72;

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

  /**
   * Parts of one level.
   *
   * @param indent columns by which they are indented where they are broken
   * @param isFilled whether lines are filled, instead of broken at all breaks
   */
  record Group(int indent, boolean isFilled, List<Doc> parts) implements Doc {
    public Group {
      parts = List.copyOf(parts);
    }

    Group(int indent, List<Doc> parts) {
      this(indent, false, parts);
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
    return list(head + "(", arguments, ")");
  }

  /** {@code new String[] {element, element}}. */
  static Doc array(String type, List<Doc> elements) {
    return list("new " + type + "[] {", elements, "}");
  }

  private static Doc list(String open, List<Doc> arguments, String close) {
    if (arguments.isEmpty()) {
      return text(open + close);
    }
    List<Doc> list = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean isLast = i == arguments.size() - 1;
      list.add(isLast ? arguments.get(i) : of(arguments.get(i), text(",")));
      if (!isLast) {
        list.add(new Break(" "));
      }
    }
    boolean isFilled = arguments.stream().allMatch(argument -> argument.width() < SHORT);
    Group inner = new Group(0, isFilled, list);
    return of(text(open), new Group(CONTINUATION, List.of(new Break(""), inner, text(close))));
  }

  /** {@code head(argument, argument)}. */
  static Doc call(String head, Doc... arguments) {
    return call(head, List.of(arguments));
  }

  /** {@code parameter -> body}. */
  static Doc lambda(String parameter, Doc body) {
    return of(text(parameter + " ->"), new Group(CONTINUATION, List.of(new Break(" "), body)));
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

  /** {@code type name;}. */
  static Doc declaration(String type, String name) {
    return of(text(type), new Group(CONTINUATION, List.of(new Break(" "), text(name), text(";"))));
  }

  /** A string, in several parts where it is long. */
  static Doc literal(String text) {
    List<Doc> parts = new ArrayList<>();
    int from = 0;
    while (text.length() - from > (from == 0 ? WHOLE_LITERAL : LITERAL_PART)) {
      int to = text.lastIndexOf(' ', from + LITERAL_PART - 1) + 1;
      to = to <= from ? from + LITERAL_PART : to;
      parts.add(text((from == 0 ? "" : "+ ") + StringLiteral.of(text.substring(from, to))));
      parts.add(new Break(" "));
      from = to;
    }
    parts.add(text((from == 0 ? "" : "+ ") + StringLiteral.of(text.substring(from))));
    return new Group(CONTINUATION, parts);
  }

  /** {@code left = right;}. */
  static Doc assignment(String left, Doc right) {
    return of(
        text(left + " ="), new Group(CONTINUATION, List.of(new Break(" "), right, text(";"))));
  }
}
