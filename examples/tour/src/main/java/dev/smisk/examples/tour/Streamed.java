package dev.smisk.examples.tour;

import dev.smisk.Route;
import dev.smisk.examples.tour.Prices.Price;
import dev.smisk.http.Event;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.io.InputStream;

/** Bodies and answers that come piece by piece. */
@Route("/books")
final class Streamed {
  private final BookShelf shelf;
  private final Prices feed;

  Streamed(BookShelf shelf, Prices feed) {
    this.shelf = shelf;
    this.feed = feed;
  }

  @Route("PUT /{id}/cover")
  void cover(long id, InputStream image) throws IOException {
    shelf.cover(id, image);
  }

  @Route("GET /export")
  Response<?> export() {
    return Response.stream("text/csv", out -> shelf.writeCsv(out));
  }

  @Route("GET /prices")
  Response<?> prices(Request request) {
    return Response.events(
        events -> {
          for (Price price : feed.since(request.lastEventId())) {
            events.send(Event.json(price).id(price.id()));
          }
        });
  }
}
