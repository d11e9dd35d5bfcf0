package dev.smisk.examples.servers;

import dev.smisk.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest requests by the name that their client gave them in {@code X-Case}: what a handler saw
 * can be asked for even where the answer could not tell. Thread-safe.
 */
final class Notebook {
  private static final int PAGES = 1_000;

  private final Map<String, Seen> pages =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > PAGES;
        }
      };

  Seen note(Request request) {
    return note(request, request.body());
  }

  /** The same for a body that was streamed. */
  Seen note(Request request, byte[] body) {
    Seen seen = Seen.of(request, body);
    String name = request.header("X-Case");
    if (name != null) {
      synchronized (this) {
        pages.put(name, seen);
      }
    }
    return seen;
  }

  synchronized Optional<Seen> find(String name) {
    return Optional.ofNullable(pages.get(name));
  }
}
