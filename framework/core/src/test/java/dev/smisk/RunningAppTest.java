package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.AppValues;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting and stopping, over real sockets. */
@Timeout(30)
class RunningAppTest {
  private final List<String> closed = new ArrayList<>();

  private final class First implements AutoCloseable {
    @Override
    public void close() {
      closed.add("first");
    }
  }

  private final class Second implements AutoCloseable {
    @Override
    public void close() {
      closed.add("second");
    }
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI url(RunningApp running, String path) {
    return Objects.requireNonNull(running.devUrl()).resolve(path);
  }

  private static HandWrittenRoutes hello() {
    return new HandWrittenRoutes()
        .with(Endpoint.of(GET, "/hello"), request -> Response.ok().text("Hello"));
  }

  @Test
  void start_servesWhereItSays() throws Exception {
    try (RunningApp running = Smisk.app().routes(hello()).dev(0).start("--listen", "127.0.0.1:0")) {
      assertThat(running.addresses())
          .singleElement()
          .asString()
          .matches("127\\.0\\.0\\.1:[1-9][0-9]*");
      assertThat(running.routes()).hasSize(1);
      assertThat(get(url(running, "/hello")).body()).isEqualTo("Hello");
    }
  }

  @Test
  void close_closesWhatWasProvidedInReverse_once() {
    RunningApp running =
        Smisk.app()
            .routes(hello())
            .provide(new First())
            .provide(new Second())
            .start("--listen", "127.0.0.1:0");

    running.close();
    running.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void failedStart_closesWhatWasProvided() {
    App app = Smisk.app().provide(new First()).routes(hello().needing(Runnable.class));

    assertThatThrownBy(() -> app.start("--listen", "127.0.0.1:0"))
        .isInstanceOf(StartException.class);
    assertThat(closed).containsExactly("first");
  }

  @Test
  void close_letsRunningRequestsEnd() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HandWrittenRoutes slow =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(GET, "/slow"),
                request -> {
                  inside.countDown();
                  release.await();
                  return Response.ok().text("done after " + closed);
                });
    RunningApp running = Smisk.app().routes(slow).provide(new First()).dev(0).start();
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(url(running, "/slow")).build(),
                HttpResponse.BodyHandlers.ofString());
    inside.await();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(running::close);
    assertThat(stopped).isNotDone();
    release.countDown();

    assertThat(answer.get().body()).isEqualTo("done after []");
    stopped.get();
    assertThat(closed).containsExactly("first");
  }

  /** Its temporary directory cannot be removed, as somebody has put a file there. */
  @Test
  void close_goesOnWhereAPartCannotBeClosed() throws Exception {
    PrivateSocket socket = PrivateSocket.open();
    Path directory = ((UnixDomainSocketAddress) connectable(socket)).getPath().getParent();
    Path obstacle = Files.createFile(directory.resolve("obstacle"));
    Settings settings = Settings.DEFAULTS;
    Json json = new Json(JsonSettings.DEFAULT);
    Provided provided = new Provided().add(new First());
    Dispatcher dispatcher = Dispatcher.link(List.of(hello()), provided, json, settings.dispatch());
    RunningApp running =
        new RunningApp(
            settings,
            new Bridge(dispatcher, json, TrustedHeaders.DEFAULT, AppValues.NONE, null),
            provided,
            dispatcher.endpoints(),
            null,
            List.of(),
            socket,
            null,
            null);

    running.close();

    assertThat(closed).containsExactly("first");
    Files.delete(obstacle);
    Files.delete(directory);
  }

  private static SocketAddress connectable(PrivateSocket socket) {
    return PrivateSocket.connectable(socket.address());
  }

  @Test
  @Timeout(20) // instead of waiting for ever where the deadline is gone
  void close_givesUpAtTheDeadline() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HandWrittenRoutes stuck =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(GET, "/stuck"),
                request -> {
                  inside.countDown();
                  release.await();
                  return Response.ok();
                });
    RunningApp running =
        Smisk.app().routes(stuck).dev(0).limit(AppLimit.STOP_TIME, Duration.ofMillis(50)).start();
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(url(running, "/stuck")).build(),
                HttpResponse.BodyHandlers.ofString());
    inside.await();

    running.close();

    assertThat(
            answer
                .handle((response, failure) -> response == null || response.statusCode() == 502)
                .get())
        .isTrue();
    release.countDown();
  }

  @Test
  void start_withArgumentsThatDoNotServe_isRefused() {
    for (String argument : List.of("--routes", "--check", "--help", "--version")) {
      assertThatThrownBy(() -> Smisk.app().routes(hello()).start(argument))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("pass them to run");
    }
    assertThatThrownBy(() -> Smisk.app().routes(hello()).start("--port", "80"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown argument \"--port\"");
  }
}
