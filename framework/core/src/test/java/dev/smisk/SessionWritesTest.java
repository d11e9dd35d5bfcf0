package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.SessionBench.Answer;
import dev.smisk.http.Response;
import dev.smisk.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store is told, and when: as much as is needed, and no more. */
class SessionWritesTest {
  private final SessionBench bench = new SessionBench();
  private final List<Object> seen = new ArrayList<>();
  private final AtomicReference<String> token = new AtomicReference<>("");
  private boolean ends;

  /** How much the app's clock is ahead of the store's. */
  private volatile Duration later = Duration.ZERO;

  @AfterEach
  void close() {
    bench.close();
  }

  private SessionBench setting() {
    return bench
        .get(
            "/set",
            session -> {
              session.set("a", 1);
              token.set(session.confirmation("pay"));
            })
        .get("/see", session -> seen.add(String.valueOf(session.get("a", Integer.class))));
  }

  private SessionBench filteredBy(SessionBench.Changing behind) {
    return bench.app(
        app ->
            app.filter(
                (request, next) -> {
                  Response<?> answer = next.proceed(request);
                  behind.change(Session.of(request));
                  return answer;
                }));
  }

  @Test
  void behindAFilterThatChangesNothing_isWrittenOnce() {
    setting().get("/renew", Session::renew).get("/out", Session::invalidate);
    filteredBy(session -> {});
    String cookie = bench.begin();

    bench.ask("GET", "/set", "");
    assertThat(bench.store.calls).containsExactly("write");
    bench.store.calls.clear();
    Answer renewed = bench.ask("GET", "/renew", cookie);
    assertThat(bench.store.calls).containsExactly("read", "write", "write", "delete");
    assertThat(renewed.head().split("Set-Cookie", -1)).hasSize(2);
    bench.store.calls.clear();
    bench.ask("GET", "/out", renewed.cookie());
    assertThat(bench.store.calls).containsExactly("delete");
  }

  @Test
  void changeByAFilter_whenTheHandlersWasWritten_isWrittenToo() {
    setting();
    filteredBy(session -> session.set("a", session.get("a", Integer.class, 0) + 10));

    Answer first = bench.ask("GET", "/set", "");
    assertThat(bench.store.calls).containsExactly("write", "write");
    assertThat(first.head().split("Set-Cookie", -1)).hasSize(2);
    bench.ask("GET", "/see", first.cookie());

    assertThat(seen).containsExactly("11");
  }

  @Test
  void end_byHandlerAndFilter_isOne() {
    setting().get("/out", Session::invalidate);
    filteredBy(
        session -> {
          if (ends) {
            session.invalidate();
          }
        });
    String cookie = bench.begin();
    ends = true;

    bench.ask("GET", "/out", cookie);

    assertThat(bench.store.calls).containsExactly("delete");
  }

  @Test
  void endedSession_isEmptyAtOnce_whateverWasDoneBefore() {
    setting()
        .get(
            "/out",
            session -> {
              session.set("a", 2);
              session.renew();
              session.invalidate();
              seen.add(String.valueOf(session.get("a", Integer.class)));
            });
    String cookie = bench.begin();

    Answer answer = bench.ask("GET", "/out", cookie);

    assertThat(seen).containsExactly("null");
    assertThat(answer.cookie()).isEqualTo("session=");
    assertThat(answer.head()).contains("Cache-Control: no-store\r\n");
    assertThat(bench.store.calls).containsExactly("read", "delete");
  }

  @Test
  void answerOf5xx_neitherRenewsNorEnds() {
    setting()
        .get(
            "/out",
            session -> {
              session.invalidate();
              throw new IllegalStateException("on purpose");
            })
        .get(
            "/renew",
            session -> {
              session.renew();
              throw new IllegalStateException("on purpose");
            });
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/out", cookie).cookie()).isEmpty();
    assertThat(bench.ask("GET", "/renew", cookie).cookie()).isEmpty();
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("1");
    assertThat(bench.store.calls).containsOnly("read");
  }

  @Test
  void cacheControl_ofTheHandler_stays() {
    bench.get(
        "/set",
        (session, request) -> {
          session.set("a", 1);
          return Response.noContent().header("Cache-Control", "private");
        });

    assertThat(bench.ask("GET", "/set", "").head())
        .contains("Cache-Control: private\r\n")
        .doesNotContain("no-store");
  }

  @Test
  void reading_soonAfterAWrite_touchesNothing() {
    setting()
        .get("/add", session -> session.set("b", bench.clock.millis()))
        .get("/created", session -> seen.add(session.created()));
    Object then = bench.clock.instant();
    String cookie = bench.begin();
    bench.clock.pass(Duration.ofMinutes(5));
    bench.ask("GET", "/add", cookie);
    bench.clock.pass(Duration.ofSeconds(89));

    bench.ask("GET", "/created", cookie);

    assertThat(bench.store.calls).containsExactly("read", "write", "read");
    assertThat(seen).containsExactly(then);
  }

