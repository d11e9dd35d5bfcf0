package dev.smisk.fastcgi;

/** Keeps count of the requests whose answer is pending, and runs those that go on. Thread-safe. */
interface PendingJobs {
  /** One more is pending, and takes a place among {@link Limits#handlers()}. */
  void began();

  /** Runs it again; it gives its place back when it has ended. Called once, by any thread. */
  void resume(Exchange exchange);

  /** It gives its place back without another run. */
  void leave();
}
