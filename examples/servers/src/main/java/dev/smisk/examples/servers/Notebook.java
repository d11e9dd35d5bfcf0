package dev.smisk.examples.servers;

import dev.smisk.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest requests by the name that their client gave them in {@code X-Case}: what came of them,
 * and what a handler saw, can be asked for even where the answer could not tell. Thread-safe.
 */
final class Notebook {
  /** The latest so many. */
  private static final class Pages extends LinkedHashMap<String, Seen> {
    private static final long serialVersionUID = 1;
    private static final int COUNT = 1_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
      return size() > COUNT;
    }
  }

  // Guarded by this:
  private final Pages handled = new Pages();
  private final Pages arrived = new Pages();

  /** Called by the handler. */
  Seen note(Request request) {
    return note(request, request.body());
  }

  /** The same for a body that was streamed. */
  Seen note(Request request, byte[] body) {
    return write(handled, request, body);
  }

  /** Called before anybody decides who answers. */
  void arrive(Request request, byte[] body) {
    write(arrived, request, body);
  }

  private synchronized Seen write(Pages pages, Request request, byte[] body) {
    Seen seen = Seen.of(request, body);
    String name = request.header("X-Case");
    if (name != null) {
      pages.put(name, seen);
    }
    return seen;
  }

  synchronized Optional<Seen> find(String name) {
    return Optional.ofNullable(handled.get(name));
  }

  synchronized Optional<Seen> arrived(String name) {
    return Optional.ofNullable(arrived.get(name));
  }
}
