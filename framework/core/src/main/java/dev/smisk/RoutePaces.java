package dev.smisk;

import dev.smisk.fastcgi.Pace;
import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.routing.Dispatcher;
import java.util.List;

/** What the runtime learns about each route's handler, for as long as the app runs. Thread-safe. */
final class RoutePaces {
  /** By route; the last is that of requests whose answer is known already. */
  private final Pace[] paces;

  RoutePaces(Dispatcher dispatcher) {
    List<Endpoint> endpoints = dispatcher.endpoints();
    paces = new Pace[endpoints.size() + 1];
    for (int route = 0; route < endpoints.size(); route++) {
      Endpoint endpoint = endpoints.get(route);
      boolean waits = endpoint.blocking() || endpoint.bodyMode() == BodyMode.STREAMED;
      paces[route] = waits ? Pace.worker(endpoint.name()) : new Pace(endpoint.name());
    }
    String answers = "answers without a handler";
    paces[endpoints.size()] =
        dispatcher.answersMayBlock() ? new Pace(answers) : Pace.inline(answers);
  }

  /** That of a {@link dev.smisk.routing.Dispatch#route()}. */
  Pace of(int route) {
    return paces[route];
  }

  /** That of requests which the runtime turns away. */
  Pace ofRefusals() {
    return paces[paces.length - 1];
  }
}
