package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.FormLimits;
import dev.smisk.http.Incoming;
import dev.smisk.http.Response;
import dev.smisk.http.UploadFolder;

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
  public FormLimits formLimits() {
    return FormLimits.DEFAULT;
  }

  @Override
  public UploadFolder uploads() {
    return new UploadFolder(FormLimits.DEFAULT);
  }

  @Override
  public Response<?> run(Incoming incoming) {
    return response;
  }

  @Override
  public Response<?> resume(Pending pending, Incoming incoming) {
    return response; // it is there
  }

  @Override
  public Response<?> failed(Throwable thrown) {
    return response; // it is no stream, so nothing fails
  }

  @Override
  public void brokenOff(Throwable thrown) {
    // It is no stream.
  }
}
