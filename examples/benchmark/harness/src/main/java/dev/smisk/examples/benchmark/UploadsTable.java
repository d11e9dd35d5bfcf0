package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import dev.smisk.examples.benchmark.Contestant.Trait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of uploads: one client sends a form with a large file, which is read in three ways,
 * each beside a bare C program that is sent the same. Only for contestants that take them.
 */
final class UploadsTable {
  /** So that an application that kept a body could not hide it. */
  private static final String HEAP = "-Xmx32m";

  /** What is sent before each upload that is measured, at most: all is compiled by then. */
  private static final long WARM_UP_BYTES = 1_000_000_000;

  /** Slower than that is broken. */
  private static final long LEAST_BYTES_PER_SECOND = 10_000_000;

  private final Stage stage;
  private final Report report;
  private final Contestant limit;

  /**
   * @param limit the bare C program
   */
  UploadsTable(Stage stage, Report report, Contestant limit) {
    this.stage = stage;
    this.report = report;
    this.limit = limit;
  }

  /** How the body is read, under which path, and what is answered then. */
  private enum Reading {
    RAW("InputStream", "/upload/raw"),
    PARTS("Multipart", "/upload/parts"),
    SHA256("Multipart, SHA-256", "/upload/sha256");

    private final String text;
    private final String path;

    Reading(String text, String path) {
      this.text = text;
      this.path = path;
    }

    String answer(UploadBody body) {
      return switch (this) {
        case RAW -> Long.toString(body.length());
        case PARTS -> Long.toString(body.fileBytes());
        case SHA256 -> body.sha256();
      };
    }
  }

  /**
   * One measurement.
   *
   * @param peakBytes the most memory that the application has had until then
   */
  private record Sample(double seconds, double appSeconds, double nginxSeconds, long peakBytes) {}

  /** One of the application, and that of the C program right before or behind it. */
  private record Pair(Sample app, Sample limit) {
    double speed() {
      return limit.seconds / app.seconds;
    }
  }

  /** What is sent, and what each reading must answer. */
  private record Load(UploadBody body, Map<Reading, String> answers) {
    static Load of(long fileBytes) {
      UploadBody body = new UploadBody(fileBytes);
      Map<Reading, String> answers = new EnumMap<>(Reading.class);
      for (Reading reading : Reading.values()) {
        answers.put(reading, reading.answer(body));
      }
      return new Load(body, answers);
    }

    Sample send(Site site, Reading reading) throws IOException {
      Usage appBefore = site.app().usage();
      Usage nginxBefore = site.nginxUsage();
      Duration most = Duration.ofSeconds(10 + body.length() / LEAST_BYTES_PER_SECOND);
      Upload upload = site.upload(reading.path, body, most);
      String answer = answers.getOrDefault(reading, "");
      if (upload.status() != 200 || !upload.text().equals(answer)) {
        throw new IOException(
            "%s answers POST %s wrongly: %d, %s%ninstead of: 200, %s"
                .formatted(
                    site.contestant().name(),
                    reading.path,
                    upload.status(),
                    upload.text(),
                    answer));
      }
      return new Sample(
          upload.nanos() / 1e9,
          (site.app().usage().cpuMicros() - appBefore.cpuMicros()) / 1e6,
          (site.nginxUsage().cpuMicros() - nginxBefore.cpuMicros()) / 1e6,
          site.app().peakBytes());
    }
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws InterruptedException {
    List<Contestant> takers = contestants.stream().filter(c -> c.has(Trait.UPLOADS)).toList();
    if (takers.isEmpty()) {
      return;
    }
    Load load = Load.of(stage.options().uploadBytes());
    Load warmUp = Load.of(Math.min(load.body.fileBytes(), WARM_UP_BYTES));
    Map<String, Map<Reading, List<Pair>>> all = new LinkedHashMap<>();
    for (int round = 1; round <= stage.options().rounds(); round++) {
      for (Contestant contestant : takers) {
        report.progress("uploads, round " + round + ", " + contestant.name());
        Map<Reading, List<Pair>> own =
            all.computeIfAbsent(contestant.name(), name -> new EnumMap<>(Reading.class));
        turn(contestant, round % 2 == 1, warmUp, load, own);
      }
    }
    write(all);
  }

  private void turn(
      Contestant contestant,
      boolean limitFirst,
      Load warmUp,
      Load load,
      Map<Reading, List<Pair>> pairs)
      throws InterruptedException {
    Groups groups = stage.options().groups().get(0);
    try (Site bare = stage.open(limit, groups, 1, List.of());
        Site site = stage.open(contestant, groups, 1, List.of(HEAP))) {
      for (Reading reading : Reading.values()) {
        warmUp.send(site, reading);
        pairs
            .computeIfAbsent(reading, key -> new ArrayList<>())
            .add(
                limitFirst ? behind(bare, site, reading, load) : before(bare, site, reading, load));
      }
    } catch (IOException e) {
      report.failure(contestant.name() + ", uploads", e);
    }
  }

  /** The C program counts all that comes, whatever the path. */
  private static Pair behind(Site bare, Site site, Reading reading, Load load) throws IOException {
    Sample least = load.send(bare, Reading.RAW);
    return new Pair(load.send(site, reading), least);
  }

  private static Pair before(Site bare, Site site, Reading reading, Load load) throws IOException {
    Sample app = load.send(site, reading);
    return new Pair(app, load.send(bare, Reading.RAW));
  }

  private void write(Map<String, Map<Reading, List<Pair>>> all) {
    report.heading("Uploads");
    report.paragraph(
        """
        One client sends a form with a file of %,d MB; the heap is limited to 32 MiB (`%s`). The bare C program is sent the same
        right before or behind each; *of limit* is the median of the ratios of MB/s to its. CPU time per gigabyte of the file;
        *peak RSS* is the most memory that the application has had until then."""
            .formatted(stage.options().uploadBytes() / 1_000_000, HEAP));
    MarkdownTable table =
        new MarkdownTable(
            "contestant",
            "read as",
            "MB/s",
            "of limit",
            "app CPU s/GB",
            "nginx CPU s/GB",
            "peak RSS MB");
    List<Sample> bare =
        all.values().stream()
            .flatMap(readings -> readings.values().stream())
            .flatMap(pairs -> pairs.stream().map(Pair::limit))
            .toList();
    if (!bare.isEmpty()) {
      table.row(row(limit.name(), "records", bare, 1));
    }
    all.forEach(
        (name, readings) ->
            readings.forEach(
                (reading, pairs) -> {
                  List<Sample> own = pairs.stream().map(Pair::app).toList();
                  table.row(row(name, reading.text, own, Medians.of(pairs, Pair::speed)));
                }));
    report.table("Uploads", table);
  }

  private String[] row(String name, String read, List<Sample> own, double speed) {
    double gigabytes = stage.options().uploadBytes() / 1e9;
    return new String[] {
      name,
      read,
      number(Medians.of(own, sample -> 1000 * gigabytes / sample.seconds)),
      number(speed),
      number(Medians.of(own, sample -> sample.appSeconds / gigabytes)),
      number(Medians.of(own, sample -> sample.nginxSeconds / gigabytes)),
      number(Medians.of(own, sample -> sample.peakBytes / 1e6))
    };
  }
}
