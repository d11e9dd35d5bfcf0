package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Forms that curl sends through web servers. */
@ParameterizedClass
@EnumSource(
    value = Setup.class,
    names = {
      "NGINX",
      "NGINX_UNBUFFERED",
      "NGINX_HTTP2",
      "LIGHTTPD",
      "APACHE",
      "APACHE_REUSE",
      "HAPROXY",
      "CADDY"
    })
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MultipartIT extends BehindServers {
  @TempDir static Path own;
  static Path spool;

  private final String name = "c" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    spool = Files.createDirectory(own.resolve("spool"));
    startApp(Map.of("SMISK_SPOOL_FOLDER", spool.toString(), "SMISK_ACCESS_LOG", "line"));
  }

  private static Path file(String name, int length) throws Exception {
    return Files.write(own.resolve(name), Pattern.bytes(length));
  }

  private URI url(String target) {
    return server().request(target).build().uri();
  }

  private Curl curl(String target, String... options) throws Exception {
    return Curl.start(own, url(target), options);
  }

  private static Forms.SeenPart part(String name, String filename, String type, byte[] content) {
    return new Forms.SeenPart(name, filename, type, content.length, Seen.sha256(content));
  }

  private static List<Forms.SeenPart> parts(Curl.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return List.of(JsonMapper.shared().readValue(answer.body(), Forms.SeenPart[].class));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--form-escape"})
  void filesAndFieldsOfAnyName_comeAsCurlHasThem(String escape) throws Exception {
    Path small = file("a.bin", 1);
    Path large = file("b ü €.txt", 3_000_017);
    Path empty = file("empty.dat", 0);
    List<String> options = new ArrayList<>(escape.isEmpty() ? List.of() : List.of(escape));
    options.addAll(List.of("--form-string", "title=Grüße; type=\"x\"\r\n@€"));
    options.addAll(List.of("-F", "file=@" + small + ";type=image/png"));
    options.addAll(List.of("-F", "file=@" + large));
    options.addAll(List.of("-F", "empty=@" + empty));
    options.addAll(
        List.of("-F", "odd=@" + small + ";filename=\"we\\\"ird;=, ü\\\\.txt\";type=a/b"));
    options.addAll(List.of("-F", "näme \"q\"="));

    assertThat(parts(curl("/forms/parts/" + name, options.toArray(String[]::new)).answer()))
        .containsExactly(
            part("title", null, "text/plain", bytes("Grüße; type=\"x\"\r\n@€")),
            part("file", "a.bin", "image/png", Pattern.bytes(1)),
            part("file", "b ü €.txt", "text/plain", Pattern.bytes(3_000_017)),
            part("empty", "empty.dat", "application/octet-stream", new byte[0]),
            part("odd", "we\"ird;=, ü\\.txt", "a/b", Pattern.bytes(1)),
            part("näme \"q\"", null, "text/plain", new byte[0]));
  }

  @Test
  void extendedFilename_countsBeforeThePlainOne() throws Exception {
    Path headers =
        Files.writeString(
            own.resolve("headers"),
            "Content-Disposition: form-data; name=\"f\"; filename=\"EUR.txt\";"
                + " filename*=UTF-8''%e2%82%ac%20rates.txt\n");
    Path small = file("a.bin", 20_000);

    assertThat(
            parts(
                curl("/forms/parts/" + name, "-F", "f=@" + small + ";headers=@" + headers)
                    .answer()))
        .containsExactly(
            part("f", "€ rates.txt", "application/octet-stream", Pattern.bytes(20_000)));
  }

  @Test
  void formOfUnknownLength_isWhole() throws Exception {
    if (differs(Difference.ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE)
        || differs(Difference.MAY_REFUSE_LARGE_CHUNKED_BODY)) {
      return;
    }
    Path large = file("large.bin", 5_000_011);

    assertThat(
            parts(
                curl(
                        "/forms/parts/" + name,
                        "-H",
                        "Transfer-Encoding: chunked",
                        "-F",
                        "file=@" + large)
                    .answer()))
        .containsExactly(
            part("file", "large.bin", "application/octet-stream", Pattern.bytes(5_000_011)));
  }

  @Test
  void spooledUploads_comeWhole_andLeaveNothing() throws Exception {
    Path small = file("a.bin", 1);
    Path large = file("large.bin", 5_000_011);

    List<Forms.SeenPart> parts =
        parts(
            curl("/forms/uploads", "-F", "title=€", "-F", "file=@" + small, "-F", "file=@" + large)
                .answer());

    assertThat(parts)
        .containsExactly(
            new Forms.SeenPart("title", null, "text/plain", 1, "€"),
            part("file", "a.bin", "application/octet-stream", Pattern.bytes(1)),
            part("file", "large.bin", "application/octet-stream", Pattern.bytes(5_000_011)));
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws Exception {
    Waiting.until("uploads are deleted", () -> Waiting.files(spool).isEmpty());
    Waiting.until("uploads are closed", () -> Waiting.open(backend().handle(), spool).isEmpty());
  }

  /** Two boundaries are sent apart, so that the handler can be seen between them. */
  @Test
  void firstPart_isTheHandlersBeforeTheSecondIsSent() throws Exception {
    String head = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    byte[] first = bytes(head.formatted("one", "1".repeat(200_000)));
    byte[] second = bytes(head.formatted("two", "2") + "--b--\r\n");
    byte[] body = bytes(text(first) + text(second));
    try (Http connection = server().connect()) {
      connection.begin(
          Sent.post("/forms/parts/" + name, body, "Content-Type: multipart/form-data; boundary=b"));
      connection.write(first);
      if (!differs(Difference.BUFFERS_REQUESTS)) {
        Waiting.until("the first part is seen", () -> Files.exists(held("first")));
      }
      connection.write(second);
      Answer answer = connection.read();
      assertThat(parts(new Curl.Answer(answer.status(), answer.text())))
          .extracting(Forms.SeenPart::name)
          .containsExactly("one", "two");
    }
  }

  private Path held(String event) {
    return backend().holds().resolve(name + "." + event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "field", "body"})
  void whatPassesALimit_isAnswered413_andLogged(String limit) throws Exception {
    String file = "file=@" + file("refused.bin", 3_500_000);
    String field = "field=<" + Files.writeString(own.resolve("long.txt"), "x".repeat(3_000_000));
    String target = "/forms/few?" + name;
    Curl curl =
        switch (limit) {
          case "parts" -> curl(target, "-F", "a=b", "-F", "c=d", "-F", file);
          case "field" -> curl(target, "-F", field, "-F", file);
          default -> curl(target, "-F", file, "-F", file, "-F", file);
        };

    Curl.Answer answer = curl.answer();

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.body())
        .contains(
            switch (limit) {
              case "parts" -> "more than 2 parts";
              case "field" -> "\\\"field\\\" is longer than 65536 bytes";
              default -> String.valueOf(8 << 20);
            });
    assertThat(logged(target)).singleElement().asString().contains(" 413 ", "POST /forms/few");
    assertThat(parts(curl("/forms/parts/" + name, "-F", "a=b").answer())) // and so is the next one
        .hasSize(1);
  }

  /** In the middle, as nobody could tell before. */
  @Test
  void bodyOfUnknownLength_thatPassesTheLimit_is413() throws Exception {
    if (differs(Difference.ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE)
        || differs(Difference.MAY_REFUSE_LARGE_CHUNKED_BODY)) {
      return;
    }
    String file = "file=@" + file("refused.bin", 12_000_000);

    Curl.Answer answer =
        curl("/forms/few", "-H", "Transfer-Encoding: chunked", "-F", file).answer();

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.body()).contains(String.valueOf(8 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "uploads"})
  void formThatCurlGivesUp_leavesNothing(String kind) throws Exception {
    Path large = file("large.bin", 20_000_000);
    String target = kind.equals("parts") ? "/forms/parts/" + name : "/forms/uploads";
    try (Curl curl = curl(target, "--limit-rate", "2M", "-F", "title=x", "-F", "file=@" + large)) {
      if (!differs(Difference.BUFFERS_REQUESTS)) {
        Waiting.until(
            "the upload has begun",
            () ->
                kind.equals("parts")
                    ? Files.exists(held("first"))
                    : !Waiting.files(spool).isEmpty());
      }
      assertThat(curl.isRunning()).isTrue();
    }
    if (!differs(Difference.BUFFERS_REQUESTS) && kind.equals("parts")) {
      Waiting.until("the handler is told", () -> Files.exists(held("broken")));
    }
    assertNothingIsLeft();
    assertThat(parts(curl("/forms/parts/next", "-F", "a=b").answer())).hasSize(1);
  }
}
