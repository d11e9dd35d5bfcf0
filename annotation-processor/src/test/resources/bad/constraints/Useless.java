package com.acme;

import dev.smisk.Route;
import dev.smisk.http.Request;
import jakarta.validation.constraints.NotNull;
import java.io.InputStream;

class Useless {
  @Route("GET /request")
  void request(
      @NotNull //! request is the request itself, which no constraint is checked of: remove @NotNull
      Request request) {}

  @Route("POST /stream")
  void stream(
      @NotNull //! body is the body while it comes, which no constraint is checked of: remove @NotNull
      InputStream body) {}
}
