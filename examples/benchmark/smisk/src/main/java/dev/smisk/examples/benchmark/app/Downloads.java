package dev.smisk.examples.benchmark.app;

import dev.smisk.Route;
import dev.smisk.http.Response;
import java.nio.file.Path;

/** Files, for the table of those that the app sends beside those that it has nginx send. */
public final class Downloads {
  private final Path folder =
      Path.of(System.getenv().getOrDefault("BENCHMARK_FILES", "nowhere")).toAbsolutePath();

  @Route("GET /files/{from}/{name}")
  Response<?> file(String from, String name) {
    return Response.file(folder.resolve(from), name);
  }
}
