package dev.smisk.examples.tour;

import dev.smisk.Route;
import dev.smisk.http.Response;
import dev.smisk.session.Session;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Results that come later, and what is done with an answer then: sessions are kept, files sent. */
final class Afterwards {
  /** What the answers wait for. */
  record Awaited(CompletableFuture<Integer> more, CompletableFuture<Path> file) {
    Awaited() {
      this(new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  private final Awaited awaited;

  Afterwards(Awaited awaited) {
    this.awaited = awaited;
  }

  /** The session may be changed as long as its answer is pending. */
  @Route("POST /afterwards/visits")
  CompletionStage<Integer> visits(Session session) {
    return awaited
        .more()
        .thenApply(
            more -> {
              int visits = session.get("visits", Integer.class, 0) + more;
              session.set("visits", visits);
              return visits;
            });
  }

  @Route("GET /afterwards/visits")
  int visited(Session session) {
    return session.get("visits", Integer.class, 0);
  }

  @Route("GET /afterwards/path")
  CompletionStage<Path> path() {
    return awaited.file();
  }

  @Route("GET /afterwards/file")
  CompletionStage<Response<?>> file() {
    return awaited.file().thenApply(Response::file);
  }
}
