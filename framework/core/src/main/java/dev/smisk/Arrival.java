package dev.smisk;

import dev.smisk.fastcgi.Stdin;
import dev.smisk.fastcgi.Stdout;
import dev.smisk.http.BodyMode;
import dev.smisk.http.FormLimits;
import dev.smisk.http.Incoming;
import dev.smisk.http.UploadFolder;
import dev.smisk.http.Variables;
import dev.smisk.routing.Dispatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * STDIN and the news of an abort as a request's handler sees them, and what is to be closed at the
 * request's end. Belongs to the handler's thread.
 */
final class Arrival implements Incoming {
  private final Dispatch dispatch;
  private final Stdin stdin;
  private final Stdout stdout;

  /** Made when first needed: few requests leave anything open. */
  private @Nullable AtEnd atEnd;

  Arrival(Dispatch dispatch, Stdin stdin, Stdout stdout) {
    this.dispatch = dispatch;
    this.stdin = stdin;
    this.stdout = stdout;
  }

  @Override
  public byte[] body() {
    return stdin.bytes();
  }

  @Override
  public boolean tooLong() {
    return stdin.exceeded();
  }

  @Override
  public boolean truncated() {
    return stdin.truncated();
  }

  @Override
  public InputStream stream() {
    return dispatch.bodyMode() == BodyMode.STREAMED
        ? new RequestBodyStream(stdin.stream(), dispatch.maxBodyBytes())
        : new ByteArrayInputStream(stdin.bytes());
  }

  @Override
  public FormLimits formLimits() {
    return dispatch.formLimits();
  }

  @Override
  public UploadFolder uploads() {
    return dispatch.uploads();
  }

  @Override
  public boolean aborted() {
    return stdout.aborted();
  }

  @Override
  public void interruptOnAbort() {
    stdout.interruptOnAbort();
  }

  @Override
  public void atEnd(AutoCloseable resource) {
    AtEnd kept = atEnd;
    if (kept == null) {
      kept = new AtEnd();
      atEnd = kept;
    }
    kept.add(resource);
  }

  /** The request has ended. */
  void end(Variables request) {
    if (atEnd != null) {
      atEnd.close(request);
    }
  }
}
