package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Response;

/** A request whose answer is known from its head: no handler will run, no body is wanted. */
record AnsweredDispatch(int route, boolean isHead, Response<?> response) implements Dispatch {
  @Override
  public BodyMode bodyMode() {
    return BodyMode.NONE;
  }

  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public long maxBodyBytes() {
    return 0;
  }

  @Override
  public Response<?> run(byte[] body, boolean tooLong, boolean truncated) {
    return response;
  }
}
