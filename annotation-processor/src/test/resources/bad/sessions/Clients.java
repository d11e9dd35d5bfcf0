package com.acme;

import dev.smisk.Body;
import dev.smisk.Cookie;
import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.session.Session;
import java.util.Optional;

class Clients {
  @Route("GET /cookie")
  void cookie(
      @Cookie Session session) {} //! session is the client's session: remove @Cookie

  @Route("GET /default")
  void fallback(
      @Default("none") Session session) {} //! session is the client's session: remove @Default

  @Route("POST /body")
  void body(
      @Body Session session) {} //! session is the client's session: remove @Body

  @Route("GET /optional")
  void optional(
      Optional<Session> session) {} //! session is there for every client, and nothing is kept before something is set: take Session itself
}
