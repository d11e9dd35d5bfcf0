package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.SessionBench.Answer;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.RecordingStore;
import dev.smisk.session.Session;
import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What requests get while the store of sessions is down, slow or damaged, and after it. */
class SessionStoreFailuresTest {
  private static final Duration TIME = Duration.ofMillis(200);
  private static final int CALLS = 4;
  private static final int ATTEMPTS = 7;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);
  private SessionBench bench = new SessionBench(false);
  private String seen = "";

  @AfterEach
  void close() {
    release.countDown();
    threads.shutdownNow();
    bench.close();
  }

  private String begin() {
    bench.routes.with(Endpoint.of(Method.GET, "/other"), request -> Response.noContent());
    bench
        .app(
            app ->
                app.limit(AppLimit.SESSION_STORE_TIME, TIME)
                    .limit(AppLimit.SESSION_STORE_CALLS, CALLS)
                    .limit(AppLimit.SESSION_ATTEMPTS, ATTEMPTS))
        .get("/set", session -> session.set("a", 1))
        .get("/more", session -> session.set("a", session.get("a", Integer.class, 0) + 1))
        .get("/renew", Session::renew)
        .get("/out", Session::invalidate)
        .get("/unused", session -> {})
        .get("/see", session -> seen = String.valueOf(session.get("a", Integer.class)));
    return bench.begin();
  }

  private void assertUnaffected(String cookie) {
    assertThat(bench.ask("GET", "/other", cookie).status()).isEqualTo(204);
    assertThat(bench.ask("GET", "/unused", cookie).status()).isEqualTo(204);
  }

  @Test
  void storeThatIsDown_is503ForThoseThatNeedIt_andWorksAgainByItself() {
    String cookie = begin();
    bench.store.before =
        name -> {
          throw new IOException("down");
        };

    Answer down = bench.ask("GET", "/see", cookie);
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.head()).contains("Retry-After: 1\r\n").contains("application/problem+json");
    assertThat(down.body()).contains("try again").doesNotContain("down");
    for (String path : new String[] {"/set", "/more", "/renew", "/out"}) {
      assertThat(bench.ask("GET", path, cookie).status()).as(path).isEqualTo(503);
    }
    assertThat(bench.ask("GET", "/set", "").status()).isEqualTo(503);
    assertUnaffected(cookie);

    bench.store.before = name -> {};
    assertThat(bench.ask("GET", "/see", cookie).status()).isEqualTo(204);
    assertThat(seen).isEqualTo("1");
  }

  @Test
  void writeThatFails_is503_andWhatWasAcknowledgedStays() {
    String cookie = begin();
    bench.store.before =
        name -> {
          if (name.equals("write")) {
            throw new IOException("no space left");
          }
        };

    assertThat(bench.ask("GET", "/more", cookie).status()).isEqualTo(503);
    bench.store.before = name -> {};
    bench.ask("GET", "/see", cookie);

    assertThat(seen).isEqualTo("1");
  }

  @Test
  void writeThatFails_beforeAStream_is503_andTheWriterIsNotCalled() {
    bench
        .get(
            "/stream",
            (session, request) -> {
              session.set("a", 2);
              return Response.stream(
                  "text/plain",
                  out -> {
                    seen = "called";
                    out.write('x');
                  });
            })
        .get(
            "/events",
            (session, request) -> {
              session.set("a", 2);
              return Response.events(
                  events -> {
                    seen = "called";
                    events.comment("x");
                  });
            });
    String cookie = begin();
    bench.store.before =
        name -> {
          if (name.equals("write")) {
            throw new IOException("no space left");
          }
        };

    for (String path : new String[] {"/stream", "/events"}) {
      Answer failed = bench.ask("GET", path, cookie);
      assertThat(failed.status()).as(path).isEqualTo(503);
      assertThat(failed.head()).contains("application/problem+json", "Retry-After: 1\r\n");
    }
    assertThat(seen).isEmpty();

    bench.store.before = name -> {};
    assertThat(bench.ask("GET", "/stream", cookie).body()).isEqualTo("x");
    assertThat(seen).isEqualTo("called");
  }

  @Test
  void touchThatFails_doesNotFailTheRequest() {
    String cookie = begin();
    bench.clock.pass(Duration.ofMinutes(5));
    bench.store.before =
        name -> {
          if (name.equals("touch")) {
            throw new IOException("down");
          }
        };

    assertThat(bench.ask("GET", "/see", cookie).status()).isEqualTo(204);
    assertThat(bench.store.calls).containsExactly("read", "touch");
  }

  @Test
  void dataThatIsDamaged_is503_andNotASessionOfItsOwn() {
    String cookie = begin();
    bench.store.damaged = true;

    Answer answer = bench.ask("GET", "/more", cookie);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.cookie()).isEmpty();

    bench.store.damaged = false;
    bench.ask("GET", "/see", cookie);
    assertThat(seen).isEqualTo("1");
  }

  @Test
  void storeThatThrowsAnythingElse_is503Too() {
    for (boolean keepsTime : new boolean[] {true, false}) {
      bench.close();
      bench = new SessionBench(keepsTime);
      String cookie = begin();
      bench.store.before =
          name -> {
            throw new IllegalStateException("a driver's");
          };

      assertThat(bench.ask("GET", "/see", cookie).status()).isEqualTo(503);
    }
  }

  /** As if somebody else were always quicker. */
  @Test
  void storeThatRefusesEachChange_isAskedSoOften_andThenItIs503() {
    bench.close();
    SessionStore memory = MemorySessionStore.create();
    bench =
        new SessionBench(
            new RecordingStore(memory, true) {
              private String first = "";

              @Override
              public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
                  throws IOException {
                first = first.isEmpty() ? id : first;
                boolean refused = expectedVersion > 0 && id.equals(first);
                return super.write(id, data, ttl, refused ? -1 : expectedVersion);
              }
            });
    String cookie = begin();

    for (String path : new String[] {"/more", "/renew"}) {
      bench.store.calls.clear();
      Answer answer = bench.ask("GET", path, cookie);
      assertThat(answer.status()).as(path).isEqualTo(503);
      assertThat(answer.head()).contains("Retry-After: 1\r\n");
      assertThat(bench.store.calls.stream().filter("write"::equals).count())
          .as("writes, at a renewal also of the new id before each")
          .isEqualTo(path.equals("/more") ? ATTEMPTS : 2 * ATTEMPTS);
    }
  }

  /** Not even an interrupt ends these calls. */
  private void hang() {
    bench.store.before =
        name -> {
          while (release.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
          }
        };
  }

  @Test
  void storeThatHangs_is503InTime_howeverManyAsk_andWorksAgainByItself() throws Exception {
    String cookie = begin();
    hang();

    List<Future<Answer>> waiting = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < 5 * CALLS; i++) {
      waiting.add(threads.submit(() -> bench.ask("GET", "/more", cookie)));
    }
    for (Future<Answer> each : waiting) {
      assertThat(each.get(10, TimeUnit.SECONDS).status()).isEqualTo(503);
    }
    assertThat(System.nanoTime() - begun).isLessThan(20 * TIME.toNanos());
    assertThat(bench.store.calls).as("calls that hang").hasSize(CALLS);
    assertUnaffected(cookie);

    release.countDown();
    bench.store.before = name -> {};
    Answer answer = bench.ask("GET", "/see", cookie);
    for (int i = 0; answer.status() == 503 && i < 100; i++) {
      answer = bench.ask("GET", "/see", cookie);
    }
    assertThat(answer.status()).isEqualTo(204);
    assertThat(seen).isEqualTo("1");
  }

  @Test
  void requestThatFoundTheStoreHanging_doesNotWaitForItAgain() {
    bench.get(
        "/twice",
        (session, request) -> {
          for (int i = 0; i < 3; i++) {
            try {
              session.get("a", Integer.class);
            } catch (RuntimeException e) {
              seen += e.getMessage().length() > 0 ? "x" : "";
            }
          }
          return Response.noContent();
        });
    begin();
    hang();

    assertThat(bench.ask("GET", "/twice", "session=" + "A".repeat(32)).status()).isEqualTo(204);
    assertThat(seen).isEqualTo("xxx");
    assertThat(bench.store.calls).hasSize(1);
  }

  @Test
  void storeThatKeepsTime_isCalledOnTheRequestsThread_andOthersAreNot() {
    for (boolean keepsTime : new boolean[] {true, false}) {
      bench.close();
      bench = new SessionBench(keepsTime);
      String cookie = begin();
      List<Thread> callers = new ArrayList<>();
      bench.store.before = name -> callers.add(Thread.currentThread());

      bench.ask("GET", "/see", cookie);

      assertThat(callers.contains(Thread.currentThread())).isEqualTo(keepsTime);
    }
  }

  @Test
  void renewalOfWhichNobodyKnowsWhetherItCameThrough_tellsTheIdThatIsThere() {
    String cookie = begin();
    bench.store.before =
        name -> {
          if (name.equals("write")
              && bench.store.calls.stream().filter(name::equals).count() == 2) {
            throw new IOException("did the old one end?");
          }
        };

    Answer answer = bench.ask("GET", "/renew", cookie);
    bench.store.before = name -> {};
    assertThat(answer.status()).isEqualTo(503);
    bench.ask("GET", "/see", answer.cookie());

    assertThat(seen).isEqualTo("1");
  }
}
