import dev.smisk.Route;

/** Has no package, so that its types can be named simply or not at all. */
class Root {
  @Route("POST /root/{json}")
  Request create(Response response, Json json, Bound bound) {
    return new Request("");
  }
}
