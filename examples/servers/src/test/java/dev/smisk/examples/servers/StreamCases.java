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
    Sent sent = Sent.post("/upload/{name}?n=1", Pattern.bytes(length));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  @Test
  default void streamedBody_startsBeforeItsEnd() throws Exception {
    byte[] body = Pattern.bytes(300_000);
    Sent sent = Sent.post("/upload/{name}", body);
    try (Http connection = server().connect()) {
      connection.begin(sent);
      connection.write(Arrays.copyOf(body, 100_000));
      if (!differs(Difference.BUFFERS_REQUESTS)) {
        awaitFile(sent.name() + ".first");
      }
      connection.write(Arrays.copyOfRange(body, 100_000, 300_000));
      assertThat(connection.read().status()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_000, 8 << 20})
  default void mirroredBody_isWhole(int length) throws Exception {
    if (length > 1_000_000 && differs(Difference.STOPS_SENDING_WHEN_ANSWERED)) {
      return;
    }
    Sent sent = Sent.post("/mirror?n=1", Pattern.bytes(length));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Seen.sha256(answer.body())).isEqualTo(Seen.sha256(sent.body()));
    }
    assertSaw(sent);
  }

  @Test
  default void event_arrivesBeforeTheNext() throws Exception {
    Sent sent = Sent.get("/events/{name}?n=1", "Connection: close");
    try (Http connection = server().connect()) {
      connection.begin(sent);
      if (differs(Difference.BUFFERS_ANSWERS)) {
        release(sent.name());
      }
      String text = readUntil(connection, "data: first\n\n");
      assertThat(text)
          .matches("(?s)HTTP/(1\\.1|2) 200 .*")
          .containsIgnoringCase("text/event-stream");
      if (!differs(Difference.BUFFERS_ANSWERS)) {
        assertThat(text).doesNotContain("second");
        release(sent.name());
        readUntil(connection, "data: second\n\n");
      }
    }
    assertSaw(sent);
  }

  @Test
  default void answerThatBreaksOff_isNotTakenForComplete() throws Exception {
    Sent sent = Sent.get("/broken/{name}?n=1", "Connection: close");
    try (Http connection = server().connect()) {
      connection.begin(sent);
      boolean whole;
      try {
        whole = connection.read().status() == 200;
      } catch (IOException e) {
        whole = false;
      }
      assertThat(whole).isEqualTo(differs(Difference.TAKES_ANY_END_FOR_THE_WHOLE));
    }
    if (!server().setup().spawnsTheApp()) { // mod_fcgid ends an app that broke off, and its notes
      assertSaw(sent);
    }
  }

  @Test
  default void abort_interruptsTheHandler() throws Exception {
    Sent sent = Sent.get("/abandoned/{name}?n=1");
    try (Http connection = server().connect()) {
      connection.begin(sent);
      awaitSeen(sent.name());
    }
    if (differs(Difference.IS_SILENT_ABOUT_ABORTS)) {
      release(sent.name());
    } else {
      awaitFile(sent.name() + ".aborted");
    }
    assertSaw(sent);
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

  private static String readUntil(Http connection, String end) throws Exception {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append(new String(connection.readSome(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
