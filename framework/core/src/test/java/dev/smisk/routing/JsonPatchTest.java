package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.smisk.http.HttpException;
import dev.smisk.http.Patch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPatchTest {
  record Author(String name) {}

  record BookPatch(
      Patch<String> title,
      Patch<Author> author,
      Patch<List<Integer>> pages,
      @JsonFormat(pattern = "dd.MM.yyyy") Patch<LocalDate> published) {}

  private final Json json = new Json(JsonSettings.DEFAULT);

  private BookPatch read(String text) {
    return json.reader(JsonType.of(BookPatch.class)).read(text.getBytes(StandardCharsets.UTF_8));
  }

  private String written(BookPatch patch) {
    byte[] bytes = json.writer(JsonType.of(BookPatch.class)).respond(patch).bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void absentNullAndValue_areToldApart() {
    BookPatch patch = read("{\"title\":null,\"author\":{\"name\":\"Austen\"}}");

    assertThat(patch.title()).isEqualTo(Patch.of(null));
    assertThat(patch.author()).isEqualTo(Patch.of(new Author("Austen")));
    assertThat(patch.pages()).isEqualTo(Patch.absent());
    assertThat(patch.title().isNull()).isTrue();
    assertThat(patch.pages().isPresent()).isFalse();
  }

  @Test
  void over_saysWhatThePropertyIsAfterwards() {
    assertThat(Patch.<String>absent().over("before")).isEqualTo("before");
    assertThat(Patch.<String>of(null).over("before")).isNull();
    assertThat(Patch.of("after").over("before")).isEqualTo("after");
  }

  @Test
  void ifPresent_isCalledForNullToo() {
    List<String> seen = new ArrayList<>();
    Patch.<String>absent().ifPresent(seen::add);
    Patch.<String>of(null).ifPresent(seen::add);
    Patch.of("x").ifPresent(seen::add);

    assertThat(seen).containsExactly(null, "x");
  }

  @Test
  void content_isReadAsItsType() {
    assertThat(read("{\"pages\":[1,2],\"published\":\"31.01.2026\"}"))
        .isEqualTo(
            new BookPatch(
                Patch.absent(),
                Patch.absent(),
                Patch.of(List.of(1, 2)),
                Patch.of(LocalDate.of(2026, 1, 31))));
    assertThatThrownBy(() -> read("{\"pages\":[1,\"x\"]}"))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("/pages/1");
  }

  @Test
  void absent_isNotWritten() {
    assertThat(
            written(
                new BookPatch(Patch.of("Emma"), Patch.of(null), Patch.absent(), Patch.absent())))
        .isEqualTo("{\"title\":\"Emma\",\"author\":null}");
  }
}
