package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.SessionBench.Answer;
import dev.smisk.SessionBench.Changing;
import dev.smisk.http.Response;
import dev.smisk.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of one client at the same time. */
class SessionRacesTest {
  private static final int THREADS = 8;

  private final SessionBench bench = new SessionBench();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private String seen = "";

  @AfterEach
  void close() {
    threads.shutdownNow();
    bench.close();
  }

  /** A slow request that has read the session before a quick one changes it, and then goes on. */
  private Answer slowThenQuick(Changing slow, Changing quick) throws Exception {
    return slowThenQuick(slow, quick, session -> {});
  }

  private Answer slowThenQuick(Changing slow, Changing quick, Changing before) throws Exception {
    bench
        .get(
            "/set",
            session -> {
              session.set("a", 1);
              before.change(session);
            })
        .get(
            "/slow",
            session -> {
              session.get("a", Integer.class);
              read.countDown();
              assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
              slow.change(session);
            })
        .get("/quick", quick)
        .get(
            "/see",
            session ->
                seen = session.get("a", Integer.class) + " " + session.get("b", Integer.class));
    String cookie = bench.begin();
    Future<Answer> first = threads.submit(() -> bench.ask("GET", "/slow", cookie));
    assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
    Answer second = bench.ask("GET", "/quick", cookie);
    assertThat(second.status()).isEqualTo(204);
    goOn.countDown();
    Answer answer = first.get(10, TimeUnit.SECONDS);
    bench.ask("GET", "/see", second.cookie().length() > 10 ? second.cookie() : cookie);
    return answer;
  }

  @Test
  void changesOfDifferentNames_areMerged() throws Exception {
    Answer slow = slowThenQuick(session -> session.set("b", 2), session -> session.set("a", 3));

    assertThat(slow.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("3 2");
  }

  @Test
  void changesOfOneName_are409ForTheLater_whichKeepsNothing() throws Exception {
    Answer slow =
        slowThenQuick(
            session -> {
              session.set("a", 2);
              session.set("b", 2);
            },
            session -> session.set("a", 3));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.body()).contains("\\\"a\\\"");
    assertThat(seen).isEqualTo("3 null");
  }

  @Test
  void sameChangeOfOneName_is409_orCountersWouldCountOnce() throws Exception {
    Answer slow = slowThenQuick(session -> session.set("a", 2), session -> session.set("a", 2));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(seen).isEqualTo("2 null");
  }

  @Test
  void flashValue_thatTwoRequestsTake_isNoConflict() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    CyclicBarrier both = new CyclicBarrier(2);
    bench
        .get("/set", session -> session.flash("note", "saved"))
        .get(
            "/take",
            session -> {
              taken.addAndGet(session.flashed("note", String.class) == null ? 0 : 1);
              both.await(10, TimeUnit.SECONDS);
            });
    String cookie = bench.begin();

    Future<Answer> one = threads.submit(() -> bench.ask("GET", "/take", cookie));
    Future<Answer> other = threads.submit(() -> bench.ask("GET", "/take", cookie));

    assertThat(one.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
    assertThat(other.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
    assertThat(taken).hasValue(2);
  }

  @Test
  void conflictOfWhatTheAppNamedOtherwise_isNamedSo() throws Exception {
    Answer slow =
        slowThenQuick(session -> session.flash("note", 1), session -> session.flash("note", 2));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.body()).contains("flash value \\\"note\\\"");
  }

