package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.Smisk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that go on while the test looks. */
class TestExchangeTest {
  private final List<String> happened = new CopyOnWriteArrayList<>();
  private final Sample.Events events = new Sample.Events(happened);

  @RegisterExtension final TestApp app = TestApp.of(Smisk.app().provide(events));

  @Test
  void body_isSentInPieces() {
    try (TestExchange exchange = app.request("POST", "/count").open()) {
      exchange.send("abc").send(new byte[100_000]).endBody();
      TestResponse response = exchange.response();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("{\"bytes\":100003}");
    }
  }

  @Test
  void answer_isReadWhileTheBodyIsSent() {
    try (TestExchange exchange = app.request("POST", "/echo").open()) {
      assertThat(exchange.send("a").receiveUntil("a")).isEqualTo("a");
      assertThat(exchange.head().header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(exchange.send("bc").receiveUntil("c")).isEqualTo("bc");
      exchange.send("d");
      assertThat(new String(exchange.receive(), StandardCharsets.UTF_8)).isEqualTo("d");
      exchange.endBody();
      assertThat(exchange.receive()).isEmpty();
      assertThat(exchange.response().text()).isEqualTo("abcd");
      assertThat(exchange.brokeOff()).isFalse();
    }
  }

  @Test
  void wholeRequest_ofAStreamedRoute_isSentAsAnyOther() {
    assertThat(app.request("POST", "/count").body("a/b", "abc").send().text())
        .isEqualTo("{\"bytes\":3}");
  }

  @Test
  void events_areReadAsTheyCome_untilTheClientGoes() throws InterruptedException {
    try (TestExchange exchange = app.request("GET", "/ticks").header("Last-Event-ID", "7").open()) {
      assertThat(exchange.head().header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(new String(exchange.receive(), StandardCharsets.UTF_8))
          .startsWith("id: after 7\ndata: begin\n\n");
    }
    assertThat(events.gone().await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void abort_interruptsTheHandlerThatAskedForIt() throws InterruptedException {
    try (TestExchange exchange = app.request("POST", "/wait").open()) {
      assertThat(events.started().await(10, TimeUnit.SECONDS)).isTrue();
      exchange.abort();
      assertThat(events.gone().await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(happened).contains("aborted");
  }

  @Test
  void part_isTheHandlersBeforeTheNextIsSent() throws InterruptedException {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    try (TestExchange exchange =
        app.request("POST", "/parts")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .open()) {
      exchange.send(part.formatted("a", "one"));
      assertThat(events.started().await(10, TimeUnit.SECONDS)).isTrue();
      exchange.send(part.formatted("b", "two") + "--b--");
      assertThat(exchange.endBody().response().text()).isEqualTo("[\"a: one\",\"b: two\"]");
    }
  }

  @Test
  void bodyThatBreaksOff_reachesTheHandlerAsAnError() {
    try (TestExchange exchange =
        app.request("POST", "/count").header("Content-Length", "9").open()) {
      assertThat(exchange.send("abc").endBody().response().status()).isEqualTo(400);
    }
  }

  @Test
  void answerThatFails_breaksOff() {
    try (TestExchange exchange = app.request("GET", "/broken").open()) {
      assertThat(exchange.receiveUntil("x")).isEqualTo("x");
      assertThat(exchange.brokeOff()).isTrue();
      assertThatThrownBy(exchange::response).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void answerThatIsAborted_isNotComplete() {
    try (TestExchange exchange = app.request("GET", "/ticks").open()) {
      exchange.head();
      exchange.abort();
      assertThat(exchange.brokeOff()).isTrue();
      assertThatThrownBy(exchange::response).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void open_takesNoBody() {
    assertThatThrownBy(() -> app.request("POST", "/count").body("a/b", "x").open())
        .hasMessageContaining("pieces");
  }
}
