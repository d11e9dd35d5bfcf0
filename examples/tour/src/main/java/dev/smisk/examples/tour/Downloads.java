package dev.smisk.examples.tour;

import dev.smisk.Route;
import dev.smisk.http.Response;
import java.nio.file.Path;

/** What the documents show of files. */
@Route("/downloads")
final class Downloads {
  private final Album shelf;
  private final Path folder;

  Downloads(Album shelf) {
    this.shelf = shelf;
    folder = shelf.folder();
  }

  @Route("GET /{id}/cover")
  Response<?> cover(long id) {
    return Response.file(shelf.cover(id));
  }

  @Route("GET /files/{name}")
  Response<?> download(String name) { // what a client names is looked for below the folder alone
    return Response.file(folder, name).attachment(name);
  }

  @Route("GET /{id}/file")
  Path file(long id) {
    return shelf.cover(id);
  }
}
