package dev.smisk.examples.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real curl, which makes multipart bodies of its own. Belongs to one thread. */
final class Curl implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 120;

  /**
   * What it said.
   *
   * @param status of HTTP; 0 where no answer came
   */
  record Answer(int status, String body) {}

  private final Process process;
  private final Path body;

  private Curl(Process process, Path body) {
    this.process = process;
    this.body = body;
  }

  /**
   * Starts one.
   *
   * @param folder for what it gets
   * @param options such as {@code -F}, {@code file=@a.txt}
   */
  static Curl start(Path folder, URI url, String... options) throws IOException {
    Path body = Files.createTempFile(folder, "answer", "");
    List<String> command =
        new ArrayList<>(
            List.of("curl", "--silent", "--show-error", "--insecure", "--noproxy", "*"));
    command.addAll(List.of("--output", body.toString(), "--write-out", "%{http_code}"));
    command.addAll(List.of(options));
    command.add(url.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Curl(process, body);
  }

  /** Waits for its end; an answer that came before all was sent counts. */
  Answer answer() throws IOException, InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("curl runs for longer than " + DEADLINE_SECONDS + " s");
    }
    String status =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return new Answer(Integer.parseInt(status), Files.readString(body));
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it as kill -9 would. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
