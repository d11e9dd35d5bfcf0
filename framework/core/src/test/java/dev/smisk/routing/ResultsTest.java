package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ResultsTest {
  @Test
  void file_is_sent_with_the_type_of_its_name() {
    Path file = Path.of("notes.TXT");

    Response<?> answer = Results.file(file);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.stream().file().path()).isEqualTo(file);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(Results.file(Path.of("png")).header("Content-Type"))
        .as("a name without a dot has no end")
        .isEqualTo("application/octet-stream");
  }

  @Test
  void what_is_absent_is_404() {
    assertThat(Results.fileIfPresent(Optional.empty()).status()).isEqualTo(404);
    assertThat(Results.bytesIfPresent(Optional.empty()).status()).isEqualTo(404);
  }

  @Test
  void what_is_null_is_a_mistake_that_the_signature_names() {
    assertThatIllegalStateException().isThrownBy(() -> Results.bytes(null));
    assertThatIllegalStateException().isThrownBy(() -> Results.file(null));
    assertThatIllegalStateException().isThrownBy(() -> Results.problem(null));
    JsonWriter<Integer> numbers = new Json(JsonSettings.DEFAULT).writer(JsonType.of(Integer.class));
    Map<String, ThrowingCallable> optional =
        Map.of(
            "Optional<String>", () -> Results.textIfPresent(null),
            "Optional<byte[]>", () -> Results.bytesIfPresent(null),
            "Optional<Path>", () -> Results.fileIfPresent(null),
            "Optional<Problem>", () -> Results.problemIfPresent(null),
            "Optional<Integer>", () -> numbers.respondIfPresent(null));
    optional.forEach(
        (type, nothing) ->
            assertThatIllegalStateException()
                .isThrownBy(nothing)
                .withMessageContaining("returned null")
                .withMessageContaining(type));
  }

  @Test
  void status_and_type_are_those_of_successes_alone() {
    Response<?> answer = Results.text("a,b");

    assertThat(Results.withStatus(201, answer).status()).isEqualTo(201);
    assertThat(Results.withStatus(201, Results.textIfPresent(Optional.empty())).status())
        .isEqualTo(404);
    assertThat(Results.produced("text/csv", answer).header("Content-Type"))
        .isEqualTo("text/csv; charset=utf-8");
    assertThat(Results.produced("image/png", Results.bytes(new byte[1])).header("Content-Type"))
        .isEqualTo("image/png");
    assertThat(
            Results.produced("text/csv", Results.textIfPresent(Optional.empty()))
                .header("Content-Type"))
        .isNull();
  }

  @Test
  void response_keeps_a_type_of_its_own() {
    assertThat(Results.typed("text/csv", Response.of("x")).header("Content-Type"))
        .isEqualTo("text/csv; charset=utf-8");
    assertThat(
            Results.typed("text/csv", Response.of("x").header("Content-Type", "text/html"))
                .header("Content-Type"))
        .isEqualTo("text/html");
    assertThat(Results.typed("text/csv", Response.noContent()).header("Content-Type")).isNull();
  }

  @Test
  void bytesThatAResponseCarries_areSentAsTheyAre() {
    byte[] bytes = {1};
    Response<?> answer =
        Results.bytesResponse(Response.of(bytes).withStatus(203).header("X-Own", "1"));
    assertThat(answer.bytes()).isSameAs(bytes);
    assertThat(answer.value()).isNull();
    assertThat(answer.status()).isEqualTo(203);
    assertThat(answer.header("X-Own")).isEqualTo("1");
    assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(
            Results.bytesResponse(Response.of(bytes).header("Content-Type", "image/png"))
                .header("Content-Type"))
        .isEqualTo("image/png");
    assertThat(Results.bytesResponse(Response.noContent()).status()).isEqualTo(204);
    assertThatIllegalStateException().isThrownBy(() -> Results.bytesResponse(null));
  }

  @Test
  void pathThatAResponseCarries_isTheFileThatIsSent() {
    Path file = Path.of("a.png");
    Response<?> answer = Results.fileResponse(Response.of(file).header("X-Own", "1"));
    assertThat(answer.stream()).isNotNull();
    assertThat(answer.value()).isNull();
    assertThat(answer.header("X-Own")).isEqualTo("1");
    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(
            Results.fileResponse(Response.of(file).header("Content-Type", "image/x"))
                .header("Content-Type"))
        .isEqualTo("image/x");
    assertThat(Results.fileResponse(Response.status(202)).status()).isEqualTo(202);
    assertThatIllegalStateException().isThrownBy(() -> Results.fileResponse(null));
  }

  @Test
  void problem_has_its_own_status() {
    assertThat(Results.problem(Problem.of(409, "taken")).status()).isEqualTo(409);
    assertThat(Results.problemIfPresent(Optional.of(Problem.of(409, "taken"))).status())
        .isEqualTo(409);
  }
}
