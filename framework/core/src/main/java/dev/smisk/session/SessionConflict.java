package dev.smisk.session;

import dev.smisk.http.HttpException;

/** Two requests have changed the same value of a session: 409 for the later one. */
final class SessionConflict extends HttpException {
  private static final long serialVersionUID = 1;

  private final String key;

  SessionConflict(String key) {
    super(
        409,
        "another request has changed "
            + SessionKeys.shown(key)
            + " meanwhile: look at it again, then repeat this one");
    this.key = key;
  }

  String key() {
    return key;
  }
}
