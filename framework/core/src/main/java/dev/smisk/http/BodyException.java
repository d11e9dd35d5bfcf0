package dev.smisk.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body cannot be read on. A handler that lets it pass, even as the cause of another exception,
 * answers with {@link #status()} and the message as the problem's detail.
 */
public final class BodyException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * With what the client is told.
   *
   * @param status 400: the body ended early, or its sender went away; 408: it stalled; 413: it is
   *     too long; 415: a part of it is in a form that is not read here; 503: the server could not
   *     keep it, or an upload of it where it was to be moved
   * @param cause for the log
   */
  public BodyException(int status, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.status = status;
  }

  /**
   * The same for where no {@link IOException} can be thrown: what the client is answered. 503 has
   * {@code Retry-After: 1}, as the space that was lacking may be free in a moment.
   */
  public HttpException told() {
    HttpException told =
        new HttpException(
            Problem.of(status, String.valueOf(getMessage())), status < 500 ? null : this);
    return status == 503 ? told.header("Retry-After", "1") : told;
  }

  /** The HTTP status that tells the client of it. */
  public int status() {
    return status;
  }
}
