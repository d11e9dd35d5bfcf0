package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and answers that go through piece by piece. */
interface StreamCases extends Cases {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 30 << 20})
  default void streamedBody_isWhole(int length) throws Exception {
    String name = name();
    byte[] body = Pattern.bytes(length);
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/upload/" + name, body, false, "X-Case: " + name);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    Seen seen = server().seen(name);
    assertThat(seen.path()).isEqualTo("/upload/" + name);
    assertThat(seen.length()).isEqualTo(length);
    assertThat(seen.sha256()).isEqualTo(Seen.sha256(body));
  }

  @Test
  default void streamedBody_startsBeforeItsEnd() throws Exception {
    String name = name();
    byte[] body = Pattern.bytes(300_000);
    try (RawHttp connection = server().connect()) {
      connection.write(
          connection.head("POST", "/upload/" + name, "X-Case: " + name, "Content-Length: 300000"));
      connection.write(Arrays.copyOf(body, 100_000));
      if (!differs(Difference.BUFFERS_REQUESTS)) {
        awaitFile(name + ".first");
      }
      connection.write(Arrays.copyOfRange(body, 100_000, 300_000));
      assertThat(connection.read(false).status()).isEqualTo(200);
    }
    assertThat(server().seen(name).sha256()).isEqualTo(Seen.sha256(body));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_000, 8 << 20})
  default void mirroredBody_isWhole(int length) throws Exception {
    if (length > 1_000_000 && differs(Difference.STOPS_SENDING_WHEN_ANSWERED)) {
      return;
    }
    String name = name();
    byte[] body = Pattern.bytes(length);
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/mirror", body, false, "X-Case: " + name);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Seen.sha256(answer.body())).isEqualTo(Seen.sha256(body));
    }
    assertThat(server().seen(name).path()).isEqualTo("/mirror");
  }

  @Test
  default void event_arrivesBeforeTheNext() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      connection.write(
          connection.head("GET", "/events/" + name, "X-Case: " + name, "Connection: close"));
      if (differs(Difference.BUFFERS_ANSWERS)) {
        release(name);
      }
      String text = readUntil(connection, "data: first\n\n");
      assertThat(text).startsWith("HTTP/1.1 200 ").containsIgnoringCase("text/event-stream");
      if (!differs(Difference.BUFFERS_ANSWERS)) {
        assertThat(text).doesNotContain("second");
        release(name);
        readUntil(connection, "data: second\n\n");
      }
    }
    assertThat(server().seen(name).path()).isEqualTo("/events/" + name);
  }

  @Test
  default void answerThatBreaksOff_isNotTakenForComplete() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      String head =
          connection.head("GET", "/broken/" + name, "X-Case: " + name, "Connection: close");
      connection.write(head);
      boolean whole;
      try {
        whole = connection.read(false).status() == 200;
      } catch (IOException e) {
        whole = false;
      }
      assertThat(whole).isEqualTo(differs(Difference.TAKES_ANY_END_FOR_THE_WHOLE));
    }
    if (!server().setup().spawnsTheApp()) { // mod_fcgid ends an app that broke off, and its notes
      assertThat(server().seen(name).path()).isEqualTo("/broken/" + name);
    }
  }

  @Test
  default void abort_interruptsTheHandler() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      connection.write(connection.head("GET", "/abandoned/" + name, "X-Case: " + name));
      awaitSeen(name);
    }
    if (differs(Difference.IS_SILENT_ABOUT_ABORTS)) {
      release(name);
    } else {
      awaitFile(name + ".aborted");
    }
    assertThat(server().seen(name).path()).isEqualTo("/abandoned/" + name);
  }

  private void awaitSeen(String name) throws Exception {
    long start = System.nanoTime();
    while (true) {
      try (var files = Files.list(holds())) {
        if (files.anyMatch(f -> f.getFileName().toString().matches(name + "\\..*\\.held"))) {
          return;
        }
      }
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      Thread.sleep(2);
    }
  }

  private Path holds() {
    return backend().folder().resolve("holds");
  }

  private void release(String name) throws Exception {
    Files.createFile(holds().resolve(name + ".release"));
  }

  private void awaitFile(String name) throws Exception {
    long start = System.nanoTime();
    while (Files.notExists(holds().resolve(name))) {
      assertThat(System.nanoTime() - start).as(name).isLessThan(10_000_000_000L);
      Thread.sleep(2);
    }
  }

  private static String readUntil(RawHttp connection, String end) throws Exception {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append(new String(connection.readSome(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
