package dev.smisk;

import dev.smisk.http.Variables;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be closed when a request ends. Belongs to the handler's thread. */
final class AtEnd {
  private static final Logger log = LoggerFactory.getLogger(AtEnd.class);

  private final Deque<AutoCloseable> resources = new ArrayDeque<>(4);

  void add(AutoCloseable resource) {
    resources.push(resource);
  }

  /** Closes all, the last one first, whatever each throws. */
  void close(Variables request) {
    for (AutoCloseable next = resources.poll(); next != null; next = resources.poll()) {
      try {
        next.close();
      } catch (Throwable e) {
        log.error("{} was not closed at the end of request {}", next, request.requestId(), e);
      }
    }
  }
}
