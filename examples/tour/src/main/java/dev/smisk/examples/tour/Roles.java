package dev.smisk.examples.tour;

import dev.smisk.http.Guard;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import org.jspecify.annotations.Nullable;

/** Lets in whom the route's own annotation names. */
record Roles(Staff staff) implements Guard {
  @Override
  public @Nullable Response<?> check(Request head) {
    Role needed = head.annotation(Role.class); // the method's, else its class's
    return needed != null && needed.value().equals(staff.role(head)) ? null : Response.status(403);
  }
}
