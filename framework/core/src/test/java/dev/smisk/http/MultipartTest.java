package dev.smisk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Multipart} makes of bodies, usual and unusual ones; each is read in four cuts. */
class MultipartTest {
  private static final String FORM = "Content-Disposition: form-data; name=\"a\"\r\n";

  /** A body with the boundary {@code b}, all of its parts as text. */
  private static List<String> parts(String body) throws IOException {
    List<String> expected = null;
    for (int piece : new int[] {Integer.MAX_VALUE, 1, 3, 7}) {
      List<String> seen = new ArrayList<>();
      Multipart parts = multipart("multipart/form-data; boundary=b", body, piece);
      for (Part part = parts.next(); part != null; part = parts.next()) {
        seen.add(new String(part.stream().readAllBytes(), StandardCharsets.UTF_8));
      }
      expected = expected == null ? seen : expected;
      assertThat(seen).as("in pieces of %d", piece).isEqualTo(expected);
    }
    return expected;
  }

  private static Multipart multipart(String type, String body, int piece) {
    return multipart(type, body, piece, FormLimits.DEFAULT);
  }

  private static Multipart multipart(String type, String body, int piece, FormLimits limits) {
    return Multipart.of(type, new Pieces(body.getBytes(StandardCharsets.UTF_8), piece), limits);
  }

  private static Part first(String headers) throws IOException {
    Part part =
        multipart("multipart/form-data; boundary=b", "--b\r\n" + headers + "\r\nx\r\n--b--", 5)
            .next();
    return requireNonNull(part);
  }

  private static void assertRefused(int status, String detail, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(BodyException.class, e -> assertThat(e.status()).isEqualTo(status))
        .hasMessageContaining(detail);
  }

  /** Gives so many bytes at each read. */
  private static final class Pieces extends ByteArrayInputStream {
    private final int piece;

