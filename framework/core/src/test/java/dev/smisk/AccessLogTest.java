package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.AllowList;
import dev.smisk.fastcgi.FastCgiServer;
import dev.smisk.fastcgi.Limits;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.fastcgi.Peer;
import dev.smisk.fastcgi.Wire;
import dev.smisk.http.AppValues;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessLogTest {
  private static final String ID = "REQUEST_ID";

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private final Json json = new Json(JsonSettings.DEFAULT);

  /** Each look at it takes 5 µs. */
  private final AtomicLong nanos = new AtomicLong();

  private final AtomicReference<InMemoryWebServer> server = new AtomicReference<>();

  /** An app whose bridge logs to this test. */
  private InMemoryWebServer serving(AccessLog.Format format, int paramsCount) {
    Dispatcher dispatcher = dispatcher();
    Settings settings = Settings.DEFAULTS.withLimit(AppLimit.PARAMS_COUNT, paramsCount);
    server.set(
        new InMemoryWebServer(
            new RunningApp(
                settings,
                bridge(dispatcher, format),
                new Provided(),
                dispatcher.endpoints(),
                null,
                List.of(),
                null,
                null,
                null)));
    return server.get();
  }

  private Bridge bridge(Dispatcher dispatcher, AccessLog.Format format) {
    AccessLog log =
        new AccessLog(
            format,
            json,
            TrustedHeaders.DEFAULT,
            Clock.fixed(Instant.parse("2026-11-23T02:45:33.1234Z"), ZoneOffset.UTC),
            () -> nanos.addAndGet(5_000),
            logger());
    return new Bridge(dispatcher, json, TrustedHeaders.DEFAULT, AppValues.NONE, log);
  }

  private Dispatcher dispatcher() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(POST, "/body").buffered(),
                request -> Response.ok().text("" + request.body().length))
            .with(
                Endpoint.of(GET, "/late"),
                request -> {
                  nanos.addAndGet(3_000_000_000L);
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    return Response.ok().text("interrupted");
                  }
                  return Response.ok().text("late");
                })
            .with(
                Endpoint.of(GET, "/late-stream"),
                request ->
                    Response.stream(
                        "a/b",
                        out -> {
                          out.write(new byte[3]);
                          out.flush();
                          try {
                            new CountDownLatch(1).await();
                          } catch (InterruptedException e) {
                            out.flush(); // which tells it why
                          }
                        }))
            .with(Endpoint.of(GET, "/books/{id}"), request -> Response.ok().text("four"))
            .with(
                Endpoint.of(GET, "/abort"),
                request ->
                    Response.stream(
                        "a/b",
                        out -> {
                          out.write(new byte[3]);
                          out.flush();
                          server.get().abort();
                          out.flush();
                          out.write(new byte[40_000]);
                        }))
            .with(
                Endpoint.of(GET, "/break"),
                request ->
                    Response.stream(
                        "a/b",
                        out -> {
                          out.write(new byte[3]);
                          out.flush();
                          throw new IllegalStateException();
                        }));
    return Dispatcher.link(List.of(routes), new Provided(), json, DispatchSettings.DEFAULT);
  }

  private Logger logger() {
    return new LegacyAbstractLogger() {
      private static final long serialVersionUID = 1;

      @Override
      protected void handleNormalizedLoggingCall(
          Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
        lines.add(level + " " + message + (arguments == null ? "" : Arrays.toString(arguments)));
      }

      @Override
      protected String getFullyQualifiedCallerName() {
        return "";
      }

      @Override
      public boolean isTraceEnabled() {
        return false;
      }

      @Override
      public boolean isDebugEnabled() {
        return false;
      }

      @Override
      public boolean isInfoEnabled() {
        return true;
      }

      @Override
      public boolean isWarnEnabled() {
        return true;
      }

      @Override
      public boolean isErrorEnabled() {
        return true;
      }
    };
  }

  private String line(String method, String uri, String... more) {
    lines.clear();
    try (InMemoryWebServer asked = serving(AccessLog.Format.LINE, 100)) {
      asked.ask(method, uri, more);
    }
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  @Test
  void line_tellsWhatBecameOfTheRequest() {
    assertThat(line("GET", "/books/7?x=1", ID, "r1"))
        .isEqualTo(
            "INFO 2026-11-23T02:45:33.123Z 192.0.2.1 \"GET /books/7?x=1\" \"GET /books/{id}\" 200 4"
                + " 5us complete r1");
    assertThat(line("HEAD", "/books/7", ID, "r1")).endsWith(" 200 0 5us complete r1");
    assertThat(line("GET", "/none", ID, "r1")).contains("\"GET /none\" \"-\" 404 ");
    assertThat(line("GET", "/abort", ID, "r1")).contains("\"GET /abort\" 200 ", " aborted r1");
    assertThat(line("GET", "/break", ID, "r1")).contains("\"GET /break\" 200 3 ", " failed r1");
  }

  @Test
  void line_makesUpAnIdWhereNoneCame() {
    assertThat(line("GET", "/books/7")).matches(".* complete [0-9a-f]{32}");
  }

  @Test
  void nothing_canInjectALine() {
    assertThat(line("G\nET", "/a\r\n\"\\\u00e9\u0085b", ID, "r1"))
        .contains("\"G\\u000aET /a\\u000d\\u000a\\\"\\\\\\u00e9\\u0085b\"")
        .matches("[ -~]*");
  }

  @Test
  void json_isAnObjectWhateverComes() {
    try (InMemoryWebServer asked = serving(AccessLog.Format.JSON, 100)) {
      asked.ask("GET", "/books/\"}\r\n\u2028", ID, "r1");
      asked.ask("GET", "/books/7", ID, "r2");
    }
    JsonNode strange = new JsonMapper().readTree(lines.get(0).substring("INFO ".length()));
    assertThat(lines.get(0)).doesNotContain("\n", "\r");
    assertThat(strange.get("uri").asString()).startsWith("/books/\"}\r\n");
    JsonNode entry = new JsonMapper().readTree(lines.get(1).substring("INFO ".length()));
    assertThat(entry.propertyNames())
        .containsExactly(
            "time",
            "remoteAddress",
            "method",
            "uri",
            "route",
            "status",
            "bytes",
            "micros",
            "end",
            "requestId");
    assertThat(entry.get("route").asString()).isEqualTo("GET /books/{id}");
    assertThat(entry.get("status").asInt()).isEqualTo(200);
    assertThat(entry.get("bytes").asInt()).isEqualTo(4);
    assertThat(entry.get("end").asString()).isEqualTo("complete");
  }

  @Test
  void refusedRequest_isLoggedToo() {
    try (InMemoryWebServer asked = serving(AccessLog.Format.LINE, 3)) {
      asked.ask("GET", "/books/7");
    }
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("\"GET /books/7\" \"-\" 431 ", "complete ");
  }

  @Test
  void requestGivenUpBeforeItsHandlerRan_isLoggedToo() {
    try (InMemoryWebServer asked = serving(AccessLog.Format.LINE, 100)) {
      asked.begin("POST", "/body", "CONTENT_LENGTH", "10", ID, "r1");
      asked.send(new Wire().endParams(1).stdin(1, "half"));
      assertThat(lines).as("its handler may still run").isEmpty();
      asked.abort();
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0)).contains("\"POST /body\" \"POST /body\" - 0 ", " aborted r1");
      asked.send(new Wire().abort(1).stdin(1, "other").endStdin(1));
      asked.begin("POST", "/body", "CONTENT_LENGTH", "10", ID, "r2");
      asked.send(new Wire().endParams(1));
      asked.hangUp();
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("\"POST /body\" \"POST /body\" - 0 ", " aborted r2");
  }

  /** What comes of it where handlers have 100 ms, and all that is logged. */
  private List<String> askLate(String uri) throws Exception {
    Limits limits = Limits.defaults().toBuilder().handlerTime(Duration.ofMillis(100)).build();
    Bridge bridge = bridge(dispatcher(), AccessLog.Format.LINE);
    try (FastCgiServer late =
            FastCgiServer.start(
                List.of(ListenAddress.parse("127.0.0.1:0")), bridge, limits, AllowList.NONE);
        Peer peer = Peer.connect(late.addresses().get(0))) {
      Wire request =
          Wire.begin(1, Wire.CLOSE)
              .params(1, "REQUEST_METHOD", "GET", "REQUEST_URI", uri, ID, "r1")
              .endParams(1);
      return peer.send(request).rest();
    } // and its handler has ended
  }

  @Test
  void requestWhoseHandlerPassedItsTime_isLoggedOnceAsItWasAnswered() throws Exception {
    assertThat(askLate("/late")).contains("END 1 app=0 protocol=0");
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .contains("\"GET /late\" \"GET /late\" 503 ", " complete r1")
        .as("since the request came, not since it was given up")
        .containsPattern(" 30\\d{5}us ");
  }

  @Test
  void requestWhoseHandlerPassedItsTimeInMidAnswer_isLoggedAsLate() throws Exception {
    assertThat(askLate("/late-stream")).as("no end").hasSize(1);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .contains("\"GET /late-stream\" \"GET /late-stream\" 200 3 ", " late r1");
  }
}
