package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text/event-stream format, WHATWG HTML section 9.2.6. */
class EventsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Events events =
      new Events(out, value -> ("<" + value + ">").getBytes(StandardCharsets.UTF_8));

  private String sent() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void event_hasAllItsFields() throws IOException {
    events.send(Event.of("d").name("n").id("7").retry(Duration.ofSeconds(3)));
    assertThat(sent()).isEqualTo("event: n\nid: 7\nretry: 3000\ndata: d\n\n");
  }

  @Test
  void data_ofSeveralLines_hasAFieldForEach() throws IOException {
    events.send("a\nb\r\nc\rd\n");
    assertThat(sent()).isEqualTo("data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
  }

  @Test
  void data_canInjectNoFieldAndNoEvent() throws IOException {
    events.send("x\n\nevent: evil\rid: 1\r\n\r\ndata: y");
    assertThat(sent().lines()).allMatch(line -> line.isEmpty() || line.startsWith("data: "));
    assertThat(sent()).containsOnlyOnce("\n\n").endsWith("\n\n");
  }

  @Test
  void data_keepsItsSpacesAndIsUtf8() throws IOException {
    events.send(" ä😀");
    assertThat(sent()).isEqualTo("data:  ä😀\n\n");
  }

  @Test
  void emptyData_isAnEventToo() throws IOException {
    events.send("");
    assertThat(sent()).isEqualTo("data: \n\n");
  }

  @Test
  void value_isWrittenAsJson() throws IOException {
    events.send(Event.json(7));
    assertThat(sent()).isEqualTo("data: <7>\n\n");
  }

  @Test
  void comment_isCutAtItsLinesToo() throws IOException {
    events.comment("still\ndata: here");
    assertThat(sent()).isEqualTo(": still\n: data: here\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "\r\n"})
  void nameAndId_areOneLine(String text) {
    assertThatThrownBy(() -> Event.of("").name(text)).hasMessageContaining("line end");
    assertThatThrownBy(() -> Event.of("").id(text)).hasMessageContaining("line end");
  }

  @Test
  void id_holdsNoNulAndRetryIsNotNegative() {
    assertThatThrownBy(() -> Event.of("").id("a\0")).hasMessageContaining("NUL");
    assertThatThrownBy(() -> Event.of("").retry(Duration.ofMillis(-1)))
        .hasMessageContaining("negative");
  }
}
