package dev.smisk.examples.servers;

import dev.smisk.Route;
import dev.smisk.http.Request;
import java.util.Optional;

/** Answers with the request itself, whatever its method and path. */
public final class Echo {
  private final Notebook notebook;

  public Echo(Notebook notebook) {
    this.notebook = notebook;
  }

  @Route("GET /echo/{path...}")
  Seen get(Request request, String path) {
    return notebook.note(request);
  }

  @Route("POST /echo/{path...}")
  Seen post(Request request, String path) {
    return notebook.note(request);
  }

  @Route("PUT /echo/{path...}")
  Seen put(Request request, String path) {
    return notebook.note(request);
  }

  @Route("PATCH /echo/{path...}")
  Seen patch(Request request, String path) {
    return notebook.note(request);
  }

  @Route("DELETE /echo/{path...}")
  Seen delete(Request request, String path) {
    return notebook.note(request);
  }

  @Route("OPTIONS /echo/{path...}")
  Seen options(Request request, String path) {
    return notebook.note(request);
  }

  /** What a handler saw of the request with that {@code X-Case}; 404 if none did. */
  @Route("GET /seen/{name}")
  Optional<Seen> seen(String name) {
    return notebook.find(name);
  }

  /** What came of it, even where no handler was asked; 404 if nothing did. */
  @Route("GET /arrived/{name}")
  Optional<Seen> arrived(String name) {
    return notebook.arrived(name);
  }
}
