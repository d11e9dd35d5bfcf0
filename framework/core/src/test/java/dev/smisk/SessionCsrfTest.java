package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.SessionBench.Answer;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that other sites start, on routes that take a session. */
class SessionCsrfTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final SessionBench bench = new SessionBench();
  private final AtomicReference<String> token = new AtomicReference<>("");

  @AfterEach
  void close() {
    bench.close();
  }

  private String begin() {
    bench.routes.with(
        Endpoint.of(Method.POST, "/plain").buffered(), request -> Response.noContent());
    bench
        .get(
            "/set",
            session -> {
              session.set("a", 1);
              token.set(session.csrfToken());
            })
        .get("/change", session -> session.set("a", 2))
        .post("/change", session -> session.set("a", 3));
    return bench.begin();
  }

  private int status(String cookie, String type, String body, String... variables) {
    return bench.send("POST", "/change", cookie, type, body, variables).status();
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, , 204",
    "none, , 204",
    "same-site, , 403",
    "cross-site, , 403",
    "cross-site, https://evil.example, 403",
    "cross-site, https://app.example.com, 204",
    "same-site, https://APP.example.com, 204",
    "same-origin, http://shop.example, 204",
    ", http://shop.example, 204",
    ", https://shop.example, 204",
    ", https://shop.example:443, 204",
    ", http://shop.example:80, 204",
    ", https://shop.example:8443, 403",
    ", HTTPS://Shop.Example, 204",
    ", shop.example, 403",
    ", https://app.example.com, 204",
    ", https://evil.example, 403",
    ", https://shop.example.evil.example, 403",
    ", null, 403",
  })
  void browsersTellWhereARequestComesFrom(String site, String origin, int status) {
    bench.with(sessions -> sessions.trusting("https://app.example.com"));
    String cookie = begin();
    String[] variables =
        Stream.of(
                site == null ? null : "HTTP_SEC_FETCH_SITE",
                site,
                origin == null ? null : "HTTP_ORIGIN",
                origin,
                "HTTP_HOST",
                "shop.example")
            .filter(Objects::nonNull)
            .toArray(String[]::new);

    assertThat(status(cookie, FORM, "b=1", variables)).isEqualTo(status);
    assertThat(status(cookie, "application/json", "{}", variables)).isEqualTo(status);
  }

  @Test
  void formWithoutTheseHeaders_needsItsSessionsToken() {
    String cookie = begin();

    assertThat(status(cookie, FORM, "b=1")).isEqualTo(403);
    assertThat(status(cookie, FORM, "_csrf=guess")).isEqualTo(403);
    assertThat(status(cookie, "text/plain", "{}")).isEqualTo(403);
    assertThat(status(cookie, " Application/X-WWW-Form-URLencoded ;charset=UTF-8", "b=1"))
        .isEqualTo(403);
    assertThat(status(cookie, "", "")).isEqualTo(403);
    assertThat(status(cookie, "multipart/form-data; boundary=x", "--x--")).isEqualTo(403);
    assertThat(status(cookie, FORM, "b=1&_csrf=" + token.get())).isEqualTo(204);
    assertThat(status(cookie, FORM, "b=1", "HTTP_X_CSRF_TOKEN", token.get())).isEqualTo(204);
    assertThat(
            bench
                .send(
                    "POST",
                    "/change?_csrf=" + token.get(),
                    cookie,
                    "multipart/form-data; boundary=x",
                    "--x--")
                .status())
        .isEqualTo(204);
    String another = bench.begin();
    assertThat(status(cookie, FORM, "_csrf=" + token.get())).as("another's token").isEqualTo(403);
    assertThat(status(another, FORM, "_csrf=" + token.get())).isEqualTo(204);
  }

  /** Where the body is the handler's, or nobody's, there is no field to look at. */
  @Test
  void form_thatNobodyCollects_needsTheTokenElsewhere() {
    bench
        .routes
        .with(
            Endpoint.of(Method.POST, "/stream").streamed().withSession(),
            request -> Response.noContent())
        .with(Endpoint.of(Method.POST, "/none").withSession(), request -> Response.noContent());
    String cookie = begin();

    for (String path : new String[] {"/stream", "/none"}) {
      String body = "_csrf=" + token.get();
      assertThat(bench.send("POST", path, cookie, FORM, body).status()).as(path).isEqualTo(403);
      assertThat(bench.send("POST", path + "?" + body, cookie, FORM, "").status())
          .as(path)
          .isEqualTo(204);
    }
  }

  @Test
  void programs_goOnWorking() {
    String cookie = begin();

    assertThat(status(cookie, "application/json", "{}")).isEqualTo(204);
    assertThat(status("", FORM, "user=ada")).as("without a session, as to log in").isEqualTo(204);
  }

  @Test
  void safeMethodsAndOtherRoutes_areNotLookedAt() {
    String cookie = begin();
    String[] evil = {"HTTP_SEC_FETCH_SITE", "cross-site", "HTTP_ORIGIN", "https://evil.example"};

    assertThat(bench.ask("GET", "/change", cookie, evil).status()).isEqualTo(204);
    assertThat(bench.send("POST", "/plain", cookie, FORM, "b=1", evil).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  void methodsThatChangeSomething_areLookedAt(Method method) {
    boolean isSafe = method == Method.GET || method == Method.HEAD || method == Method.OPTIONS;
    bench.routes.with(
        Endpoint.of(method == Method.HEAD ? Method.GET : method, "/any").withSession(),
        request -> Response.noContent());

    assertThat(bench.ask(method.name(), "/any", "", "HTTP_ORIGIN", "https://evil.example").status())
        .isEqualTo(isSafe ? 204 : 403);
  }

  @Test
  void oneLine_turnsItOff() {
    bench.with(sessions -> sessions.csrf(false));
    String cookie = begin();

    assertThat(status(cookie, FORM, "b=1", "HTTP_ORIGIN", "https://evil.example")).isEqualTo(204);
  }

  @Test
  void refusal_changesNothingAndSaysWhatToDo() {
    String cookie = begin();
    bench.store.calls.clear();

    Answer answer =
        bench.send("POST", "/change", cookie, FORM, "b=1", "HTTP_ORIGIN", "https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("https://evil.example").contains("trusted");
    assertThat(bench.store.calls).isEmpty();
  }

  @Test
  void token_isTheSameUntilTheSessionIsRenewed() {
    bench.get("/token", session -> token.set(session.csrfToken()));
    bench.get(
        "/renew",
        session -> {
          session.renew();
          token.set(session.csrfToken());
          session.renew(); // it has been already
        });
    String cookie = bench.ask("GET", "/token", "").cookie();
    String first = token.get();
    bench.ask("GET", "/token", cookie);
    assertThat(token.get()).isEqualTo(first).isNotEmpty();

    String renewed = bench.ask("GET", "/renew", cookie).cookie();
    String second = token.get();
    assertThat(second).isNotEqualTo(first);
    bench.ask("GET", "/token", renewed);
    assertThat(token.get()).isEqualTo(second);
  }
}