  @Test
  void secondConfirmationForOnePurpose_is409() throws Exception {
    Answer slow =
        slowThenQuick(
            session -> session.confirmation("pay"), session -> session.confirmation("pay"));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.body()).contains("the confirmation of \\\"pay\\\"");
  }

  @Test
  void confirmation_besideAnotherConflict_is409_andCanBeSentAgain() throws Exception {
    AtomicReference<String> token = new AtomicReference<>("");
    AtomicInteger done = new AtomicInteger();
    Answer slow =
        slowThenQuick(
            session -> {
              session.set("a", 2);
              done.addAndGet(session.confirm("pay", token.get()) ? 1 : 2); // neither: it throws
            },
            session -> session.set("a", 3),
            session -> token.set(session.confirmation("pay")));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(done).hasValue(0);
    assertThat(seen).isEqualTo("3 null");
  }

  @Test
  void confirmation_thatWasTaken_leavesTheRestOfTheRequest() throws Exception {
    AtomicReference<String> token = new AtomicReference<>("");
    Answer slow =
        slowThenQuick(
            session -> {
              assertThat(session.confirm("pay", token.get())).isFalse();
              session.set("b", 2);
            },
            session -> assertThat(session.confirm("pay", token.get())).isTrue(),
            session -> token.set(session.confirmation("pay")));

    assertThat(slow.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("1 2");
  }

  @Test
  void changesThatAreTooMuchTogether_failTheLater() throws Exception {
    bench.app(app -> app.limit(AppLimit.SESSION_BYTES, 150));
    Answer slow =
        slowThenQuick(
            session -> session.set("c", "x".repeat(60)),
            session -> session.set("d", "x".repeat(60)));

    assertThat(slow.status()).isEqualTo(500);
    assertThat(seen).isEqualTo("1 null");
  }

  @Test
  void changeOfASessionThatWasRenewed_is409() throws Exception {
    Answer slow = slowThenQuick(session -> session.set("b", 2), Session::renew);

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.cookie()).isEmpty();
    assertThat(seen).isEqualTo("1 null");
  }

  @Test
  void renewal_takesAlongWhatWasChangedMeanwhile() throws Exception {
    Answer slow =
        slowThenQuick(
            session -> {
              session.renew();
              session.set("b", 2);
            },
            session -> session.set("a", 3));
    assertThat(seen).as("under the old id").isEqualTo("null null");
    bench.ask("GET", "/see", slow.cookie());

    assertThat(slow.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("3 2");
  }

  @Test
  void renewal_thatConflicts_is409AndLeavesTheOldOne() throws Exception {
    Answer slow =
        slowThenQuick(
            session -> {
              session.renew();
              session.set("a", 2);
            },
            session -> session.set("a", 3));

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.cookie()).isEmpty();
    assertThat(seen).isEqualTo("3 null");
    assertThat(bench.store.calls)
        .as("of the new one, which nobody knows")
        .containsOnlyOnce("delete");
  }

  @Test
  void secondRenewal_is409() throws Exception {
    Answer slow = slowThenQuick(Session::renew, Session::renew);

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.cookie()).isEmpty();
    assertThat(seen).isEqualTo("1 null");
  }

  @Test
  void changeOfASessionThatWasEnded_is409AndBringsNothingBack() throws Exception {
    Answer slow = slowThenQuick(session -> session.set("a", 2), Session::invalidate);

    assertThat(slow.status()).isEqualTo(409);
    assertThat(seen).isEqualTo("null null");
  }

  @Test
  void renewalOfASessionThatWasEnded_is409AndBringsNothingBack() throws Exception {
    Answer slow = slowThenQuick(Session::renew, Session::invalidate);

    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.cookie()).isEmpty();
    assertThat(seen).isEqualTo("null null");
  }

  @Test
  void end_winsOverAChangeMeanwhile() throws Exception {
    Answer slow = slowThenQuick(Session::invalidate, session -> session.set("a", 3));

    assertThat(slow.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("null null");
  }

  @Test
  void requestThatChangesNothing_isNotDisturbed() throws Exception {
    Answer slow = slowThenQuick(session -> {}, Session::invalidate);

    assertThat(slow.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("null null");
  }

  private interface Ask {
    Answer ask() throws Exception;
  }

  /** All threads at once, again and again. */
  private List<Answer> all(int times, Ask ask) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    List<Future<List<Answer>>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(
          threads.submit(
              () -> {
                List<Answer> answers = new ArrayList<>();
                barrier.await(10, TimeUnit.SECONDS);
                for (int j = 0; j < times; j++) {
                  answers.add(ask.ask());
                }
                return answers;
              }));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<List<Answer>> each : running) {
      answers.addAll(each.get(60, TimeUnit.SECONDS));
    }
    return answers;
  }

  @Test
  void increments_thatWereAcknowledged_areAllThere() throws Exception {
    bench
        .get("/set", session -> session.set("a", 0))
        .get("/count", session -> session.set("a", session.get("a", Integer.class, -1) + 1))
        .get("/see", session -> seen = String.valueOf(session.get("a", Integer.class)));
    String cookie = bench.begin();

    List<Answer> answers = all(200, () -> bench.ask("GET", "/count", cookie));
    bench.ask("GET", "/see", cookie);

    assertThat(answers).extracting(Answer::status).containsOnly(204, 409);
    assertThat(seen)
        .isEqualTo(String.valueOf(answers.stream().filter(a -> a.status() == 204).count()));
  }

  @Test
  void names_ofTheirOwn_neverConflict() throws Exception {
    AtomicInteger next = new AtomicInteger();
    bench
        .get("/set", session -> session.set("a", 0))
        .get(
            "/mine",
            (session, request) -> {
              session.set(String.valueOf(request.query("n")), true);
              return Response.noContent();
            })
        .get("/see", session -> seen = String.valueOf(session.names().size()));
    String cookie = bench.begin();

    List<Answer> answers =
        all(20, () -> bench.ask("GET", "/mine?n=" + next.incrementAndGet(), cookie));
    bench.ask("GET", "/see", cookie);

    assertThat(answers).extracting(Answer::status).containsOnly(204);
    assertThat(seen).isEqualTo(String.valueOf(20 * THREADS + 1));
  }

  @Test
  void confirmation_isRightForOneOfAll() throws Exception {
    AtomicReference<String> token = new AtomicReference<>("");
    AtomicInteger done = new AtomicInteger();
    bench
        .get("/set", session -> token.set(session.confirmation("pay")))
        .get(
            "/pay",
            session -> {
              if (session.confirm("pay", token.get())) {
                done.incrementAndGet();
              }
            });

    for (int round = 1; round <= 20; round++) {
      String cookie = bench.begin();
      List<Answer> answers = all(1, () -> bench.ask("GET", "/pay", cookie));
      assertThat(answers).extracting(Answer::status).containsOnly(204);
      assertThat(done).hasValue(round);
    }
  }
}