    Pieces(byte[] bytes, int piece) {
      super(bytes);
      this.piece = piece;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, piece));
    }
  }

  // ---------------------------------------------------------------- bodies

  @Test
  void parts_comeInOrderWithTheirContent() throws IOException {
    assertThat(
            parts("--b\r\n" + FORM + "\r\none\r\n--b\r\n" + FORM + "\r\ntwo\r\n\r\n\r\n--b--\r\n"))
        .containsExactly("one", "two\r\n\r\n");
  }

  @Test
  void preambleAndEpilogue_arePassedOver() throws IOException {
    assertThat(parts("before --b\r\n\r\n--b\r\n" + FORM + "\r\none\r\n--b--\r\nafter\r\n--b\r\n"))
        .containsExactly("one");
    assertThat(parts("-".repeat(40_000) + "\r\n--b\r\n\r\none\r\n--b--" + "x".repeat(40_000)))
        .containsExactly("one");
  }

  @Test
  void noPart_isABodyWithoutParts() throws IOException {
    assertThat(parts("--b--")).isEmpty();
    assertThat(parts("\r\n--b--\r\n")).isEmpty();
  }

  @Test
  void emptyPart_isEmpty() throws IOException {
    assertThat(parts("--b\r\n" + FORM + "\r\n\r\n--b--")).containsExactly("");
    assertThat(parts("--b\r\n" + FORM + "\r\n--b--")).containsExactly("");
    assertThat(parts("--b\r\n\r\n--b\r\n\r\n\r\n--b--")).containsExactly("", "");
  }

  @Test
  void partWithoutHeaders_hasNoName() throws IOException {
    Part part = first("");
    assertThat(part.name()).isNull();
    assertThat(part.filename()).isNull();
    assertThat(part.headers()).isEmpty();
    assertThat(part.text()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n--bX",
        "\r\n--",
        "\r\n-",
        "\r",
        "\n--b--",
        "\r\n --b",
        "--b--",
        "\r\r\n--x",
        "\r\n--b-",
        "\r\n--b\r",
        "\r\n--b\rx",
        "\r\n--bb--",
        "\r\n--B--",
        "\0\u00ff\r\n\r\n",
        "\n--b\r\n"
      })
  void lookAlikes_areContent(String alike) throws IOException {
    String content = "x" + alike + "y" + alike;
    assertThat(parts("--b\r\n" + FORM + "\r\n" + content + "\r\n--b--")).containsExactly(content);
  }

  @Test
  void lookAlikes_atEachPlaceOfTheBuffer_areContent() throws IOException {
    String end = "\r\n--boundary--";
    for (int length = 16_384 - 40; length < 16_384 + 40; length++) {
      String content = "x".repeat(length) + "\r\n--boundarX\r\n--bound";
      Multipart parts =
          multipart(
              "multipart/form-data; boundary=boundary",
              "--boundary\r\n\r\n" + content + end,
              Integer.MAX_VALUE);
      Part part = requireNonNull(parts.next());
      assertThat(part.stream().readAllBytes())
          .hasSize(content.length())
          .endsWith("bound".getBytes(StandardCharsets.UTF_8));
      assertThat(parts.next()).isNull();
    }
  }

  @Test
  void spacesBehindABoundary_arePassedOver() throws IOException {
    assertThat(parts("--b \t \r\n\r\none\r\n--b  \r\n\r\ntwo\r\n--b--"))
        .containsExactly("one", "two");
    assertRefused(400, "followed by text", () -> parts("--b x\r\n\r\none\r\n--b--"));
    assertRefused(400, "spaces", () -> parts("--b" + " ".repeat(300) + "\r\n\r\none\r\n--b--"));
  }

  @Test
  void bodyWithoutFinalBoundary_is400() {
    assertRefused(400, "final boundary", () -> parts("--b\r\n" + FORM + "\r\none"));
    assertRefused(400, "final boundary", () -> parts("--b\r\n" + FORM + "\r\none\r\n--b"));
    assertRefused(400, "final boundary", () -> parts("--b\r\n" + FORM + "\r\none\r\n--b-"));
    assertRefused(400, "final boundary", () -> parts("--b\r\n" + FORM));
    assertRefused(400, "no line of it is the boundary", () -> parts(""));
    assertRefused(400, "no line of it is the boundary", () -> parts("--c\r\n\r\n--c--"));
  }

  @Test
  void bareLineFeeds_are400WhereLinesCount() {
    assertRefused(400, "LF alone", () -> parts("--b\nContent-Disposition: x\n\none\n--b--"));
    assertRefused(400, "LF alone", () -> parts("--b\r\nA: b\nC: d\r\n\r\n\r\n--b--"));
    String content = "x".repeat(100_000); // which is not taken for header lines that are too long
    assertRefused(400, "LF alone", () -> parts("--b\r\nA: b\n\n" + content + "\r\n--b--"));
    assertRefused(400, "LF alone", () -> parts("--b\r\n\n" + content + "\r\n--b--"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data; boundary=b",
        "multipart/form-data; boundary=\"b\"",
        "Multipart/Form-Data;charset=UTF-8; Boundary=b",
        "multipart/mixed;boundary=b; x=\"y;boundary=z\"",
      })
  void boundary_isReadFromTheType(String type) throws IOException {
    assertThat(multipart(type, "--b--", 9).next()).isNull();
  }

  @Test
  void boundary_mayHave70Characters() throws IOException {
    String boundary = "0123456789'()+_,-./:=? ".repeat(3) + "!";
    assertThat(boundary).hasSize(70);
    String type = "multipart/form-data; boundary=\"" + boundary + "\"";
    String body =
        "--" + boundary + "\r\n\r\n--" + boundary.substring(1) + "\r\n--" + boundary + "--";
    for (int piece : new int[] {1, 71, 74, 75, 1000}) {
      Multipart parts = multipart(type, body, piece);
      Part part = requireNonNull(parts.next());
      assertThat(part.text()).isEqualTo("--" + boundary.substring(1));
      assertThat(parts.next()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "multipart/form-data | 400 | names no boundary",
        "multipart/form-data; boundary=\"\" | 400 | 1 to 70",
        "multipart/form-data; boundary=ä | 400 | 1 to 70",
        "multipart/form-data; boundary=\"b \" | 400 | 1 to 70",
        "multipart/form-data; boundary=\"b | 400 | without an end",
        "multipart/form-data; boundary=b; boundary=c | 400 | says twice",
        "multipart/form-data; boundary | 400 | without a value",
        "application/json | 415 | no parts",
        "null | 415 | no parts",
      })
  void otherTypes_areRefused(String type, int status, String detail) {
    assertThatThrownBy(() -> multipart(type, "--b--", 9))
        .isInstanceOfSatisfying(
            HttpException.class, e -> assertThat(e.problem().status()).isEqualTo(status))
        .hasMessageContaining(detail);
    assertThatThrownBy(() -> multipart("multipart/x; boundary=" + "b".repeat(71), "", 9))
        .isInstanceOf(HttpException.class);
  }

  @Test
  void nestedMultipart_isContent() throws IOException {
    String nested = "--bb\r\nContent-Disposition: file; filename=\"x\"\r\n\r\ny\r\n--bb--\r\n";
    assertThat(
            parts(
                "--b\r\n"
                    + FORM
                    + "Content-Type: multipart/mixed; boundary=bb\r\n\r\n"
                    + nested
                    + "\r\n--b--"))
        .containsExactly(nested);
  }

  // ---------------------------------------------------------------- iteration

  @Test
  void next_passesOverWhatWasNotRead() throws IOException {
    String body = "--b\r\n\r\n" + "x".repeat(100_000) + "\r\n--b\r\n\r\nlast\r\n--b--";
    Multipart parts = multipart("multipart/form-data; boundary=b", body, 1000);
    Part big = requireNonNull(parts.next());
    assertThat(big.stream().read()).isEqualTo('x');
    assertThat(requireNonNull(parts.next()).text()).isEqualTo("last");
    assertThatThrownBy(() -> big.stream().read()).hasMessageContaining("over");
    assertThat(parts.next()).isNull();
    assertThat(parts.next()).isNull();
  }

  @Test
  void forLoop_seesAllParts() {
    List<String> seen = new ArrayList<>();
    Multipart parts =
        multipart("multipart/form-data; boundary=b", "--b\r\n" + FORM + "\r\n--b\r\n\r\n--b--", 4);
    for (Part part : parts) {
      seen.add(String.valueOf(part.name()));
    }
    assertThat(seen).containsExactly("a", "null");
    assertThat(parts.iterator().hasNext()).isFalse();
    assertThatThrownBy(() -> parts.iterator().next())
        .isInstanceOf(java.util.NoSuchElementException.class);
  }

  @Test
  void failure_isToldAtEachFurtherCall() {
    Multipart parts = multipart("multipart/form-data; boundary=b", "--b\r\n\r\ncut", 4);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () -> {
                for (Part part : parts) {
                  part.stream().transferTo(java.io.OutputStream.nullOutputStream());
                }
              })
          .isInstanceOfAny(UncheckedIOException.class, BodyException.class)
          .hasMessageContaining("final boundary");
    }
  }

  @Test
  void stream_readsInEveryWay() throws IOException {
    String content = "0123456789".repeat(5_000);
    String body = "--b\r\n\r\n" + content + "\r\n--b--";
    Part part = requireNonNull(multipart("multipart/form-data; boundary=b", body, 4_096).next());
    InputStream in = part.stream();
    assertThat(in.read(new byte[0])).isZero();
    assertThat(in.read()).isEqualTo('0');
    assertThat(in.available()).isPositive();
    in.skipNBytes(8);
    assertThat(in.skip(0)).isZero();
    assertThat(in.readNBytes(3)).isEqualTo("901".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    assertThat(in.transferTo(rest)).isEqualTo(content.length() - 12);
    assertThat(rest.toString(StandardCharsets.UTF_8)).isEqualTo(content.substring(12));
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.read(new byte[5])).isEqualTo(-1);
    assertThat(in.skip(5)).isZero();
  }

  // ---------------------------------------------------------------- headers

  @Test
  void headers_areReadInAnyCaseAndFolded() throws IOException {
    Part part =
        first(
            "CONTENT-disposition:form-data;\r\n\t NAME=a ; filename=b.txt\r\nX-One:  1 \r\nX-Two:\r\n");
    assertThat(part.name()).isEqualTo("a");
    assertThat(part.filename()).isEqualTo("b.txt");
    assertThat(part.header("x-ONE")).isEqualTo("1");
    assertThat(part.header("x-two")).isEmpty();
    assertThat(part.header("x-three")).isNull();
    assertThat(part.headers()).containsOnlyKeys("content-disposition", "x-one", "x-two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name=\"a\"; filename=\"x.txt\" | x.txt",
        "name=a; filename=x.txt | x.txt",
        "name=a; filename=\"a\\\"b\\\\c.txt\" | a\"b\\c.txt",
        "name=a; filename=\"C:\\dir\\x.txt\" | C:\\dir\\x.txt",
        "name=a; filename=\"x\\\" | x\\",
        "name=a; filename=\"x\\\"; y=\"z\" | x\"; y=\"z",
        "name=a; filename=\"%22q%22%0D%0A%20%\" | `\"q\"\r\n%20%`",
        "name=a; filename=\"naïve €.txt\" | naïve €.txt",
        "name=a; filename=\"x;y=z\" | x;y=z",
        "name=a; filename=x; filename*=UTF-8'en'%e2%82%ac%20rates.txt | € rates.txt",
        "name=a; filename*=iso-8859-1''na%EFve | naïve",
        "name=a; filename=\"\" | ``",
      })
  void filename_isReadAsClientsWriteIt(String parameters, String filename) throws IOException {
    boolean isSplit = parameters.contains("y=\"z\"");
    Part part = first("Content-Disposition: form-data; " + parameters + "\r\n");
    assertThat(part.name()).isEqualTo("a");
    assertThat(part.filename()).isEqualTo(isSplit ? "x\\" : filename);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "x.txt | x.txt",
        "C:\\dir\\x.txt | x.txt",
        "/etc/passwd | passwd",
        "../../x | x",
        "dir/ | null",
        ".. | null",
        ". | null",
        "`` | null",
        "a\u202eb\u0007c | abc",
        "` x ` | x",
      })
  void safeFilename_namesAFileInAFolder(String filename, String safe) {
    assertThat(SafeFilename.of(filename)).isEqualTo(safe);
    assertThat(SafeFilename.of(null)).isNull();
  }

  @Test
  void names_mayBeEmptyAndRepeat() throws IOException {
    String empty = "Content-Disposition: form-data; name=\"\"\r\n";
    Multipart parts =
        multipart(
            "multipart/form-data; boundary=b",
            "--b\r\n" + FORM + "\r\n\r\n--b\r\n" + FORM + "\r\n\r\n--b\r\n" + empty + "\r\n--b--",
            9);
    List<String> names = new ArrayList<>();
    parts.forEach(part -> names.add(part.name()));
    assertThat(names).containsExactly("a", "a", "");
  }

  @Test
  void otherDispositions_giveNoName() throws IOException {
    assertThat(first("Content-Disposition: attachment; name=a; filename=f\r\n").name()).isNull();
    assertThat(first("Content-Disposition: attachment; filename=f\r\n").filename()).isEqualTo("f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no colon | needs a name",
        ": empty | needs a name",
        "a b: c | no token",
        "`A: 1\r\na: 2` | a is there twice",
        "`A: \u0001` | control character",
        "`A: b\r` | control character",
        "`A: \u001cb` | control character",
        "`A: b\r\n c\r` | control character",
        "Content-Disposition: form-data; name=a; name=b | says twice",
        "Content-Disposition: form-data; name=\"a | without an end",
        "Content-Disposition: form-data; name=\"a\"b | without an end",
        "Content-Disposition: form-data; filename*=utf-8''%zz | RFC 8187",
        "Content-Disposition: form-data; filename*=utf-8''%ff | RFC 8187",
        "Content-Disposition: form-data; filename*=koi8''x | RFC 8187",
        "Content-Disposition: form-data; filename*=x | RFC 8187",
        "Content-Disposition: form-data; filename*0=a; filename*1=b | name in pieces, as filename*0",
        "Content-Disposition: form-data; FileName*0*=utf-8''a | name in pieces, as filename*0*",
      })
  void malformedHeaders_are400(String line, String detail) {
    assertRefused(400, "headers of part 1", () -> first(line + "\r\n"));
    assertRefused(400, detail, () -> first(line + "\r\n"));
  }

  @Test
  void headersPastTheLimit_are413() {
    String flood = "X: y\r\n".repeat(10_000);
    assertRefused(413, "8192 bytes", () -> first(flood));
    assertRefused(413, "8192 bytes", () -> first("X: " + "y".repeat(8_190) + "\r\n"));
  }

  @Test
  void headers_ofExactlyTheLimit_areRead() throws IOException {
    assertThat(first("X: " + "y".repeat(8_189) + "\r\n").header("x")).hasSize(8_189);
  }

  @Test
  void transferEncodings_thatChangeTheContent_are415() throws IOException {
    assertThat(first("Content-Transfer-Encoding: 8BIT\r\n").text()).isEqualTo("x");
    assertRefused(415, "7578", () -> first("Content-Transfer-Encoding: base64\r\n"));
    assertRefused(415, "7578", () -> first("Content-Transfer-Encoding: quoted-printable\r\n"));
  }

  @Test
  void partsPastTheLimit_are413() throws IOException {
    FormLimits two = FormLimits.DEFAULT.of(new BodyLimits(-1, 2, -1));
    String part = "--b\r\n" + FORM + "\r\nx\r\n";
    assertThat(count(multipart("multipart/x; boundary=b", part + part + "--b--", 9, two)))
        .isEqualTo(2);
    assertRefused(
        413,
        "more than 2 parts",
        () -> count(multipart("multipart/x; boundary=b", part + part + part + "--b--", 9, two)));
  }

  private static int count(Multipart parts) throws IOException {
    int count = 0;
    while (parts.next() != null) {
      count++;
    }
    return count;
  }

  // ---------------------------------------------------------------- text

  @Test
  void mediaType_isTextUnlessThePartSays() throws IOException {
    assertThat(first(FORM).mediaType()).isEqualTo("text/plain");
    assertThat(first("Content-Type: Image/PNG; a=b\r\n").mediaType()).isEqualTo("image/png");
  }

  @Test
  void text_isInTheCharsetOfPartOrForm() throws IOException {
    byte[] body =
        """
        --b\r
        Content-Disposition: form-data; name=_charset_\r
        \r
        iso-8859-1\r
        --b\r
        Content-Disposition: form-data; name="n\u00e4me"\r
        \r
        \u00e4\r
        --b\r
        Content-Type: text/plain; charset="UTF-8"\r
        \r
        \u00c3\u00a4\r
        --b--"""
            .getBytes(StandardCharsets.ISO_8859_1);
    Multipart parts =
        Multipart.of(
            "multipart/form-data; boundary=b", new ByteArrayInputStream(body), FormLimits.DEFAULT);
    Part charset = requireNonNull(parts.next());
    assertThat(charset.text()).isEqualTo("iso-8859-1");
    Part latin = requireNonNull(parts.next());
    assertThat(latin.name()).isEqualTo("n\u00e4me");
    assertThat(latin.text()).isEqualTo("\u00e4");
    assertThat(requireNonNull(parts.next()).text()).isEqualTo("\u00e4");
  }

  @Test
  void textInAnotherCharset_isRefused() {
    assertRefused(415, "\"klingon\"", () -> first("Content-Type: a/b; charset=klingon\r\n").text());
    byte[] latin = ("--b\r\n" + FORM + "\r\n\u00e4\r\n--b--").getBytes(StandardCharsets.ISO_8859_1);
    Multipart parts =
        Multipart.of(
            "multipart/form-data; boundary=b", new ByteArrayInputStream(latin), FormLimits.DEFAULT);
    assertRefused(400, "\"a\" is not UTF-8", () -> requireNonNull(parts.next()).text());
  }

  @Test
  void textPastTheLimit_is413() throws IOException {
    FormLimits four = FormLimits.DEFAULT.of(new BodyLimits(-1, -1, 4));
    String begin = "--b\r\n" + FORM + "\r\n";
    String type = "multipart/form-data; boundary=b";
    Part fits = requireNonNull(multipart(type, begin + "abcd\r\n--b--", 9, four).next());
    assertThat(fits.text()).isEqualTo("abcd");
    Part longer = requireNonNull(multipart(type, begin + "abcde\r\n--b--", 9, four).next());
    assertRefused(413, "\"a\" is longer than 4 bytes", longer::text);
  }

  @Test
  void limits_areChecked() {
    assertThatThrownBy(() -> new FormLimits(0, 1, 1, 1, 1, 1, Path.of("x")))
        .hasMessageContaining("parts");
    assertThatThrownBy(() -> new FormLimits(1, 1 << 21, 1, 1, 1, 1, Path.of("x")))
        .hasMessageContaining("partHeaderBytes");
    assertThatThrownBy(() -> new BodyLimits(0, -1, -1)).hasMessageContaining("body");
  }
}
