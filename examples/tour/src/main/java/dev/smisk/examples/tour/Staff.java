package dev.smisk.examples.tour;

import dev.smisk.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows people by their tokens. */
record Staff(Map<String, String> roles) {
  @Nullable String role(Request head) {
    String token = head.header("Authorization");
    return token == null ? null : roles.get(token);
  }
}
