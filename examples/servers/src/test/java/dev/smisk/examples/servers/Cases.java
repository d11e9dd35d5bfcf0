package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all cases work with. */
interface Cases {
  /** Told by each of two neighbours to the other. */
  Set<String> FOR_THE_NEXT_ALONE =
      Set.of("connection", "expect", "http2-settings", "te", "transfer-encoding", "upgrade");

  WebServer server();

  Backend backend();

  default boolean differs(Difference difference) {
    return difference.setups().contains(server().setup());
  }

  /** That a handler saw this request, all of it and nothing else. */
  default void assertSaw(Sent sent) throws Exception {
    assertSame(server().seen(sent.name()), sent, sent.body());
  }

  /** The same for a handler that takes no body. */
  default void assertSawWithoutBody(Sent sent) throws Exception {
    assertSame(server().seen(sent.name()), sent, new byte[0]);
  }

  /** That the request came into the app, and no handler was asked. */
  default void assertArrivedOnly(Sent sent) throws Exception {
    assertArrived(sent);
    assertNoHandlerSaw(sent);
  }

  /** That the request came into the app, whoever answered it. */
  default void assertArrived(Sent sent) throws Exception {
    assertSame(server().arrived(sent.name()), sent, new byte[0]);
  }

  default void assertNoHandlerSaw(Sent sent) throws Exception {
    assertThat(server().seen(sent.name())).as("no handler saw it").isNull();
  }

  default void assertSawNothing(Sent sent) throws Exception {
    assertNoHandlerSaw(sent);
    assertThat(server().arrived(sent.name())).as("nothing came of it").isNull();
  }

  /** That what was seen is what was sent: method, path, query, headers and these bytes. */
  default void assertSame(Seen seen, Sent sent, byte[] body) {
    assertThat(seen).as("the app saw " + sent.target()).isNotNull();
    assertThat(seen.method()).isEqualTo(sent.method());
    assertThat(seen.path())
        .isEqualTo(differs(Difference.ESCAPES_BAR) ? sent.path().replace("|", "%7C") : sent.path());
    assertThat(seen.query()).isEqualTo(sent.query());
    assertThat(seen.length()).isEqualTo(body.length);
    assertThat(seen.sha256()).isEqualTo(Seen.sha256(body));
    assertThat(seen.protocol()).isEqualTo(server().setup().isHttp2() ? "HTTP/2.0" : "HTTP/1.1");
    assertThat(seen.scheme()).isEqualTo(server().setup().isHttp2() ? "https" : "http");
    assertThat(seen.address()).isEqualTo("127.0.0.1");
    assertSameHeaders(new TreeMap<>(seen.headers()), sent);
  }

  private void assertSameHeaders(Map<String, String> saw, Sent sent) {
    String length = saw.remove("content-length");
    if (!sent.hasBody() || sent.body().length == 0) { // HTTP/2 clients leave it out
      assertThat(length).isIn(null, "0");
    } else if (sent.chunked()) { // who collects the body knows it
      assertThat(length).isIn(null, String.valueOf(sent.body().length));
    } else {
      assertThat(length).isEqualTo(String.valueOf(sent.body().length));
    }
    Map<String, String> expected = sent.headersByName();
    expected.put("host", server().host());
    expected.remove("proxy"); // never a header: httpoxy
    if (!differs(Difference.PASSES_UNDERSCORES)) {
      expected.keySet().removeIf(name -> name.contains("_"));
    }
    expected.keySet().removeAll(FOR_THE_NEXT_ALONE);
    saw.keySet().removeAll(FOR_THE_NEXT_ALONE);
    if (differs(Difference.ADDS_HEADERS)) {
      assertThat(saw.remove("x-forwarded-for")).isEqualTo("127.0.0.1");
      assertThat(saw.remove("x-forwarded-host")).isEqualTo(server().host());
      assertThat(saw.remove("x-forwarded-proto")).isEqualTo("http");
      saw.remove("user-agent", "");
      if (!expected.containsKey("content-type")) {
        saw.remove("content-type", "application/x-www-form-urlencoded");
      }
    }
    if (saw.getOrDefault("user-agent", "").startsWith("Java-http-client")) {
      saw.remove("user-agent");
    }
    assertThat(saw).isEqualTo(normalised(expected));
  }

  /** An underscore cannot be told from a hyphen. */
  private static Map<String, String> normalised(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name.replace('_', '-'), value));
    return all;
  }
}
