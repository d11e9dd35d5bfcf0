package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** A job on a thread of its own that does, step by step, what the test says. */
final class RemoteJob implements Script.Action {
  /** One step. */
  interface Step<T> {
    T take(Stdin in, Stdout out) throws Exception;
  }

  private final BlockingQueue<Step<?>> steps = new LinkedBlockingQueue<>();
  private final CompletableFuture<Thread> thread = new CompletableFuture<>();
  private volatile boolean returned;

  @Override
  public void run(Params params, Stdin stdin, Stdout stdout) throws Exception {
    thread.complete(Thread.currentThread());
    while (!returned) {
      takeStep().take(stdin, stdout);
    }
  }

  private Step<?> takeStep() {
    boolean interrupted = false;
    while (true) {
      try {
        Step<?> step = steps.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return step;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  Thread thread() {
    return thread.join();
  }

  /** Takes a step, whose outcome comes later. */
  <T> CompletableFuture<T> later(Step<T> step) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    steps.add(
        (in, out) -> {
          try {
            outcome.complete(step.take(in, out));
          } catch (Exception e) {
            outcome.completeExceptionally(e);
          }
          return null;
        });
    return outcome;
  }

  /** Takes a step, and waits for its outcome. */
  <T> T now(Step<T> step) throws Exception {
    try {
      return later(step).get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  /** Reads exactly that many bytes, or what there is until the end. */
  String read(int bytes) throws Exception {
    return now((in, out) -> text(in.stream().readNBytes(bytes)));
  }

  /** Why the next read fails. */
  StdinException.Reason failure() throws Exception {
    try {
      String read = read(1);
      throw new AssertionError("read succeeded: '" + read + "'");
    } catch (StdinException e) {
      return e.reason();
    }
  }

  /** Waits until the thread waits in that method. */
  void awaitWaitingIn(String method) {
    Thread waiting = thread();
    while (waiting.getState() != Thread.State.WAITING
        || Arrays.stream(waiting.getStackTrace())
            .noneMatch(frame -> frame.getMethodName().equals(method))) {
      Thread.onSpinWait();
    }
  }

  /** Answers, and returns. */
  void answer(String text) throws Exception {
    later(
            (in, out) -> {
              returned = true;
              Script.answer(out, text);
              return true;
            })
        .get();
  }

  /** Returns without an answer. */
  void giveUp() {
    steps.add((in, out) -> returned = true);
  }

  private static String text(byte[] bytes) throws IOException {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
