package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.util.List;
import java.util.Locale;

/**
 * A plot of horizontal bars as SVG: panels below each other, each with its own scale, and two parts
 * to a bar.
 *
 * @param title above all
 * @param first what the first part of each bar is
 * @param second what the second part is
 */
record BarChart(String title, String first, String second, List<Panel> panels) {
  private static final int WIDTH = 760;
  private static final int LEFT = 130;
  private static final int LONGEST = 470;
  private static final int BAR = 22;
  private static final String FIRST_COLOUR = "#1f6f8b";
  private static final String SECOND_COLOUR = "#b8c4bb";

  /** Some bars with one scale. */
  record Panel(String title, List<Bar> bars) {}

  /** One bar; its parts are not negative. */
  record Bar(String label, double first, double second) {}

  /** The SVG document. */
  String svg() {
    StringBuilder body = new StringBuilder();
    text(body, 12, 26, "start", 16, title);
    legend(body);
    int y = 76;
    for (Panel panel : panels) {
      text(body, 12, y + 12, "start", 14, panel.title());
      y += 24;
      double scale =
          panel.bars().stream().mapToDouble(bar -> bar.first() + bar.second()).max().orElse(0);
      for (Bar bar : panel.bars()) {
        bar(body, y, bar, scale);
        y += BAR;
      }
      y += 18;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="sans-serif" fill="#222">
        <title>%s</title>
        <rect width="100%%" height="100%%" fill="white"/>
        %s</svg>
        """
        .formatted(WIDTH, y, WIDTH, y, escaped(title), body);
  }

  private void legend(StringBuilder body) {
    rectangle(body, 12, 42, 12, FIRST_COLOUR);
    text(body, 30, 53, "start", 12, first);
    rectangle(body, 332, 42, 12, SECOND_COLOUR);
    text(body, 350, 53, "start", 12, second);
  }

  private static void bar(StringBuilder body, int y, Bar bar, double scale) {
    double unit = scale > 0 ? LONGEST / scale : 0;
    double firstWidth = bar.first() * unit;
    double secondWidth = bar.second() * unit;
    text(body, LEFT - 8, y + 13, "end", 12, bar.label());
    rectangle(body, LEFT, y, firstWidth, FIRST_COLOUR);
    rectangle(body, LEFT + firstWidth, y, secondWidth, SECOND_COLOUR);
    String label = number(bar.first()) + " + " + number(bar.second());
    text(body, LEFT + firstWidth + secondWidth + 8, y + 13, "start", 12, label);
  }

  private static void rectangle(
      StringBuilder body, double x, double y, double width, String colour) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            BAR - 6,
            colour));
  }

  private static void text(
      StringBuilder body, double x, double y, String anchor, int size, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
            x,
            y,
            anchor,
            size,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
