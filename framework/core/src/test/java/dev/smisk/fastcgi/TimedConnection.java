package dev.smisk.fastcgi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection whose time passes when the test says so, for tests of applications; jobs run on
 * the calling thread. Not thread-safe.
 */
public final class TimedConnection {
  private final Bench bench;

  /** Opens a connection to that responder. */
  public TimedConnection(Responder responder, Limits limits) {
    bench = new Bench(limits, script -> responder);
  }

  /** Sends; nothing runs yet. */
  public TimedConnection send(Wire wire) {
    bench.receive(wire);
    return this;
  }

  /** Time passes, and the timer looks. */
  public TimedConnection pass(Duration time) {
    bench.pass(time);
    return this;
  }

  /** Runs what is there to run, and tells all of STDOUT so far. */
  public String stdout() {
    return new String(Answers.of(bench.run().bytesOfAnswers()).stdout(), StandardCharsets.UTF_8);
  }
}
