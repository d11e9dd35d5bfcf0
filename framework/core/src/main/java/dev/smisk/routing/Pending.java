package dev.smisk.routing;

import dev.smisk.http.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that a handler has promised by a {@link CompletionStage}, and what is to be done with
 * it: to make a response of the value, to catch, to filter. It travels as the value of a response
 * from the handler to whoever sends answers, through what stands around the handler: each {@link
 * #then}s its part, which runs when the value is there, on the thread that sends the answer.
 */
public final class Pending {
  /** What is done with an answer once it is there. */
  @FunctionalInterface
  interface Step {
    /**
     * Answers.
     *
     * @param answer gives the answer of what is behind, or throws what that threw; either may be
     *     pending again
     */
    Response<?> take(Callable<Response<?>> answer) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Pending.class);

  private final CompletableFuture<?> done;
  private final Callable<Response<?>> answer;

  private Pending(CompletableFuture<?> done, Callable<Response<?>> answer) {
    this.done = done;
    this.answer = answer;
  }

  /** The response that the stage's value becomes: itself, if the value is there. */
  static <T> Response<?> of(CompletionStage<T> stage, Results.Answering<? super T> answering)
      throws Exception {
    // Of our own: not every stage can become a future, and one that can may be the app's to cancel.
    CompletableFuture<T> done = new CompletableFuture<>();
    CompletionStage<?> unused =
        stage.whenComplete(
            (value, thrown) -> {
              if (thrown == null) {
                done.complete(value);
              } else {
                done.completeExceptionally(thrown);
              }
            });
    Callable<Response<?>> answer = () -> answering.answer(value(done));
    return done.isDone() ? answer.call() : new Pending(done, answer).response();
  }

  private Response<?> response() {
    return Response.of(this);
  }

  /** What the stage came to; what it failed with is thrown as if the handler had thrown it. */
  private static <T> T value(CompletableFuture<T> done) throws Exception {
    try {
      return done.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof Exception thrown) {
        throw thrown;
      }
      if (cause instanceof Error thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  /** The one that a response carries, or null. */
  public static @Nullable Pending in(@Nullable Response<?> response) {
    return response != null && response.value() instanceof Pending pending ? pending : null;
  }

  /** The same with one more part around it. */
  Response<?> then(Step step) {
    return new Pending(done, () -> step.take(answer)).response();
  }

  /** Whether the answer is there. */
  boolean isDone() {
    return done.isDone();
  }

  /** The answer. To be called when it is there, once. */
  Response<?> answer() throws Exception {
    return answer.call();
  }

  /** The answer as soon as it is there, which may be pending again; waits for it. */
  Response<?> await() throws Exception {
    try {
      done.get();
    } catch (ExecutionException e) {
      // It is thrown by the answer, to be caught.
    }
    return answer();
  }

  /**
   * Calls that when the answer is there, on the thread that completes it, or at once.
   *
   * @param goOn false where nobody wants the answer any more: what its value holds is released
   */
  public void whenDone(BooleanSupplier goOn) {
    CompletableFuture<?> unused =
        done.whenComplete(
            (value, thrown) -> {
              if (!goOn.getAsBoolean()) {
                release(value);
              }
            });
  }

  /** Nobody wants the answer. */
  void discard() {
    whenDone(() -> false);
  }

  /** Closes what was to be written piece by piece. */
  private static void release(@Nullable Object value) {
    try {
      if (value instanceof Optional<?> optional) {
        release(optional.orElse(null));
      } else if (value instanceof Response<?> response) {
        response.discard();
        release(response.value());
      } else {
        JsonElements.close(value);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("A result that came when nobody waited for it any more could not be closed", e);
    }
  }
}
