package dev.smisk.routing;

import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers for handler results that are not JSON; called by compiled routes. */
public final class Results {
  /** What a client is told where a handler returned an empty {@link Optional}. */
  static final Problem NOTHING_FOUND = Problem.of(404, "there is nothing at this path");

  private Results() {}

  /**
   * 200 with the text as {@code text/plain; charset=utf-8}.
   *
   * @throws IllegalStateException if it is null: the handler is to return an {@link Optional}
   */
  public static Response<?> text(@Nullable String text) {
    if (text == null) {
      throw nullResult("String");
    }
    return Response.ok().text(text);
  }

  /** 200 with the text; 404 where there is none. */
  public static Response<?> textIfPresent(Optional<String> text) {
    return text.isPresent()
        ? text(text.get())
        : Response.status(NOTHING_FOUND.status()).json(NOTHING_FOUND);
  }

  /**
   * For the log: a handler's null is a mistake of the app, which the client can do nothing about.
   */
  static IllegalStateException nullResult(String type) {
    return new IllegalStateException(
        "the handler returned null where its signature says "
            + type
            + ": return an Optional, whose empty is answered with 404");
  }

  static IllegalStateException nullResponse() {
    return new IllegalStateException(
        "the handler returned null where its signature says Response: return"
            + " Response.noContent() where there is nothing to say");
  }
}
