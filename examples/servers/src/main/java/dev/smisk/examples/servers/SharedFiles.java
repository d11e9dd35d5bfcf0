package dev.smisk.examples.servers;

import dev.smisk.Route;
import dev.smisk.http.PercentEncoding;
import dev.smisk.http.Response;
import java.nio.file.Path;

/**
 * Files of two folders: {@code sent}, which the web server may be told to send, and {@code own},
 * which it knows nothing of.
 */
public final class SharedFiles {
  private final Path folder;

  public SharedFiles(Path folder) {
    this.folder = folder;
  }

  @Route("GET /files/{name...}")
  Response<?> file(String name) {
    return Response.file(folder, PercentEncoding.decode(name, 0, name.length(), false));
  }

  @Route("GET /download/{from}/{name}")
  Response<?> download(String from, String name) {
    return Response.file(folder.resolve(from), name).attachment(name);
  }
}
