package dev.smisk;

import dev.smisk.http.Response;
import dev.smisk.http.ResponseHead;
import dev.smisk.http.ResponseStream;
import dev.smisk.routing.Dispatch;
import dev.smisk.routing.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one answer, whole or as its stream is written, and knows afterwards what became of it.
 * Belongs to the handler's thread.
 */
final class Answer {
  /** How an answer ends. */
  enum End {
    /** The web server has all of it, or will. */
    COMPLETE,
    /** Nobody waited for it any more. */
    ABORTED,
    /** Its handler passed {@link AppLimit#HANDLER_TIME} in the middle; the connection tells. */
    LATE,
    /** Its writer failed in the middle; the connection tells. */
    FAILED
  }

  /** nginx's default {@code fastcgi_buffer_size}; it answers 502 to a longer head. */
  private static final int USUAL_HEAD_BYTES = 4 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Answer.class);

  private final AnswerOutput output;
  private int status;
  private long bodyBytes;
  private End end = End.ABORTED;

  Answer(AnswerOutput output) {
    this.output = output;
  }

  int status() {
    return status;
  }

  /** Bytes of the body that were given to the web server. */
  long bodyBytes() {
    return bodyBytes;
  }

  End end() {
    return end == End.ABORTED && output.late() ? End.LATE : end;
  }

  /**
   * Sends a response without a stream.
   *
   * @throws IOException if the web server takes no more
   */
  void send(Response<?> response, boolean headOnly) throws IOException {
    status = response.status();
    byte[] body = headOnly ? null : response.bytes();
    bodyBytes = send(ResponseHead.encode(response), body, output);
    end = End.COMPLETE;
  }

  /** The same for who needs to know nothing of it afterwards; gives the bytes of the body. */
  static long send(byte[] head, byte @Nullable [] body, AnswerOutput output) throws IOException {
    output.write(head, 0, head.length);
    if (body != null) {
      output.write(body, 0, body.length);
    }
    output.end();
    warnIfLong(head);
    return body == null ? 0 : body.length;
  }

  static void warnIfLong(byte[] head) {
    if (head.length > USUAL_HEAD_BYTES) {
      log.warn(
          "an answer's head has {} bytes; nginx refuses more than {} unless fastcgi_buffer_size is"
              + " raised",
          head.length,
          USUAL_HEAD_BYTES);
    }
  }

  /**
   * Sends what a dispatch came to. A stream that fails before its first byte has left becomes a
   * problem, one that fails later breaks the connection off.
   *
   * @throws IOException if the web server takes no more of an answer that is no stream
   */
  void send(Response<?> response, Dispatch dispatch, Json json) throws IOException {
    ResponseStream stream = response.stream();
    if (stream == null) {
      send(response, dispatch.isHead());
      return;
    }
    status = response.status();
    AnswerStream out = new AnswerStream(response, stream, output);
    Throwable thrown = write(stream, out, dispatch.isHead(), json);
    bodyBytes = out.written();
    if (thrown == null) {
      if (dispatch.isHead()) {
        send(response, true);
      } else {
        output.end();
        end = End.COMPLETE;
      }
    } else if (output.late()) {
      output.fail();
      dispatch.brokenOff(thrown);
    } else if (out.lost() || output.aborted()) {
      output.fail();
      log.debug("An answer was given up, as nobody waits for it: {}", thrown.toString());
    } else if (out.begun()) {
      end = End.FAILED;
      output.fail();
      dispatch.brokenOff(thrown);
    } else {
      send(dispatch.failed(thrown), dispatch.isHead());
    }
  }

  /** Gives what was thrown; the stream is closed whatever happens. */
  @SuppressWarnings("try") // it is closed by name
  private static @Nullable Throwable write(
      ResponseStream stream, AnswerStream out, boolean headOnly, Json json) {
    Throwable thrown = null;
    try {
      if (!headOnly) {
        stream.write(out, json::bytes);
      }
    } catch (Throwable e) {
      thrown = e;
    }
    try {
      stream.close();
      if (thrown == null && !headOnly) {
        out.finish();
      }
    } catch (Throwable e) {
      if (thrown == null) {
        thrown = e;
      } else {
        thrown.addSuppressed(e);
      }
    }
    return thrown;
  }
}
