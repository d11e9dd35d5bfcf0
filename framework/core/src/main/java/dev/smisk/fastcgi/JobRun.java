package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job so that nothing that it does gets at the loop. */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private JobRun() {}

  /** Never throws; the request has ended when it returns, and whatever went wrong is told. */
  static void run(Job job, Exchange exchange, Stdin stdin, @Nullable ByteBuffer lent) {
    try {
      answer(job, new Stdout(exchange, exchange.connection.output), stdin, lent);
    } catch (Throwable e) {
      failSilently(exchange);
    }
  }

  /** Tells a job that it does not run. Never throws. */
  static void abandon(Job job) {
    try {
      job.abandoned();
    } catch (RuntimeException | Error e) {
      LOG.error("A job threw where it must not, in abandoned", e);
    }
  }

  private static void answer(Job job, Stdout stdout, Stdin stdin, @Nullable ByteBuffer lent) {
    stdout.open(lent);
    try {
      job.run(stdin, stdout);
    } catch (IOException e) {
      LOG.debug("The web server gave a request up: {}", e.toString());
    } catch (Throwable e) {
      LOG.error("A job threw; the web server sees a broken connection", e);
    } finally {
      stdout.fail(); // of no effect if the job ended its answer
    }
  }

  /** What failed last may have been the log: memory has run out, say. */
  private static void failSilently(Exchange exchange) {
    try {
      exchange.connection.output.fail(exchange); // of no effect if it has ended
    } catch (Throwable e) {
      // All that can be tried was; the connection's deadline remains.
    }
  }
}