  @Test
  void confirmation_isWrittenAtOnce_andWhatFollowsOntoThat() {
    setting()
        .get(
            "/pay",
            session -> {
              seen.add(session.confirm("pay", token.get()));
              seen.add(session.confirm("pay", token.get()));
              seen.add(session.confirm("ship", token.get()));
            })
        .get(
            "/both",
            session -> {
              seen.add(session.confirm("pay", token.get()));
              session.set("b", 2);
            })
        .get("/own", session -> seen.add(session.confirm("x", session.confirmation("x"))));

    bench.ask("GET", "/pay", bench.begin());
    assertThat(bench.store.calls).containsExactly("read", "write");
    bench.ask("GET", "/both", bench.begin());
    assertThat(bench.store.calls).containsExactly("read", "write", "write");
    bench.ask("GET", "/own", bench.begin());
    assertThat(seen).as("its own, which nobody was asked about").hasSize(5).endsWith(true, false);
    assertThat(seen).startsWith(true, false, false);
  }

  @Test
  void whatWouldBeWritten_afterTheHead_throws() {
    setting()
        .get(
            "/stream",
            (session, request) ->
                Response.stream(
                    "text/plain",
                    out -> {
                      session.get("a", Integer.class);
                      assertThatThrownBy(() -> session.confirm("pay", token.get()))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("before the head");
                      seen.add("confirm");
                    }))
        .get(
            "/token",
            (session, request) ->
                Response.stream(
                    "text/plain",
                    out -> {
                      assertThatThrownBy(session::csrfToken)
                          .isInstanceOf(IllegalStateException.class);
                      seen.add("token");
                    }));

    bench.ask("GET", "/stream", bench.begin());
    bench.ask("GET", "/token", "");

    assertThat(seen).containsExactly("confirm", "token");
  }

  @Test
  void session_pastItsLifetime_isOver_whateverTheStoreSays() {
    setting().with(sessions -> sessions.clock(() -> bench.clock.instant().plus(later)));
    String cookie = bench.begin();

    later = Duration.ofHours(12);
    bench.ask("GET", "/see", cookie);

    assertThat(seen).containsExactly("null");
    assertThat(bench.store.calls).containsExactly("read");
  }

  @Test
  void session_whoseLifetimeEndsWhileItIsUsed_is409() {
    setting()
        .with(sessions -> sessions.clock(() -> bench.clock.instant().plus(later)))
        .get(
            "/late",
            session -> {
              session.set("a", 2);
              later = Duration.ofHours(12);
            });
    String cookie = bench.begin();

    assertThat(bench.ask("GET", "/late", cookie).status()).isEqualTo(409);
    assertThat(bench.store.calls).containsExactly("read");
  }

  @Test
  void bytes_areCountedToTheLast() {
    bench
        .app(app -> app.limit(AppLimit.SESSION_BYTES, 100))
        .get("/set", session -> session.set("a", "x".repeat(72))) // 17 + 2 + 3 + 4 + 74
        .get("/more", session -> session.set("a", "x".repeat(73)))
        .get("/wide", session -> session.set("ü", "x".repeat(71))) // its name takes one more
        .get("/wider", session -> session.set("ü", "x".repeat(72)));

    assertThat(bench.ask("GET", "/set", "").status()).isEqualTo(204);
    assertThat(bench.ask("GET", "/more", "").status()).isEqualTo(500);
    assertThat(bench.ask("GET", "/wide", "").status()).isEqualTo(204);
    assertThat(bench.ask("GET", "/wider", "").status()).isEqualTo(500);
  }

  @Test
  void names_areOf1To200Characters_andOfTheirKindAlone() {
    bench
        .get(
            "/set",
            session -> {
              session.set("n".repeat(200), 1);
              session.flash("a", "flash");
              for (String name : new String[] {"", "n".repeat(201)}) {
                assertThatThrownBy(() -> session.set(name, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 200 characters");
              }
              session.confirmation("a");
            })
        .get(
            "/see",
            session -> {
              seen.add(String.valueOf(session.get("a", String.class)));
              seen.add(session.names().size());
              seen.add(String.valueOf(session.flashed("a", String.class)));
            });

    bench.ask("GET", "/see", bench.begin());

    assertThat(seen).containsExactly("null", 1, "flash");
  }

  @Test
  void renewalWhoseOldIdCannotBeDeleted_hasEndedIt() {
    setting().get("/renew", Session::renew);
    String old = bench.begin();
    bench.store.before =
        name -> {
          if (name.equals("delete")) {
            throw new IOException("down");
          }
        };

    Answer answer = bench.ask("GET", "/renew", old);
    bench.store.before = name -> {};
    assertThat(answer.status()).isEqualTo(503);
    bench.ask("GET", "/see", old);
    bench.ask("GET", "/see", answer.cookie());

    assertThat(seen).containsExactly("null", "1");
  }

  @Test
  void changesThatCouldNotBeWritten_areNotSeenByFilters() {
    setting().get("/more", session -> session.set("a", 2));
    filteredBy(session -> seen.add(String.valueOf(session.get("a", Integer.class))));
    String cookie = bench.begin();
    seen.clear();
    bench.clock.pass(Duration.ofMinutes(5));
    bench.store.before =
        name -> {
          if (name.equals("write")) {
            throw new IOException("full");
          }
        };

    assertThat(bench.ask("GET", "/more", cookie).status()).isEqualTo(503);

    assertThat(seen).containsExactly("1");
    assertThat(bench.store.calls).as("nothing more").containsExactly("read", "write");
  }

  @Test
  void session_afterItsRequest_throws() {
    AtomicReference<Session> kept = new AtomicReference<>();
    setting().get("/keep", session -> kept.set(session));
    bench.ask("GET", "/keep", bench.begin());

    assertThatThrownBy(() -> kept.get().set("a", 2)).isInstanceOf(IllegalStateException.class);
  }
}
