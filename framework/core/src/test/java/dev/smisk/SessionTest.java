package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.SessionBench.Answer;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.routing.JsonType;
import dev.smisk.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions of one request after the other, through the protocol. */
class SessionTest {
  private static final String UNKNOWN = "session=" + "A".repeat(32);

  record Cart(List<String> items) {}

  /** What Jackson fails to write. */
  public static final class Unwritable {
    private final List<String> names = List.of();

    public String getName() {
      return names.get(0);
    }
  }

  private final SessionBench bench = new SessionBench();
  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private SessionBench setting() {
    return bench
        .get("/set", session -> session.set("a", 1))
        .get("/see", session -> seen.add(String.valueOf(session.get("a", Integer.class))));
  }

  @Test
  void untouched_costsNoCallAndNoCookie() {
    bench.get("/", session -> {});

    Answer answer = bench.ask("GET", "/", UNKNOWN);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.head()).doesNotContain("Cookie");
    assertThat(bench.store.calls).isEmpty();
  }

  @Test
  void reading_createsNothing() {
    setting();

    assertThat(bench.ask("GET", "/see", "").cookie()).isEmpty();
    assertThat(bench.store.calls).isEmpty();
    assertThat(bench.ask("GET", "/see", UNKNOWN).cookie()).isEmpty();
    assertThat(bench.store.calls).containsExactly("read");
    assertThat(seen).containsExactly("null", "null");
  }

  @Test
  void value_thatWasSet_isThereForTheNextRequest() {
    setting();

    Answer answer = bench.ask("GET", "/set", "");
    bench.ask("GET", "/see", answer.cookie());

    assertThat(answer.attributes()).isEqualTo("; Path=/; HttpOnly; SameSite=Lax");
    assertThat(answer.id()).matches("[A-Za-z0-9_-]{32}");
    assertThat(answer.head()).contains("Cache-Control: no-store\r\n");
    assertThat(seen).containsExactly("1");
    assertThat(bench.store.calls).containsExactly("write", "read");
  }

  @Test
  void cookie_overHttps_isOfThisHostAlone() {
    setting();

    Answer answer = bench.ask("GET", "/set", "", "HTTPS", "on");

    assertThat(answer.cookie()).startsWith("__Host-session=");
    assertThat(answer.attributes()).isEqualTo("; Path=/; Secure; HttpOnly; SameSite=Lax");
    bench.ask("GET", "/see", answer.cookie(), "HTTPS", "on");
    bench.ask("GET", "/see", answer.cookie());
    assertThat(seen).containsExactly("1", "null");
  }

  @Test
  void cookie_belowAPrefix_isOfItsPath() {
    setting().with(sessions -> sessions.cookie("sid")).app(app -> app.prefix("/api"));

    Answer answer = bench.ask("GET", "/api/set", "", "HTTPS", "on");
    assertThat(answer.cookie()).startsWith("__Secure-sid=");
    assertThat(answer.attributes()).startsWith("; Path=/api; Secure");
    assertThat(bench.ask("GET", "/api/set", "").cookie()).startsWith("sid=");
  }

  @Test
  void id_thatTheStoreDoesNotKnow_isNeverAdopted() {
    setting();

    Answer answer = bench.ask("GET", "/set", UNKNOWN);

    assertThat(answer.id()).matches("[A-Za-z0-9_-]{32}").isNotEqualTo("A".repeat(32));
  }

  @Test
  void id_thatIsNoneOfOurs_isNotAskedFor() {
    setting();

    for (String id : new String[] {"", "x", "A".repeat(31), "A".repeat(33), "A".repeat(31) + "."}) {
      assertThat(bench.ask("GET", "/see", "session=" + id).status()).as(id).isEqualTo(204);
    }

    assertThat(bench.store.calls).isEmpty();
  }

  @Test
  void set_ofTheSameValue_writesNothing() {
    String cookie = setting().begin();

    assertThat(bench.ask("GET", "/set", cookie).cookie()).isEmpty();
    assertThat(bench.store.calls).containsExactly("read");
  }

  @Test
  void reading_touchesTheStoreOnceInATenthOfTheTtl() {
    String cookie = setting().begin();

    bench.ask("GET", "/see", cookie);
    bench.clock.pass(Duration.ofSeconds(89));
    bench.ask("GET", "/see", cookie);
    assertThat(bench.store.calls).containsExactly("read", "read");

    bench.clock.pass(Duration.ofSeconds(1));
    bench.ask("GET", "/see", cookie);
    bench.ask("GET", "/see", cookie);
    bench.clock.pass(Duration.ofSeconds(89));
    bench.ask("GET", "/see", cookie);
    assertThat(bench.store.calls).containsExactly("read", "read", "read", "touch", "read", "read");

    bench.clock.pass(Duration.ofSeconds(1));
    bench.ask("GET", "/see", cookie);
    assertThat(bench.store.calls).endsWith("read", "touch");
    assertThat(bench.store.ttls).containsOnly(Duration.ofMinutes(15));
  }

  /** Else one that was used would end as if it were not. */
  @Test
  void session_thatAnInstanceWhoseClockIsAheadHasWritten_isTouchedAllTheSame() {
    String cookie = setting().begin();
    bench.clock.pass(Duration.ofHours(-1));

    bench.ask("GET", "/see", cookie);
    bench.ask("GET", "/see", cookie);
    assertThat(bench.store.calls).containsExactly("read", "touch", "read");

    bench.clock.pass(Duration.ofHours(-1)); // and now it is set back
    bench.ask("GET", "/see", cookie);
    assertThat(bench.store.calls).endsWith("read", "touch");
  }

  @Test
  void session_livesOnWhileItIsUsed_andEndsAfterItsTtl() {
    String cookie = setting().begin();

    for (int i = 0; i < 10; i++) {
      bench.clock.pass(Duration.ofMinutes(10));
      bench.ask("GET", "/see", cookie);
    }
    bench.clock.pass(Duration.ofMinutes(15));
    bench.ask("GET", "/see", cookie);

    assertThat(seen).hasSize(11).endsWith("1", "null").startsWith("1");
  }

  @Test
  void session_endsAfterItsLifetime_howeverMuchItIsUsed() {
    setting()
        .app(
            app ->
                app.limit(AppLimit.SESSION_TTL, Duration.ofHours(1))
                    .limit(AppLimit.SESSION_LIFETIME, Duration.ofHours(2)));
    String cookie = bench.begin();

    for (int i = 0; i < 4; i++) {
      bench.clock.pass(Duration.ofMinutes(30));
      bench.ask("GET", "/see", cookie);
    }

    assertThat(seen).containsExactly("1", "1", "1", "null");
    assertThat(bench.store.ttls)
        .containsExactly(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(30));
  }

  @Test
  void value_isWhatItWasSetAs() {
    bench
        .get("/set", session -> session.set("cart", new Cart(List.of("tea", "milk"))))
        .get(
            "/see",
            session -> {
              seen.add(session.get("cart", Cart.class));
              seen.add(session.names());
              seen.add(session.get("other", String.class, "none"));
              session.set("list", List.of(1, 2));
              JsonType<List<Integer>> list =
                  JsonType.generic(List.class, JsonType.of(Integer.class));
              seen.add(session.get("list", list));
            });

    bench.ask("GET", "/see", bench.begin());

    assertThat(seen.get(0)).isEqualTo(new Cart(List.of("tea", "milk")));
    assertThat(seen.get(1)).isEqualTo(Set.of("cart"));
    assertThat(seen.get(2)).isEqualTo("none");
    assertThat(seen.get(3)).isEqualTo(List.of(1, 2));
  }

  @Test
  void value_thatIsOfAnotherClass_isAnErrorThatNamesBoth_andStays() {
    bench
        .get("/set", session -> session.set("cart", new Cart(List.of("tea"))))
        .get(
            "/wrong",
            session ->
                assertThatThrownBy(() -> session.get("cart", Integer.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("\"cart\"", "java.lang.Integer", "stays"))
        .get("/thrown", session -> session.get("cart", Integer.class))
        .get("/see", session -> seen.add(session.get("cart", Cart.class)));
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/wrong", cookie).status()).isEqualTo(204);
    assertThat(bench.ask("GET", "/thrown", cookie).status()).isEqualTo(500);
    bench.ask("GET", "/see", cookie);
    assertThat(seen).containsExactly(new Cart(List.of("tea")));
  }

  @Test
  void set_andBack_writesNothing() {
    String cookie =
        setting()
            .get(
                "/back",
                session -> {
                  session.set("a", 2);
                  session.set("a", 1);
                })
            .begin();

    bench.ask("GET", "/back", cookie);
    assertThat(bench.store.calls).containsExactly("read");
  }

  @Test
  void names_areThoseOfTheRequestsOwnChangesToo() {
    setting()
        .get(
            "/names",
            session -> {
              session.set("b", 2);
              session.flash("note", "no name");
              seen.add(session.names());
              session.remove("a");
              seen.add(session.names());
              assertThatThrownBy(() -> session.names().clear())
                  .isInstanceOf(UnsupportedOperationException.class);
              seen.add("unmodifiable");
            });

    bench.ask("GET", "/names", bench.begin());

    assertThat(seen).containsExactly(Set.of("a", "b"), Set.of("b"), "unmodifiable");
  }

  @Test
  void remove_takesAValueOut() {
    setting().get("/remove", session -> session.remove("a"));
    String cookie = bench.begin();

    bench.ask("GET", "/remove", cookie);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("null");
    assertThat(bench.store.calls).containsExactly("read", "write", "read");
  }

  @Test
  void renew_givesAnotherIdAndEndsTheOldOne() {
    setting()
        .get(
            "/renew",
            session -> {
              session.renew();
              session.set("user", "ada");
            });
    String old = bench.begin();

    String renewed = bench.ask("GET", "/renew", old).cookie();
    bench.ask("GET", "/see", old);
    bench.ask("GET", "/see", renewed);

    assertThat(renewed).startsWith("session=").isNotEqualTo(old);
    assertThat(seen).containsExactly("null", "1");
  }

  @Test
  void renew_ofNothing_makesNothing() {
    bench.get("/renew", Session::renew);

    assertThat(bench.ask("GET", "/renew", UNKNOWN).cookie()).isEmpty();
    assertThat(bench.store.calls).containsExactly("read");
  }

  @Test
  void invalidate_endsItAndTakesTheCookieBack() {
    setting().get("/out", Session::invalidate);
    String cookie = bench.begin();

    Answer answer = bench.ask("GET", "/out", cookie);
    bench.ask("GET", "/see", cookie);

    assertThat(answer.cookie()).isEqualTo("session=");
    assertThat(answer.attributes()).contains("Max-Age=0");
    assertThat(bench.store.calls).containsExactly("delete", "read");
    assertThat(seen).containsExactly("null");
  }

  @Test
  void cookie_isTakenBackWhereItWasGiven() {
    setting().get("/out", Session::invalidate).app(app -> app.prefix("/api"));
    String cookie = bench.ask("GET", "/api/set", "", "HTTPS", "on").cookie();

    Answer answer = bench.ask("GET", "/api/out", cookie, "HTTPS", "on");

    assertThat(answer.cookie()).isEqualTo("__Secure-session=");
    assertThat(answer.attributes()).contains("; Path=/api;", "; Max-Age=0;", "; Secure");
  }

  @Test
  void set_afterInvalidate_beginsAnotherSession() {
    setting()
        .get(
            "/out",
            session -> {
              session.invalidate();
              session.flash("bye", "ada");
            })
        .get("/bye", session -> seen.add(session.flashed("bye", String.class)));
    String old = bench.begin();

    String other = bench.ask("GET", "/out", old).cookie();
    bench.ask("GET", "/see", other);
    bench.ask("GET", "/bye", other);

    assertThat(other).isNotEqualTo(old);
    assertThat(seen).containsExactly("null", "ada");
  }

  @Test
  void flash_isThereOnce() {
    bench
        .get("/set", session -> session.flash("note", "saved"))
        .get("/see", session -> seen.add(String.valueOf(session.flashed("note", String.class))));
    String cookie = bench.begin();

    bench.ask("GET", "/see", cookie);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("saved", "null");
  }

  @Test
  void confirmation_isRightOnceWithinItsTime() {
    AtomicReference<String> token = new AtomicReference<>();
    bench
        .get("/set", session -> token.set(session.confirmation("delete")))
        .get(
            "/confirm",
            (session, request) -> {
              seen.add(session.confirm("delete", request.query("t")));
              return Response.noContent();
            });
    String cookie = bench.begin();

    bench.ask("GET", "/confirm?t=guess", cookie);
    bench.ask("GET", "/confirm?t=" + token.get(), cookie);
    bench.ask("GET", "/confirm?t=" + token.get(), cookie);
    cookie = bench.begin();
    bench.clock.pass(Duration.ofMinutes(10));
    bench.ask("GET", "/confirm?t=" + token.get(), cookie);

    assertThat(seen).containsExactly(false, true, false, false);
  }

  @Test
  void confirmation_isRightUntilTheTimeOfTheSettings() {
    AtomicReference<String> token = new AtomicReference<>();
    bench
        .app(app -> app.limit(AppLimit.SESSION_CONFIRM_TIME, Duration.ofSeconds(30)))
        .get("/set", session -> token.set(session.confirmation("delete")))
        .get("/own", session -> token.set(session.confirmation("delete", Duration.ofSeconds(31))))
        .get("/confirm", session -> seen.add(session.confirm("delete", token.get())));
    String cookie = bench.begin();

    bench.clock.pass(Duration.ofSeconds(30));
    bench.ask("GET", "/confirm", cookie);
    bench.ask("GET", "/own", cookie);
    bench.clock.pass(Duration.ofSeconds(30));
    bench.ask("GET", "/confirm", cookie);

    assertThat(seen).containsExactly(false, true);
  }

  @Test
  void created_isWhenItWasMade() {
    setting().get("/created", session -> seen.add(session.created()));
    Object then = bench.clock.instant();
    String cookie = bench.begin();
    bench.clock.pass(Duration.ofMinutes(1));

    bench.ask("GET", "/created", cookie);

    assertThat(seen).containsExactly(then);
  }

  @Test
  void answerOf5xx_dropsChanges_andOthersKeepThem() {
    setting()
        .get(
            "/fail",
            session -> {
              session.set("a", 2);
              throw new IllegalStateException("on purpose");
            })
        .get(
            "/refuse",
            session -> {
              session.set("a", 3);
              throw new HttpException(422, "no");
            });
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/fail", cookie).status()).isEqualTo(500);
    bench.ask("GET", "/see", cookie);
    assertThat(bench.ask("GET", "/refuse", cookie).status()).isEqualTo(422);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("1", "3");
  }

  @Test
  void answerThatCannotBeEncoded_dropsChanges() {
    setting()
        .get(
            "/bad",
            (session, request) -> {
              session.set("a", 2);
              return Response.of(new Unwritable());
            });
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/bad", cookie).status()).isEqualTo(500);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("1");
  }

  @Test
  void change_afterTheHead_throws() {
    setting()
        .get(
            "/stream",
            (session, request) ->
                Response.stream(
                    "text/plain",
                    out -> {
                      assertThatThrownBy(() -> session.set("a", 2))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("before the head");
                      assertThatThrownBy(session::renew).isInstanceOf(IllegalStateException.class);
                      assertThatThrownBy(session::invalidate)
                          .isInstanceOf(IllegalStateException.class);
                      seen.add(session.get("a", Integer.class));
                    }));

    assertThat(bench.ask("GET", "/stream", bench.begin()).status()).isEqualTo(200);
    assertThat(seen).containsExactly(1);
  }

  @Test
  void session_pastItsBytes_isAnErrorAndStaysAsItIs() {
    setting()
        .app(app -> app.limit(AppLimit.SESSION_BYTES, 100))
        .get(
            "/big",
            session -> {
              assertThatThrownBy(() -> session.set("b", "x".repeat(100)))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContainingAll("bytes, and 100 are allowed", "SMISK_SESSION_BYTES");
              assertThat(session.names()).containsExactly("a");
              session.set("a", 2);
              assertThatThrownBy(() -> session.set("a", "x".repeat(100)))
                  .isInstanceOf(IllegalStateException.class);
            });
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/big", cookie).status()).isEqualTo(204);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("2");
  }

  @Test
  void filter_reachesTheSession_beforeAndBehindTheHandler() {
    routesWithoutSession();
    bench.app(
        app ->
            app.filter(
                (request, next) -> {
                  Session session = Session.of(request);
                  session.set("visits", session.get("visits", Integer.class, 0) + 1);
                  Response<?> answer = next.proceed(request);
                  session.set("last", answer.status());
                  return answer;
                }));

    String cookie = bench.ask("GET", "/plain", "").cookie();
    bench.ask("GET", "/plain", cookie);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("3 204");
  }

  private void routesWithoutSession() {
    bench.routes.with(Endpoint.of(Method.GET, "/plain"), request -> Response.noContent());
    bench.get(
        "/see",
        session ->
            seen.add(
                session.get("visits", Integer.class) + " " + session.get("last", Integer.class)));
  }

  @Test
  void handler_thatOnlyHasTheRequest_reachesTheSessionToo() {
    setting()
        .routes
        .with(
            Endpoint.of(Method.GET, "/request"),
            request -> {
              Session.of(request).set("a", 7);
              return Response.noContent();
            });

    bench.ask("GET", "/see", bench.ask("GET", "/request", "").cookie());

    assertThat(seen).containsExactly("7");
  }

  @Test
  void filter_seesWhatCameOfTheSession() {
    setting()
        .app(
            app ->
                app.filter(
                    (request, next) -> {
                      Response<?> answer = next.proceed(request);
                      seen.add(answer.status() + " " + (answer.header("Set-Cookie") != null));
                      return answer.header("X-Seen", "yes");
                    }));
    bench.store.before =
        name -> {
          throw new IOException("down");
        };
    Answer down = bench.ask("GET", "/set", "");
    bench.store.before = name -> {};
    bench.ask("GET", "/set", "");

    assertThat(down.status()).isEqualTo(503);
    assertThat(down.head()).contains("X-Seen: yes");
    assertThat(seen).containsExactly("503 false", "204 true");
  }

  @Test
  void guard_isTold_thatItMustNotWait() {
    setting()
        .app(
            app ->
                app.guard(
                    head -> {
                      assertThatThrownBy(() -> Session.of(head))
                          .hasMessageContaining("a guard must not wait");
                      seen.add("guarded");
                      return null;
                    }));

    bench.ask("GET", "/set", "");

    assertThat(seen).containsExactly("guarded");
  }

  @Test
  void close_closesTheStore() {
    setting().begin();
    bench.close();

    assertThat(bench.store.calls).containsExactly("close");
  }
}
