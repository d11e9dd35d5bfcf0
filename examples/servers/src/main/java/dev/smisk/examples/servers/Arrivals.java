package dev.smisk.examples.servers;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Chain;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.Request;
import dev.smisk.http.Response;

/** Notes every request that is routed, also where no handler answers it. */
final class Arrivals implements Filter {
  private final Notebook notebook;

  Arrivals(Notebook notebook) {
    this.notebook = notebook;
  }

  @Override
  public Response<?> filter(Request request, Chain next) throws Exception {
    Endpoint route = request.route();
    boolean streamed = route != null && route.bodyMode() == BodyMode.STREAMED;
    notebook.arrive(request, streamed ? new byte[0] : request.body());
    return next.proceed(request);
  }

  @Override
  public boolean runsAlways() {
    return true;
  }
}
