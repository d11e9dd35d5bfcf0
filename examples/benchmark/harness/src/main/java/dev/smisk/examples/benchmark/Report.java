package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run found: printed as it goes, and written as Markdown with plots and raw figures beside
 * it.
 */
final class Report {
  private final Path directory;
  private final PrintStream terminal;
  private final StringBuilder markdown = new StringBuilder();
  private final List<String> failures = new ArrayList<>();

  /** {@code directory} is made where it is missing. */
  Report(Path directory, PrintStream terminal) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.terminal = terminal;
  }

  /** What goes on, for those who wait. */
  void progress(String line) {
    terminal.println(line);
  }

  /** A contestant that can't be measured; the others go on. */
  void failure(String contestant, IOException why) {
    terminal.println(contestant + " FAILED: " + why.getMessage());
    failures.add(contestant + ": " + why.getMessage());
  }

  boolean failed() {
    return !failures.isEmpty();
  }

  void title(String text) {
    markdown.append("# ").append(text).append("\n\n");
  }

  void heading(String text) {
    markdown.append("## ").append(text).append("\n\n");
  }

  void paragraph(String text) {
    markdown.append(text).append("\n\n");
  }

  void table(String title, MarkdownTable table) {
    terminal.println("\n" + title + "\n\n" + table);
    markdown.append("### ").append(title).append("\n\n").append(table).append('\n');
  }

  void plot(String name, BarChart chart) throws IOException {
    file(name, chart.svg());
    markdown.append("![").append(chart.title()).append("](").append(name).append(")\n\n");
  }

  /** A file beside the report. */
  void file(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  /** Writes {@code report.md}, and returns where it is. */
  Path write() throws IOException {
    if (failed()) {
      heading("Failures");
      failures.forEach(failure -> paragraph("```\n" + failure + "\n```"));
    }
    return Files.writeString(directory.resolve("report.md"), markdown);
  }
}
