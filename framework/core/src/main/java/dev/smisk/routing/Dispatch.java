package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.FormLimits;
import dev.smisk.http.Incoming;
import dev.smisk.http.Response;
import dev.smisk.http.UploadFolder;

/** What is known of a request when its head is there, and the way to its answer. */
public interface Dispatch {
  /**
   * The route that will answer, as an index of {@link Dispatcher#endpoints()}; their number if the
   * answer is known already and no handler will run.
   */
  int route();

  /** What is wanted of the body. */
  BodyMode bodyMode();

  /** The body's length in bytes as the request announces it, or −1 if it doesn't. */
  long contentLength();

  /** The body's bytes at most, collected or streamed. */
  long maxBodyBytes();

  /** What may be read of the body where it is a form. */
  FormLimits formLimits();

  /** Where uploads are kept. */
  UploadFolder uploads();

  /** Whether the client wants the head of the answer alone (RFC 9110 section 9.3.2). */
  boolean isHead();

  /**
   * Answers. To be called once, on the thread that the handler is to run on. Never throws: what the
   * handler throws becomes a problem, and is logged unless it is an {@link
   * dev.smisk.http.HttpException}. The answer's value is encoded, or {@link Pending}: then {@link
   * #resume} goes on when it is there.
   *
   * @param incoming the body, and what becomes of the request meanwhile
   */
  Response<?> run(Incoming incoming);

  /**
   * Answers when a pending answer is there, as {@link #run} does, or when nobody waits for it any
   * more: then for nobody. On the thread that is to send it.
   *
   * @param incoming as it was given to {@link #run}
   */
  Response<?> resume(Pending pending, Incoming incoming);

  /**
   * The answer in place of one whose stream could not be written, where nothing of it has left yet;
   * logs as {@link #run} does. Never throws.
   */
  Response<?> failed(Throwable thrown);

  /** Logs, once, what ended an answer of which a part has left already. Never throws. */
  void brokenOff(Throwable thrown);
}
