package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.session.FileSessionStore;
import dev.smisk.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app that keeps sessions in files, on a disk of 256 KiB that becomes full and has room again.
 */
class SessionDiskFullIT {
  @TempDir Path folder;

  /** The app; tells what its requests are answered with. */
  static final class DiskApp {
    private final Path folder;
    private final boolean isDisk;
    private final SessionBench bench;

    private DiskApp(Path folder, boolean isDisk) {
      this.folder = folder;
      this.isDisk = isDisk;
      bench = new SessionBench(FileSessionStore.at(folder.resolve("sessions")));
      bench.routes.with(Endpoint.of(Method.GET, "/other"), request -> Response.noContent());
      bench
          .app(app -> app.limit(AppLimit.SESSION_BYTES, 1 << 20))
          .get("/set", session -> session.set("a", "first"))
          .get("/change", session -> session.set("a", "another"))
          .get("/grow", session -> session.set("a", "x".repeat(100_000)))
          .get("/unused", session -> {})
          .get("/out", Session::invalidate)
          .get(
              "/see",
              (session, request) -> Response.of(session.get("a", String.class, "none").length()));
    }

    /** The folder. */
    public static void main(String[] args) throws IOException {
      String kind = System.getenv(SmallDisk.KIND);
      System.out.println(kind);
      DiskApp app = new DiskApp(Path.of(args[0]), "disk".equals(kind));
      app.run(app.bench.begin(), app.bench.begin());
      app.bench.close();
    }

    private void run(String cookie, String another) throws IOException {
      fill();
      for (String path : List.of("/grow", "/see", "/other", "/unused")) {
        tell(path, cookie);
      }
      tell("/set", "");
      System.out.println(unfinished());
      tell("/out", another);
      tell("/see", another);

      Files.deleteIfExists(folder.resolve("filler"));
      tell("/set", "");
      tell("/change", cookie);
      tell("/see", cookie);
    }

    private void fill() throws IOException {
      if (!isDisk) {
        return;
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
        for (int i = 0; i < 1 << 20; i++) {
          out.write(0);
        }
      } catch (IOException e) {
        return;
      }
      throw new IllegalStateException("a disk of 256 KiB has taken 1 MiB");
    }

    private long unfinished() throws IOException {
      try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
        return files.filter(file -> file.toString().endsWith(".new")).count();
      }
    }

    private void tell(String path, String cookie) {
      SessionBench.Answer answer = bench.ask("GET", path, cookie);
      System.out.println(
          path + " " + answer.status() + " " + (path.equals("/see") ? answer.body() : ""));
    }
  }

  @Test
  void fullDisk_is503ForChangesAlone_losesNothing_andTheAppGoesOnOnceThereIsRoom()
      throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Process process =
        SmallDisk.at(disk, DiskApp.class, disk.toString())
            .redirectError(folder.resolve("log").toFile())
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

    assertThat(lines).as(Files.readString(folder.resolve("log"))).isNotEmpty();
    boolean mounted = lines.get(0).equals("disk");
    assertThat(lines)
        .containsExactly(
            mounted ? "disk" : "limit",
            "/grow 503 ",
            "/see 200 5",
            "/other 204 ",
            "/unused 204 ",
            mounted ? "/set 503 " : "/set 204 ", // which makes no larger file
            "0",
            "/out 204 ",
            "/see 200 4", // the length of "none"
            "/set 204 ",
            "/change 204 ",
            "/see 200 7"); // of "another"
  }
}
