package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import dev.smisk.examples.benchmark.Contestant.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The eighth table: files that the application sends, files that it has nginx send, and those that
 * nginx sends without asking. Only for contestants that serve them.
 */
final class FilesTable {
  private static final int CONNECTIONS = 16;
  private static final List<Integer> SIZES = List.of(64 << 10, 16 << 20);

  /** A load before each that is measured. */
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private final Stage stage;
  private final Report report;

  FilesTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** Who sends, and under which path. */
  private enum Sender {
    APP("the application", "/files/own/"),
    TOLD("nginx, told by it", "/files/sent/"),
    NGINX("nginx alone", "/static/own/");

    private final String text;
    private final String path;

    Sender(String text, String path) {
      this.text = text;
      this.path = path;
    }
  }

  /**
   * One measurement.
   *
   * @param peakBytes the most memory that the application has had until then
   */
  private record Sample(Site.Cost cost, long peakBytes) {}

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Map<String, Map<Integer, Map<Sender, List<Sample>>>> all = new LinkedHashMap<>();
    for (int round = 1; round <= stage.options().rounds(); round++) {
      for (Contestant contestant : contestants) {
        if (contestant.has(Trait.FILES)) {
          report.progress("files, round " + round + ", " + contestant.name());
          turn(contestant, all.computeIfAbsent(contestant.name(), name -> new LinkedHashMap<>()));
        }
      }
    }
    write(all);
  }

  private void turn(Contestant contestant, Map<Integer, Map<Sender, List<Sample>>> samples)
      throws InterruptedException {
    Groups groups = stage.options().groups().get(0);
    try (Site site = stage.open(contestant, groups, CONNECTIONS, List.of())) {
      for (int size : SIZES) {
        String name = size + ".bin";
        for (String folder : List.of("own", "sent")) {
          Files.write(site.files().resolve(folder).resolve(name), new byte[size]);
        }
        for (Sender sender : Sender.values()) {
          site.load(sender.path + name, CONNECTIONS, WARM_UP);
          Site.Cost cost = site.measure(sender.path + name, CONNECTIONS, stage.options().seconds());
          samples
              .computeIfAbsent(size, key -> new EnumMap<>(Sender.class))
              .computeIfAbsent(sender, key -> new ArrayList<>())
              .add(new Sample(cost, site.app().peakBytes()));
        }
      }
    } catch (IOException e) {
      report.failure(contestant.name() + ", files", e);
    }
  }

  private void write(Map<String, Map<Integer, Map<Sender, List<Sample>>>> all) {
    report.heading("Files");
    report.paragraph(
        """
        %d connections download one file again and again. CPU time per gigabyte that was sent; *peak RSS* is the most memory
        that the application has had until then."""
            .formatted(CONNECTIONS));
    MarkdownTable table =
        new MarkdownTable(
            "contestant",
            "file",
            "sent by",
            "MB/s",
            "app CPU s/GB",
            "nginx CPU s/GB",
            "peak RSS MB");
    all.forEach(
        (name, sizes) ->
            sizes.forEach(
                (size, senders) ->
                    senders.forEach((sender, own) -> table.row(row(name, size, sender, own)))));
    report.table("Files", table);
  }

  private static String[] row(String name, int size, Sender sender, List<Sample> own) {
    double microsToSeconds = 1e3 / size; // of one file, per gigabyte
    return new String[] {
      name,
      size < 1 << 20 ? (size >> 10) + " KiB" : (size >> 20) + " MiB",
      sender.text,
      number(Medians.of(own, sample -> sample.cost().load().perSecond() * size / 1e6)),
      number(Medians.of(own, sample -> sample.cost().appMicros() * microsToSeconds)),
      number(Medians.of(own, sample -> sample.cost().nginxMicros() * microsToSeconds)),
      number(Medians.of(own, sample -> sample.peakBytes() / 1e6))
    };
  }
}
