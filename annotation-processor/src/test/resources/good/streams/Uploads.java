package com.acme.streams;

import dev.smisk.Route;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.io.InputStream;

/** Bodies as they come. */
class Uploads {
  @Route("PUT /books/{id}/cover")
  void cover(long id, InputStream image) {}

  @Route("POST /count")
  Response<?> count(InputStream body, Request request) throws IOException {
    long bytes = body.transferTo(java.io.OutputStream.nullOutputStream());
    return Response.ok().text(request.method() + bytes);
  }
}
