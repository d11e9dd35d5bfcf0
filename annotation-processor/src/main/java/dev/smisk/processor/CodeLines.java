package dev.smisk.processor;

import java.util.List;

/** Source code in the making, line by line, indented by what is open. */
final class CodeLines {
  private static final int STEP = 2;

  private final StringBuilder text = new StringBuilder();
  private int indent;
  private int column;

  /** One line as it is; empty: a blank one. */
  CodeLines line(String line) {
    text.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
    return this;
  }

  /** A line that opens a block. */
  CodeLines open(String line) {
    line(line);
    indent += STEP;
    return this;
  }

  /** A line that closes a block. */
  CodeLines close(String line) {
    indent -= STEP;
    return line(line);
  }

  /** A line that closes one block and opens the next. */
  CodeLines closeAndOpen(String line) {
    return close(line).indented();
  }

  private CodeLines indented() {
    indent += STEP;
    return this;
  }

  /** A statement of one or several lines that opens a block. */
  CodeLines open(Doc doc) {
    line(doc);
    indent += STEP;
    return this;
  }

  /** A statement of one or several lines. */
  CodeLines line(Doc doc) {
    text.append(" ".repeat(indent));
    column = indent;
    print(doc, indent, 0);
    text.append('\n');
    return this;
  }

  /** A Javadoc comment of one paragraph. */
  CodeLines javadoc(String sentence) {
    String single = "/** " + sentence + " */";
    if (indent + single.length() <= Doc.WIDTH) {
      return line(single);
    }
    line("/**");
    StringBuilder wrapped = new StringBuilder(" *");
    for (String word : sentence.split(" ", -1)) {
      if (indent + wrapped.length() + 1 + word.length() > Doc.WIDTH) {
        line(wrapped.toString());
        wrapped.setLength(2);
      }
      wrapped.append(' ').append(word);
    }
    return line(wrapped.toString()).line(" */");
  }

  /**
   * Puts a part behind what is on the line.
   *
   * @param margin where a broken line continues
   * @param following columns of what must stay on the same line behind it
   */
  private void print(Doc doc, int margin, int following) {
    boolean isFlat = column + doc.width() + following <= Doc.WIDTH;
    if (!(doc instanceof Doc.Group group) || isFlat) {
      flat(doc);
      return;
    }
    List<Doc> parts = group.parts();
    int inner = margin + group.indent();
    for (int i = 0; i < parts.size(); i++) {
      Doc part = parts.get(i);
      if (part instanceof Doc.Break filled && group.isFilled() && fitsNext(parts, i, following)) {
        flat(filled);
      } else if (part instanceof Doc.Break) {
        text.append('\n').append(" ".repeat(inner));
        column = inner;
      } else {
        print(part, inner, following(parts, i + 1, following));
      }
    }
  }

  private boolean fitsNext(List<Doc> parts, int index, int following) {
    Doc next = parts.get(index + 1);
    int behind = following(parts, index + 2, following);
    return column + parts.get(index).width() + next.width() + behind <= Doc.WIDTH;
  }

  /** Columns from a part on to the next break, which is taken. */
  private static int following(List<Doc> parts, int from, int behind) {
    int columns = 0;
    for (Doc part : parts.subList(from, parts.size())) {
      if (part instanceof Doc.Break) {
        return columns;
      }
      columns += untilBreak(part);
      if (hasBreak(part)) {
        return columns;
      }
    }
    return columns + behind;
  }

  private static boolean hasBreak(Doc doc) {
    return doc instanceof Doc.Break
        || (doc instanceof Doc.Group group && group.parts().stream().anyMatch(CodeLines::hasBreak));
  }

  private static int untilBreak(Doc doc) {
    if (!(doc instanceof Doc.Group group)) {
      return doc instanceof Doc.Break ? 0 : doc.width();
    }
    int columns = 0;
    for (Doc part : group.parts()) {
      columns += untilBreak(part);
      if (hasBreak(part)) {
        return columns;
      }
    }
    return columns;
  }

  private void flat(Doc doc) {
    if (doc instanceof Doc.Group group) {
      group.parts().forEach(this::flat);
      return;
    }
    String flat = doc instanceof Doc.Text part ? part.text() : ((Doc.Break) doc).flat();
    text.append(flat);
    column += flat.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
