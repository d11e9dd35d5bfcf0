package dev.smisk.routing;

import dev.smisk.http.Incoming;
import java.io.InputStream;

/** What a guard sees of what comes with a request: nothing yet. */
enum HeadOnly implements Incoming {
  INSTANCE;

  @Override
  public byte[] body() {
    throw new IllegalStateException(
        "a guard decides before the body is read: let a Filter do what needs it");
  }

  @Override
  public boolean tooLong() {
    return false;
  }

  @Override
  public boolean truncated() {
    return false;
  }

  @Override
  public InputStream stream() {
    throw new IllegalStateException(
        "a guard decides before the body is read: let a Filter do what needs it");
  }

  @Override
  public boolean aborted() {
    return false;
  }

  @Override
  public void interruptOnAbort() {
    // It doesn't wait.
  }

  @Override
  public void atEnd(AutoCloseable resource) {
    throw new IllegalStateException(
        "a guarded request may never come to a handler: let a Filter do what is to be closed");
  }
}
