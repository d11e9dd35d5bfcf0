package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Chain;
import dev.smisk.http.Cors;
import dev.smisk.http.Endpoint;
import dev.smisk.http.EntityTags;
import dev.smisk.http.Filter;
import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.SecurityHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers that come later, with all that stands around handlers. */
class PendingTest {
  private static final Endpoint ROUTE = Endpoint.of(Method.GET, "/later");

  private final Json json = new Json(JsonSettings.DEFAULT);
  private final CompletableFuture<Object> stage = new CompletableFuture<>();
  private final List<String> log = new ArrayList<>();

  /** A handler that answers what the stage comes to, with its exceptions caught. */
  private final class Later implements Routes, Handler {
    @Override
    public List<Endpoint> table() {
      return List.of(ROUTE.handledBy("Later", "later()", "Later.java:1"));
    }

    @Override
    public List<Class<? extends Throwable>> catches() {
      return List.of(IllegalStateException.class, UnsupportedOperationException.class);
    }

    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json ignored) {
      return this;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      log.add("handler");
      return Results.pending(stage, PendingTest.this::answered);
    }

    @Override
    public Response<?> handleThrown(int type, Throwable thrown, Request request) throws Exception {
      Response<?> caught = Response.status(409).text("caught " + thrown.getMessage());
      return type == 0
          ? caught
          : Results.pending(CompletableFuture.completedStage(caught), response -> response);
    }
  }

  private Response<?> answered(Object value) {
    log.add("answer");
    if (value instanceof Stream<?> stream) {
      return json.elements(JsonType.of(Object.class)).respond(stream);
    }
    return value instanceof Problem problem ? Results.problem(problem) : Response.of(value);
  }

  /** Nobody waits for the answer any more. */
  private static final class Aborted implements Incoming {
    private final boolean interrupts;

    Aborted(boolean interrupts) {
      this.interrupts = interrupts;
    }

    @Override
    public byte[] body() {
      return new byte[0];
    }

    @Override
    public boolean tooLong() {
      return false;
    }

    @Override
    public boolean truncated() {
      return false;
    }

    @Override
    public InputStream stream() {
      return InputStream.nullInputStream();
    }

    @Override
    public boolean aborted() {
      return true;
    }

    @Override
    public void interruptOnAbort() {
      if (interrupts) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void atEnd(AutoCloseable resource) {
      throw new AssertionError("leaves nothing");
    }
  }

  private final class Asked {
    private final Dispatch dispatch;
    private final Incoming incoming;
    private Response<?> response;

    Asked(Incoming incoming, Filter... filters) {
      Filters all = Filters.NONE;
      for (Filter filter : filters) {
        all = all.with(filter);
      }
      Dispatcher app =
          Dispatcher.link(
              List.of(new Later()), new Provided(), json, DispatchSettings.DEFAULT, all);
      this.incoming = incoming;
      dispatch = app.dispatch(TestVariables.of("GET /later"));
      response = dispatch.run(incoming);
    }

    boolean isPending() {
      return Pending.in(response) != null;
    }

    /** Goes on, as whoever sends answers does. */
    String text() {
      for (Pending pending; (pending = Pending.in(response)) != null; ) {
        boolean[] done = {false};
        pending.whenDone(() -> done[0] = true);
        assertThat(done[0]).isTrue();
        response = dispatch.resume(pending, incoming);
      }
      return response.status()
          + " "
          + (response.bytes() == null
              ? response.stream()
              : new String(response.bytes(), StandardCharsets.UTF_8));
    }
  }

  private Asked ask(Filter... filters) {
    return new Asked(Incoming.of(new byte[0]), filters);
  }

  @Test
  void stage_thatIsComplete_isNotPending() {
    stage.complete(List.of(1));
    Asked asked = ask();
    assertThat(asked.isPending()).isFalse();
    assertThat(asked.text()).isEqualTo("200 [1]");
  }

  @Test
  void stage_thatCompletesLater_isAnsweredThen() {
    Asked asked = ask();
    assertThat(asked.isPending()).isTrue();
    assertThat(log).containsExactly("handler");
    stage.complete(List.of(1));
    assertThat(log).as("on the thread that answers").containsExactly("handler");
    assertThat(asked.text()).isEqualTo("200 [1]");
  }

  @Test
  void exception_isCaughtAsIfThrown() {
    Asked asked = ask();
    stage.completeExceptionally(
        new CompletionException(new CompletionException(new IllegalStateException("it"))));
    assertThat(asked.text()).isEqualTo("409 caught it");
  }

  @Test
  void exception_ofACompletedStage_isCaughtAsWell() {
    stage.completeExceptionally(new IllegalStateException("it"));
    assertThat(ask().text()).isEqualTo("409 caught it");
  }

  @Test
  void exceptionHandler_mayAnswerLaterItself() {
    Asked asked = ask(logging("a"), (request, next) -> next.proceed(request, answer -> answer));
    stage.completeExceptionally(new UnsupportedOperationException("it"));
    assertThat(asked.text()).isEqualTo("409 caught it");
  }

  @Test
  void httpException_isAnswered() {
    Asked asked = ask();
    stage.completeExceptionally(new HttpException(418, "short and stout"));
    assertThat(asked.text()).startsWith("418 {").contains("short and stout");
  }

  @Test
  void exception_thatNobodyCatches_isA500() {
    Asked asked = ask();
    stage.completeExceptionally(new ArithmeticException("secret"));
    assertThat(asked.text()).startsWith("500 {").doesNotContain("secret");
  }

  @Test
  void errors_andResultsThatCannotBeWritten_are500() {
    Asked asked = ask();
    stage.completeExceptionally(new StackOverflowError());
    assertThat(asked.text()).startsWith("500 {");
    assertThat(ask().text()).startsWith("500 {");
  }

  @Test
  void nullInPlaceOfAStage_isA500ThatTells() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> Results.pending(null, this::answered))
        .withMessageContaining("null where its signature says CompletionStage");
  }

  @Test
  void stageThatIsNoFuture_isTakenToo() throws Exception {
    CompletionStage<Object> minimal = stage.minimalCompletionStage();
    Response<?> response = Results.pending(minimal, this::answered);
    assertThat(Pending.in(response)).isNotNull();
  }

  private Filter logging(String name) {
    return (request, next) -> {
      log.add("before " + name);
      return next.proceed(
          request,
          answer -> {
            log.add("after " + name + " " + answer.status());
            return answer.header("X-" + name, "1");
          });
    };
  }

  @Test
  void filters_goOnWhenTheAnswerIsThere_fromTheInside() {
    Asked asked = ask(logging("a"), logging("b"));
    assertThat(asked.isPending()).isTrue();
    stage.complete(List.of());
    assertThat(asked.text()).isEqualTo("200 []");
    assertThat(log)
        .containsExactly("before a", "before b", "handler", "answer", "after b 200", "after a 200");
    assertThat(asked.response.header("X-a")).isEqualTo("1");
    assertThat(asked.response.header("X-b")).isEqualTo("1");
  }

  @Test
  void filters_seeWhatWasCaught() {
    Asked asked = ask(logging("a"));
    stage.completeExceptionally(new IllegalStateException("it"));
    assertThat(asked.text()).isEqualTo("409 caught it");
    assertThat(log).contains("after a 409");
  }

  @Test
  void whatAFilterThrowsLater_isCaughtBeforeAnOuterOneSeesIt() {
    Asked asked =
        ask(
            logging("a"),
            (request, next) ->
                next.proceed(
                    request,
                    answer -> {
                      throw new IllegalStateException("filter");
                    }));
    stage.complete(List.of());
    assertThat(asked.text()).isEqualTo("409 caught filter");
    assertThat(log).contains("after a 409");
  }

  @Test
  void shippedFilters_waitForNobody() {
    Asked asked = ask(Cors.of("https://a.example"), SecurityHeaders.DEFAULT, EntityTags.DEFAULT);
    assertThat(asked.isPending()).isTrue();
    stage.complete(List.of());
    assertThat(asked.text()).isEqualTo("200 []");
    assertThat(asked.response.header("ETag")).isNotNull();
    assertThat(asked.response.header("Vary")).isEqualTo("Origin");
    assertThat(asked.response.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void filterThatProceedsPlainly_waits() throws Exception {
    CompletableFuture<Response<?>> answered = new CompletableFuture<>();
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Asked asked =
                  ask(
                      (request, next) -> {
                        begun.complete(true);
                        return next.proceed(request).header("X-Plain", "1");
                      });
              answered.complete(asked.response);
            });
    thread.start();
    begun.get();
    assertThat(answered).isNotDone();
    stage.complete(List.of(2));
    Response<?> response = answered.get();
    assertThat(response.header("X-Plain")).isEqualTo("1");
    assertThat(new String(response.bytes(), StandardCharsets.UTF_8)).isEqualTo("[2]");
    thread.join();
  }

  @Test
  void filterThatWaits_isFreedByAnAbort() throws Exception {
    Asked asked = new Asked(new Aborted(true), (request, next) -> next.proceed(request));
    assertThat(asked.isPending()).isFalse();
    assertThat(asked.text()).startsWith("500 ");
    assertThat(stage).as("waited for").isNotDone();
    Thread.interrupted();
  }

  @Test
  void filterThatChangesWhatIsPending_isToldSo() {
    Asked asked =
        ask((request, next) -> next.proceed(request, answer -> answer).header("X-Changed", "1"));
    assertThat(asked.isPending()).isFalse();
    assertThat(asked.text()).startsWith("409 caught ").contains("change the answer in what is");
  }

  private static final class Held {
    private int closed;

    Stream<Object> stream() {
      return Stream.<Object>of(1).onClose(() -> closed++);
    }
  }

  @Test
  void resultThatAFilterReplaces_isReleasedWhenItComes() {
    Held held = new Held();
    Asked asked =
        ask(
            (request, next) -> {
              next.proceed(request, answer -> answer);
              return Response.ok().text("mine");
            });
    assertThat(asked.text()).isEqualTo("200 mine");
    stage.complete(held.stream());
    assertThat(held.closed).isEqualTo(1);
  }

  @Test
  void resultThatAFilterDropsLater_isReleased() {
    Held held = new Held();
    Asked asked =
        ask(
            (request, next) ->
                next.proceed(request, answer -> Response.status(503).text("no more")));
    stage.complete(held.stream());
    assertThat(asked.text()).isEqualTo("503 no more");
    assertThat(held.closed).isEqualTo(1);
  }

  @Test
  void resultThatNobodyWaitsForAnyMore_isReleased() throws Exception {
    for (int kind = 0; kind < 4; kind++) {
      Held held = new Held();
      CompletableFuture<Object> late = new CompletableFuture<>();
      Pending pending = Pending.in(Results.pending(late, this::answered));
      pending.whenDone(() -> false);
      Stream<Object> stream = held.stream();
      late.complete(
          switch (kind) {
            case 0 -> stream;
            case 1 -> Optional.of(stream);
            case 2 -> Response.of(stream);
            default -> json.encode(Response.of(stream));
          });
      assertThat(held.closed).as("kind %s", kind).isEqualTo(1);
    }
  }

  @Test
  void resultThatSomebodyWaitsFor_isNot() throws Exception {
    Held held = new Held();
    Pending pending = Pending.in(Results.pending(stage, this::answered));
    pending.whenDone(() -> true);
    stage.complete(held.stream());
    assertThat(held.closed).isZero();
  }

  @Test
  void chainOfAnotherMaker_goesOnAtOnce() throws Exception {
    Chain chain = request -> Response.ok().text("there");
    assertThat(chain.proceed(null, answer -> answer.header("X-After", "1")).header("X-After"))
        .isEqualTo("1");
  }

  @Test
  void abort_isNoFailure() {
    Asked asked = new Asked(new Aborted(false));
    stage.completeExceptionally(new IOException("gone"));
    assertThat(asked.text()).startsWith("500 ");
  }
}
