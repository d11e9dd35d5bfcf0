package dev.smisk.examples.tour;

import dev.smisk.Catch;
import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results that come later, and one by one. */
final class Later {
  record Point(int x, int y) {}

  /** What the test completes, one for each request that has begun. */
  record Promises(
      BlockingQueue<CompletableFuture<Point>> all, CountDownLatch closed, List<Thread> closers) {
    Promises(List<Thread> closers) {
      this(new LinkedBlockingQueue<>(), new CountDownLatch(1), closers);
    }

    CompletableFuture<Point> add() {
      CompletableFuture<Point> promise = new CompletableFuture<>();
      all.add(promise);
      return promise;
    }

    <T> Stream<T> closing(Stream<T> stream) {
      return stream.onClose(
          () -> {
            closers.add(Thread.currentThread());
            closed.countDown();
          });
    }
  }

  private final Promises promises;

  Later(Promises promises) {
    this.promises = promises;
  }

  @Route("GET /later/promise")
  CompletionStage<Point> promise() {
    return promises.add();
  }

  @Route("GET /later/record")
  @Status(201)
  CompletableFuture<Point> soon(int x) {
    return async(new Point(x, 0));
  }

  private static <T> CompletableFuture<T> async(T value) {
    return CompletableFuture.supplyAsync(() -> value);
  }

  @Route("GET /later/void")
  CompletionStage<Void> nothing() {
    return async(null);
  }

  @Route("GET /later/text")
  CompletionStage<String> text() {
    return async("text");
  }

  @Route("GET /later/bytes")
  CompletionStage<byte[]> bytes() {
    return async(new byte[] {'b'});
  }

  @Route("GET /later/optional")
  CompletionStage<Optional<Point>> optional(boolean there) {
    return async(there ? Optional.of(new Point(1, 1)) : Optional.empty());
  }

  @Route("GET /later/list")
  CompletionStage<List<Point>> list() {
    return async(List.of(new Point(1, 2)));
  }

  @Route("GET /later/problem")
  CompletionStage<Problem> problem() {
    return async(Problem.of(402, "pay first"));
  }

  @Route("GET /later/response")
  CompletionStage<Response<Point>> response() {
    return async(Response.<Point>created("/x").json(new Point(3, 4)));
  }

  @Route("GET /later/stream")
  CompletionStage<Stream<Point>> stream() {
    return async(promises.closing(Stream.of(new Point(5, 6), new Point(7, 8))));
  }

  @Route("GET /later/fail/{kind}")
  CompletionStage<Point> fail(String kind) {
    return CompletableFuture.supplyAsync(
        () -> {
          if (kind.equals("known")) {
            throw new NoSuchElementException("none");
          }
          throw new AssertionError("a secret");
        });
  }

  @Catch
  @Status(404)
  Map<String, String> none(NoSuchElementException e, Request request) {
    return Map.of("nothing", request.path());
  }

  @Route("GET /one-by-one/stream")
  Stream<Point> each() {
    return promises.closing(Stream.of(new Point(1, 2), new Point(3, 4)));
  }

  @Route("GET /one-by-one/iterator")
  Iterator<String> names() {
    return List.of("a", "b").iterator();
  }

  @Route("GET /one-by-one/iterable")
  Iterable<Integer> numbers() {
    return List.of(1, 2);
  }

  @Route("GET /one-by-one/endless")
  Stream<Point> endless() {
    return promises.closing(IntStream.iterate(0, i -> i + 1).mapToObj(i -> new Point(i, i)));
  }

  /** The element of that index fails. */
  @Route("GET /one-by-one/fail")
  Stream<Point> failing(int at) {
    return promises.closing(
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(
                i -> {
                  if (i == at) {
                    throw new NoSuchElementException("no more");
                  }
                  return new Point(i, i);
                }));
  }

  @Route("GET /one-by-one/response")
  Response<Stream<Point>> answered() {
    return Response.<Stream<Point>>ok().header("X-Own", "1").json(Stream.of(new Point(9, 9)));
  }
}
