package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One contestant that runs behind an nginx of its own. */
final class Site implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  private static final Duration WARM_UP_SLICE = Duration.ofSeconds(2);
  private static final int STEADY_SLICES = 5;

  /** A few more than nginx has connections, for those that need a thread or process for each. */
  private static final int SPARE_THREADS = 8;

  private final Stage stage;
  private final Contestant contestant;
  private final Path directory;
  private final Address address;
  private final Nginx.Running nginx;
  private final Child app;
  private final Start start;

  private Site(
      Stage stage,
      Contestant contestant,
      Path directory,
      Address address,
      Nginx.Running nginx,
      Child app,
      Start start) {
    this.stage = stage;
    this.contestant = contestant;
    this.directory = directory;
    this.address = address;
    this.nginx = nginx;
    this.app = app;
    this.start = start;
  }

  /**
   * The way to the first right answer.
   *
   * @param micros from before the process was made until the answer was here
   * @param usage what the process had used then
   */
  record Start(long micros, Usage usage) {}

  /** See {@link Stage#open}. */
  static Site open(
      Stage stage,
      Contestant contestant,
      Groups groups,
      int connections,
      List<String> wrapper,
      List<String> jvmOptions,
      Path phpScript)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(stage.directory(), "site");
    Address address =
        contestant.protocol().unix() ? Address.unix(directory, "app") : Address.loopback();
    int threads = connections + SPARE_THREADS;
    Nginx nginx = new Nginx(directory, phpScript);
    Nginx.Running front = nginx.start(stage.family(), contestant, address, threads, groups);
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(contestant.command(address, threads, jvmOptions));
    Path files = directory.resolve(Nginx.FILES);
    Path sent = Files.createDirectories(files.resolve("sent"));
    Files.createDirectories(files.resolve("own"));
    Map<String, String> environment =
        Map.of(
            "BENCHMARK_FILES", files.toString(),
            "SMISK_SENDFILE", sent + "=/sent",
            "BENCHMARK_SOCKET", address.text(),
            "BENCHMARK_THREADS", Integer.toString(threads),
            "BENCHMARK_USER", System.getProperty("user.name"));
    long begin = System.nanoTime();
    Child app =
        stage.family().start(Catalogue.base(contestant.name()), command, environment, groups);
    while (!(address.open() && stage.answers().ready(front.uri(), contestant))) {
      if (!app.alive() || System.nanoTime() - begin > START.toNanos()) {
        String why = app.alive() ? "gave no right answer in " + START : "ended";
        app.close();
        front.child().close();
        throw new IOException(
            "%s %s; its command: %s%nIt wrote:%n%s%nnginx wrote:%n%s"
                .formatted(
                    contestant.name(),
                    why,
                    String.join(" ", command),
                    app.output(),
                    Child.tail(directory.resolve(Nginx.ERROR_LOG))));
      }
      Thread.sleep(1);
    }
    Start start = new Start((System.nanoTime() - begin) / 1000, app.usage());
    return new Site(stage, contestant, directory, address, front, app, start);
  }

  Contestant contestant() {
    return contestant;
  }

  Start start() {
    return start;
  }

  /** Where the contestant listens. */
  Address address() {
    return address;
  }

  Child app() {
    return app;
  }

  /** What its nginx has used so far. */
  Usage nginxUsage() throws IOException {
    return nginx.child().usage();
  }

  private URI uri(String path) {
    return nginx.uri().resolve(path);
  }

  /** The folder with {@code own}, and {@code sent} that nginx sends for the application. */
  Path files() {
    return directory.resolve(Nginx.FILES);
  }

  /** Where nginx writes what {@link Nginx#SLOW_LOG} says. */
  Path slowLog() {
    return directory.resolve(Nginx.SLOW_LOG);
  }

  /**
   * Loads {@code path}, whatever it costs.
   *
   * @throws IOException where requests fail, with what all sides wrote about it
   */
  Wrk.Load load(String path, int connections, Duration duration)
      throws IOException, InterruptedException {
    return result(startLoad(path, connections, duration), duration);
  }

  /** Starts to load {@code path}; {@link #result} waits for the end. */
  Child startLoad(String path, int connections, Duration duration) throws IOException {
    return stage.wrk().start(uri(path), connections, duration);
  }

  /** What a load saw. */
  Wrk.Load result(Child load, Duration duration) throws IOException, InterruptedException {
    try {
      return Wrk.result(load, duration);
    } catch (IOException e) {
      throw withLogs(e);
    }
  }

  /**
   * Sends {@code body} to {@code path}.
   *
   * @throws IOException where there is no answer, with what all sides wrote about it
   */
  Upload upload(String path, UploadBody body, Duration limit) throws IOException {
    try {
      return Upload.send(uri(path), body, limit);
    } catch (IOException e) {
      throw withLogs(e);
    }
  }

  private IOException withLogs(IOException e) throws IOException {
    return new IOException(
        "%s%n%s wrote:%n%s%nnginx wrote:%n%s%s"
            .formatted(
                e.getMessage(),
                contestant.name(),
                app.output(),
                Child.tail(directory.resolve(Nginx.ERROR_LOG)),
                Child.tail(directory.resolve(Nginx.FAILED_LOG))),
        e);
  }

  /** Compares its answers. */
  void check() throws IOException, InterruptedException {
    stage.answers().check(nginx.uri(), contestant);
  }

  /**
   * What one load cost.
   *
   * @param appMicros CPU time of the application's processes, in microseconds per request
   * @param nginxMicros that of nginx
   * @param usage of the application, afterwards
   */
  record Cost(Wrk.Load load, double appMicros, double nginxMicros, Usage usage) {}

  /**
   * Loads {@code path} and reads what that cost.
   *
   * @throws IOException where no request was answered: then there is no cost per request
   */
  Cost measure(String path, int connections, Duration duration)
      throws IOException, InterruptedException {
    Usage appBefore = app.usage();
    Usage nginxBefore = nginx.child().usage();
    Wrk.Load load = load(path, connections, duration);
    Usage appAfter = app.usage();
    Usage nginxAfter = nginx.child().usage();
    if (load.requests() == 0) {
      throw new IOException("no answer to " + path + " in " + duration);
    }
    double requests = load.requests();
    return new Cost(
        load,
        (appAfter.cpuMicros() - appBefore.cpuMicros()) / requests,
        (nginxAfter.cpuMicros() - nginxBefore.cpuMicros()) / requests,
        appAfter);
  }

  /**
   * Loads {@code path} until CPU per request has stopped falling: until five slices of two seconds
   * in a row were not better by 2 % than the best before them. Fewer would be noise, while a JIT
   * compiler is at work.
   *
   * @return how long that took
   */
  Duration warmUp(String path, int connections) throws IOException, InterruptedException {
    Duration limit = stage.options().warmUp();
    Duration slice = limit.compareTo(WARM_UP_SLICE) < 0 ? limit : WARM_UP_SLICE;
    Duration spent = Duration.ZERO;
    double best = Double.MAX_VALUE;
    int without = 0;
    while (without < STEADY_SLICES && spent.compareTo(limit) < 0) {
      double micros = measure(path, connections, slice).appMicros();
      without = micros < best * 0.98 ? 0 : without + 1;
      best = Math.min(best, micros);
      spent = spent.plus(slice);
    }
    return spent;
  }

  @Override
  public void close() {
    app.close();
    nginx.child().close();
  }
}
