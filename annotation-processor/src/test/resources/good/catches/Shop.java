package com.acme.catches;

import dev.smisk.Catch;
import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;

/** Answers exceptions of its own routes. */
class Shop {
  static class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  record Refusal(String reason) {}

  @Route("GET /shop")
  String shop() {
    throw new OutOfStock();
  }

  @Catch
  Problem any(RuntimeException thrown) {
    return Problem.of(500, thrown.getMessage());
  }

  @Catch
  @Status(409)
  Refusal shop(OutOfStock thrown, Request request) throws IOException {
    return new Refusal(request.path());
  }

  @Catch({IllegalStateException.class, IOException.class})
  Response<?> either(Exception thrown) {
    return Response.status(503);
  }

  @Catch(UnsupportedOperationException.class)
  static String unsupported() {
    return "not yet";
  }

  @Catch({InterruptedException.class, Error.class})
  @Status(503)
  String grave(Throwable thrown) {
    return "later";
  }
}
