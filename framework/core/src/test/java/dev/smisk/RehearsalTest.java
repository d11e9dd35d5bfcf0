package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private SocketAddress address() {
    return server.getLocalSocketAddress();
  }

  @Test
  void the_frameworks_own_route_answers() throws IOException {
    assertThat(Rehearsal.ownStatus()).isEqualTo(200);
  }

  @Test
  void an_app_that_never_answers_has_had_its_time() {
    assertThatThrownBy(() -> Rehearsal.statusOf(address(), "/api", Duration.ofMillis(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("OPTIONS /api/ has had 1 ms");
  }

  @Test
  void an_app_that_breaks_off_is_told() throws Exception {
    Thread app =
        new Thread(
            () -> {
              try {
                server.accept().close();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    app.start();
    assertThatThrownBy(() -> Rehearsal.statusOf(address(), "", LONG))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("null");
    app.join();
  }

  @Test
  void nobody_there_is_told() throws IOException {
    SocketAddress gone = address();
    server.close();
    assertThatThrownBy(() -> Rehearsal.statusOf(gone, "", LONG)).hasMessage("Connection refused");
  }
}
