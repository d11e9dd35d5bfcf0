package dev.smisk.examples.tour;

import dev.smisk.Body;
import dev.smisk.Filtered;
import dev.smisk.Route;
import dev.smisk.http.Attribute;
import dev.smisk.http.Chain;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import org.jspecify.annotations.Nullable;

/** Routes behind filters of the class and of a method, and a guard of the app. */
@Route("/guarded")
@Filtered(Guarded.Trace.class)
final class Guarded {
  static final Attribute<String> SEEN = Attribute.of("seen", String.class);

  /** Leaves something for the handler, and marks the answer. */
  static final class Trace implements Filter {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      request.attribute(SEEN, "class");
      return next.proceed(request, answer -> answer.header("X-Trace", "class"));
    }
  }

  /** Turns away who does not ask nicely. */
  static final class Polite implements Filter {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      return request.queryParameters().first("please") == null
          ? Response.status(400).text("say please")
          : next.proceed(request);
    }
  }

  /** Lets members in, before anybody looks at the body. */
  static final class Members implements Guard {
    @Override
    public @Nullable Response<?> check(Request head) { // null: may pass
      return head.header("X-Member") == null ? Response.status(403).text("for members") : null;
    }
  }

  @Route("PUT /members")
  String members(@Body String text) {
    return text;
  }

  @Route("GET")
  String open(Request request) {
    return "seen by " + request.attribute(SEEN);
  }

  @Route("GET /polite")
  @Filtered(Polite.class)
  String polite() {
    return "welcome";
  }

  @Route("GET /private")
  String hidden() {
    return "secret";
  }
}
