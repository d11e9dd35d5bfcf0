package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "report.pdf        | filename=\"report.pdf\"",
        "my report.pdf     | filename=\"my report.pdf\"",
        "naïve.txt         | filename=\"na_ve.txt\"; filename*=UTF-8''na%C3%AFve.txt",
        "€ 5.txt           | filename=\"_ 5.txt\"; filename*=UTF-8''%E2%82%AC%205.txt",
        "😀.png            | filename=\"_.png\"; filename*=UTF-8''%F0%9F%98%80.png",
        "50%.txt           | filename=\"50_.txt\"; filename*=UTF-8''50%25.txt",
        "a\"b.txt          | filename=\"a_b.txt\"; filename*=UTF-8''a%22b.txt",
        "a;b='c'.txt       | filename=\"a;b='c'.txt\"",
        "'é'.txt           | filename=\"'_'.txt\"; filename*=UTF-8''%27%C3%A9%27.txt",
        "../../etc/passwd  | filename=\"passwd\"",
        "C:\\dir\\file.txt | filename=\"file.txt\"",
      })
  void attachment_carriesEveryName(String name, String parameters) {
    assertThat(Response.ok().attachment(name).header("Content-Disposition"))
        .isEqualTo("attachment; " + parameters);
    assertThat(Response.ok().attachment("other").inline(name).header("Content-Disposition"))
        .isEqualTo("inline; " + parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "folder/", "C:\\dir\\"})
  void nameThatIsNone_isLeftOut(String name) {
    assertThat(Response.ok().attachment(name).header("Content-Disposition"))
        .isEqualTo("attachment");
    assertThat(Response.ok().inline(name).header("Content-Disposition")).isEqualTo("inline");
  }

  @Test
  void lineBreakInAName_breaksNoHead() {
    assertThat(Response.ok().attachment("a\r\nSet-Cookie: x=1").header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"a__Set-Cookie: x=1\";"
                + " filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1");
  }
}
