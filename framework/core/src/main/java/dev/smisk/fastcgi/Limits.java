package dev.smisk.fastcgi;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Every bound of the runtime, with its unit. Immutable; begin with {@link #defaults()}.
 *
 * @param connections open at once; more wait in the listen backlog until one closes. Default 10,240
 * @param requestsPerConnection open at once on one connection; past it {@link Refusal#OVERLOADED}.
 *     Default 128
 * @param paramsBytes of one request's PARAMS; past it {@link Refusal#PARAMS_TOO_LARGE}. Default
 *     65,536
 * @param paramsCount pairs of one request; past it {@link Refusal#PARAMS_TOO_LARGE}. Default 1,000
 * @param paramsMemory bytes that the variables of all open requests take at once, 2,048 at least
 *     for each; past it {@link Refusal#NO_MEMORY}. Default: an eighth of the largest heap, at least
 *     1,048,576
 * @param paramsTime from BEGIN_REQUEST to the end of PARAMS; past it {@link
 *     Refusal#PARAMS_TOO_SLOW}. Default 10 s
 * @param bodyGap between two pieces of a body that a job waits for; past it {@link
 *     Refusal#BODY_TOO_SLOW}. Default 60 s
 * @param streamMemory bytes of one streamed body that are kept in memory; what comes faster than it
 *     is read waits in the socket for 20 ms, then goes to a temporary file. Default 131,072
 * @param bodiesMemory bytes that all bodies take in memory at once; past it bodies that are
 *     collected meet {@link Refusal#NO_MEMORY}, and streamed ones go to files beyond 8 KiB each.
 *     Default: a quarter of the largest heap, at least 1,048,576
 * @param spoolBytes bytes in temporary files at once; past it {@link
 *     StdinException.Reason#NOT_STORED}. Default 4,294,967,296
 * @param spoolFolder where temporary files are made, without a name and readable by nobody else; on
 *     a disk, as memory file systems defeat the purpose. Default: {@code java.io.tmpdir}
 * @param pendingBytes answered but not taken by the web server, per connection; past it (by one
 *     record of 32 KiB at most) handlers that write wait, and nothing is read where requests past
 *     {@code requestsPerConnection} would come next; past twice as much a web server that goes on
 *     aborting and asking, or is refused, is dropped. Default 262,144
 * @param pendingMemory the same of all connections; past it handlers that write wait until what
 *     they wrote is taken, and a web server that takes nothing of an answer that waits for nobody
 *     (to an abort, a question, a request past a limit) is dropped. Default: an eighth of the
 *     largest heap, at least 1,048,576
 * @param writeStall time in which a web server that has something to read takes nothing; past it
 *     its connection is dropped. Default 60 s
 * @param closingTime that the other requests of a connection have to end, once one of them failed
 *     or asked to close it; past it the connection is dropped. Default 30 s
 * @param lingerBytes read and discarded after the answer, before the web server closes; past it the
 *     connection is dropped. Default 268,435,456
 * @param lingerTime the same in time. Default 30 s
 * @param handlers that run at once, on workers and elsewhere; past it {@link Refusal#OVERLOADED}.
 *     On JDKs whose virtual threads are not used (before 24, so 17 as well) this is also the cap of
 *     worker threads. The last 64th of it is kept for jobs that start inline, so that quick ones
 *     are answered where all workers sleep. Default 2,048: a thousand sleepers leave room for
 *     others
 * @param handlerTime from the moment a request is passed to its handler to the end of its answer;
 *     past it the handler is interrupted, and {@link Refusal#HANDLER_TOO_SLOW} answers, or the
 *     connection breaks where a part of the answer is out. Default zero: no such limit
 * @param backlog connections that the kernel keeps until they are accepted, itself capped by {@code
 *     net.core.somaxconn}. Default 1,024
 */
public record Limits(
    int connections,
    int requestsPerConnection,
    int paramsBytes,
    int paramsCount,
    long paramsMemory,
    Duration paramsTime,
    Duration bodyGap,
    int streamMemory,
    long bodiesMemory,
    long spoolBytes,
    Path spoolFolder,
    int pendingBytes,
    long pendingMemory,
    Duration writeStall,
    Duration closingTime,
    long lingerBytes,
    Duration lingerTime,
    int handlers,
    Duration handlerTime,
    int backlog) {

  /**
   * Checks every bound.
   *
   * @throws IllegalArgumentException if one is not positive, or {@code handlerTime} is negative
   */
  public Limits {
    positive("connections", connections);
    positive("requestsPerConnection", requestsPerConnection);
    positive("paramsBytes", paramsBytes);
    positive("paramsCount", paramsCount);
    positive("paramsMemory", paramsMemory);
    positive("paramsTime", paramsTime.toNanos());
    positive("bodyGap", bodyGap.toNanos());
    positive("streamMemory", streamMemory);
    positive("bodiesMemory", bodiesMemory);
    positive("spoolBytes", spoolBytes);
    positive("pendingBytes", pendingBytes);
    positive("pendingMemory", pendingMemory);
    positive("writeStall", writeStall.toNanos());
    positive("closingTime", closingTime.toNanos());
    positive("lingerBytes", lingerBytes);
    positive("lingerTime", lingerTime.toNanos());
    positive("handlers", handlers);
    if (handlerTime.isNegative()) {
      throw new IllegalArgumentException("handlerTime must not be negative, not " + handlerTime);
    }
    positive("backlog", backlog);
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }

  /** The defaults named above. */
  public static Limits defaults() {
    return new LimitsBuilder().build();
  }

  /** A builder that begins with these limits. */
  public LimitsBuilder toBuilder() {
    return new LimitsBuilder(this);
  }
}
