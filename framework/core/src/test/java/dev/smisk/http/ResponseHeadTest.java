package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseHeadTest {
  private static String head(Response<?> response) {
    return new String(ResponseHead.encode(response), StandardCharsets.ISO_8859_1);
  }

  @Test
  void encode_putsStatusFirstAndLengthLast() {
    assertThat(head(Response.ok().text("0123456789")))
        .isEqualTo(
            "Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 10\r\n\r\n");
  }

  @Test
  void encode_withoutBody_saysSo() {
    assertThat(head(Response.created("/a")))
        .isEqualTo("Status: 201 Created\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
    assertThat(head(Response.status(205))).contains("Content-Length: 0");
  }

  @Test
  void encode_of204And304_hasNoLengthButOneHeader() {
    assertThat(head(Response.noContent()))
        .isEqualTo("Status: 204 No Content\r\nX-Content-Type-Options: nosniff\r\n\r\n");
    assertThat(head(Response.status(304).header("ETag", "\"1\"")))
        .isEqualTo("Status: 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
  }

  @Test
  void encode_ofLatin1Value_isOneBytePerChar() {
    assertThat(head(Response.ok().header("X-Name", "é"))).contains("X-Name: é\r\n");
  }

  @Test
  void encode_ofUnregisteredStatus_hasAReason() {
    assertThat(head(Response.status(299))).startsWith("Status: 299 Success\r\n");
  }

  @Test
  void encode_ofValueNotYetEncoded_throws() {
    assertThatThrownBy(() -> ResponseHead.encode(Response.of("x")))
        .isInstanceOf(IllegalStateException.class);
  }
}
