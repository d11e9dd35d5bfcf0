package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files: clients get the same whether the app sends them, from the folder {@code own}, or the web
 * server, from {@code sent}. Without a web server the app sends both.
 */
interface FileCases {
  int LENGTH = 3_000_017;
  String MODIFIED = "Sun, 06 Sep 2020 12:00:00 GMT";

  /**
   * What came back.
   *
   * @param header the value of a header by its name in lower case, or null
   */
  record Got(int status, UnaryOperator<String> header, String text, String sha256) {
    static Got of(int status, UnaryOperator<String> header, byte[] body) {
      return new Got(
          status, header, new String(body, StandardCharsets.ISO_8859_1), Seen.sha256(body));
    }

    String header(String name) {
      return header.apply(name);
    }
  }

  /** Headers as {@code Name: value}. */
  Got ask(String method, String target, String... headers) throws Exception;

  /** Where {@code own} and {@code sent} are. */
  Path files();

  /** Whether the web server that sends files does so. */
  default boolean departs(Difference difference, String folder) {
    return false;
  }

  /** A new file of that many bytes, and the path to it. */
  private String file(String folder, String name, int length) throws IOException {
    Path file = files().resolve(folder).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Pattern.bytes(length));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-09-06T12:00:00Z")));
    return folder + "/" + name;
  }

  private String file(String folder, int length) throws IOException {
    return file(folder, "f" + UUID.randomUUID() + ".pdf", length);
  }

  private static String sha256(int length, int from, int to) {
    return Seen.sha256(Arrays.copyOfRange(Pattern.bytes(length), from, to));
  }

  @ParameterizedTest
  @CsvSource({"own, 0", "own, 1", "own, 3000017", "sent, 0", "sent, 1", "sent, 3000017"})
  default void file_isWhole(String folder, int length) throws Exception {
    Got got = ask("GET", "/files/" + file(folder, length));
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.sha256()).isEqualTo(sha256(length, 0, length));
    assertThat(got.header("content-type")).isEqualTo("application/pdf");
    assertThat(got.header("content-length")).isEqualTo(String.valueOf(length));
    assertThat(got.header("last-modified")).isEqualTo(MODIFIED);
    assertThat(got.header("etag")).isNotNull();
    assertThat(got.header("x-accel-redirect")).isNull();
    assertThat(got.header("x-sendfile")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void head_hasTheLengthAndNoBody(String folder) throws Exception {
    Got got = ask("HEAD", "/files/" + file(folder, LENGTH));
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("content-length")).isEqualTo(String.valueOf(LENGTH));
    assertThat(got.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void unchangedFile_is304(String folder) throws Exception {
    String target = "/files/" + file(folder, 1000);
    String tag = ask("GET", target).header("etag");
    Got byTag = ask("GET", target, "If-None-Match: \"other\", " + tag);
    assertThat(byTag.status()).isEqualTo(304);
    assertThat(byTag.header("etag")).isEqualTo(tag);
    assertThat(byTag.text()).isEmpty();
    assertThat(ask("GET", target, "If-Modified-Since: " + MODIFIED).status()).isEqualTo(304);
    assertThat(ask("GET", target, "If-None-Match: \"other\"").status()).isEqualTo(200);
    assertThat(ask("GET", target, "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void conditionThatFails_is412(String folder) throws Exception {
    if (departs(Difference.HEEDS_NO_IF_MATCH, folder)) {
      return;
    }
    String target = "/files/" + file(folder, 1000);
    assertThat(ask("GET", target, "If-Match: \"other\"").status()).isEqualTo(412);
    assertThat(ask("GET", target, "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT").status())
        .isEqualTo(412);
    assertThat(ask("GET", target, "If-Match: " + ask("GET", target).header("etag")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "own, bytes=0-0, 0, 1",
    "own, bytes=1000000-2999999, 1000000, 3000000",
    "own, bytes=3000000-, 3000000, 3000017",
    "own, bytes=-5, 3000012, 3000017",
    "sent, bytes=0-0, 0, 1",
    "sent, bytes=1000000-2999999, 1000000, 3000000",
    "sent, bytes=3000000-, 3000000, 3000017",
    "sent, bytes=-5, 3000012, 3000017",
  })
  default void range_isAPart(String folder, String range, int from, int to) throws Exception {
    Got got = ask("GET", "/files/" + file(folder, LENGTH), "Range: " + range);
    assertThat(got.status()).isEqualTo(206);
    assertThat(got.header("content-range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + LENGTH);
    assertThat(got.sha256()).isEqualTo(sha256(LENGTH, from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void severalRanges_areAMultipart(String folder) throws Exception {
    Got got = ask("GET", "/files/" + file(folder, LENGTH), "Range: bytes=0-9,2000000-2000009");
    assertThat(got.status()).isEqualTo(206);
    assertThat(got.header("content-type")).startsWith("multipart/byteranges; boundary=");
    String body = new String(Pattern.bytes(LENGTH), StandardCharsets.ISO_8859_1);
    String part =
        "(?:\r\n)?--\\S+\r\n(?i:content-type: application/pdf\r\n)?"
            + "(?i:content-range: )bytes %s/3000017\r\n"
            + "(?i:content-type: application/pdf\r\n)?\r\n%s";
    assertThat(got.text())
        .matches(
            "(?s)"
                + part.formatted("0-9", java.util.regex.Pattern.quote(body.substring(0, 10)))
                + part.formatted(
                    "2000000-2000009",
                    java.util.regex.Pattern.quote(body.substring(2_000_000, 2_000_010)))
                + "\r\n--\\S+--\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void rangeThatTheFileLacks_is416(String folder) throws Exception {
    Got got = ask("GET", "/files/" + file(folder, 1000), "Range: bytes=1000-");
    assertThat(got.status()).isEqualTo(416);
    if (!departs(Difference.TELLS_NO_LENGTH_WITH_416, folder)) {
      assertThat(got.header("content-range")).isEqualTo("bytes */1000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void rangeOfAnotherFile_isTheWhole(String folder) throws Exception {
    String target = "/files/" + file(folder, 1000);
    String tag = ask("GET", target).header("etag");
    assertThat(ask("GET", target, "Range: bytes=1-2", "If-Range: \"other\"").status())
        .isEqualTo(200);
    assertThat(ask("GET", target, "Range: bytes=1-2", "If-Range: " + tag).status()).isEqualTo(206);
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void anyName_isFound(String folder) throws Exception {
    file(folder, "ü %1?#&=+;.txt", 1000);
    Got got = ask("GET", "/files/" + folder + "/%C3%BC%20%251%3F%23%26%3D%2B%3B.txt");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.sha256()).isEqualTo(sha256(1000, 0, 1000));
    Got download = ask("GET", "/download/" + folder + "/%C3%BC%20%251%3F%23%26%3D%2B%3B.txt");
    assertThat(download.sha256()).isEqualTo(sha256(1000, 0, 1000));
    assertThat(download.header("content-disposition"))
        .isEqualTo(
            "attachment; filename=\"_ _1?#&=+;.txt\";"
                + " filename*=UTF-8''%C3%BC%20%251%3F#&%3D+%3B.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void whatIsNotThere_is404(String folder) throws Exception {
    file(folder, ".hidden", 10);
    Path link = files().resolve(folder).resolve("link");
    if (!Files.isSymbolicLink(link)) {
      Files.createSymbolicLink(link, Path.of("/etc/passwd"));
    }
    for (String name : new String[] {"none", ".hidden", "link", "none/none", ""}) {
      for (String path : new String[] {"/files/", "/static/"}) {
        Got got = ask("GET", path + folder + "/" + name);
        assertThat(got.status()).as(path + name).isEqualTo(404);
        assertThat(got.header("content-type")).isEqualTo("application/problem+json");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void staticFile_isServedWithItsCacheHeaders(String folder) throws Exception {
    Got got = ask("GET", "/static/" + file(folder, 1000));
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("cache-control")).isEqualTo("no-cache");
    assertThat(got.sha256()).isEqualTo(sha256(1000, 0, 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void compressedVariant_keepsItsEncoding(String folder) throws Exception {
    String name = "v" + UUID.randomUUID() + ".css";
    String target = "/static/" + file(folder, name, 1000);
    file(folder, name + ".gz", 100);
    Got got = ask("GET", target, "Accept-Encoding: gzip");
    assertThat(got.header("content-encoding")).isEqualTo("gzip");
    assertThat(got.header("content-type")).isEqualTo("text/css; charset=utf-8");
    assertThat(got.header("vary")).containsIgnoringCase("Accept-Encoding");
    assertThat(got.sha256()).isEqualTo(sha256(100, 0, 100));
    assertThat(ask("GET", target).sha256()).isEqualTo(sha256(1000, 0, 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void folderWithAnIndex_getsItsSlash(String folder) throws Exception {
    file(folder, "sub/index.html", 10);
    Got got = ask("GET", "/static/" + folder + "/sub?x=1");
    assertThat(got.status()).isEqualTo(departs(Difference.REDIRECTS_BY_302, "sent") ? 302 : 301);
    assertThat(got.header("location")).endsWith("/sub/?x=1");
    assertThat(ask("GET", "/static/" + folder + "/sub/").sha256()).isEqualTo(sha256(10, 0, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "sent"})
  default void otherMethod_is405(String folder) throws Exception {
    Got got = ask("DELETE", "/static/" + file(folder, 10));
    assertThat(got.status()).isEqualTo(405);
    assertThat(got.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
  }
}
