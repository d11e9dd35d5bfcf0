package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is taken for an answer, and what is none. */
class RecordsTest {
  private static final int END_REQUEST = 3;
  private static final int STDOUT = 6;
  private static final byte[] COMPLETE = new byte[8];
  private static final byte[] UNKNOWN_ROLE = {0, 0, 0, 0, 3, 0, 0, 0};

  private final ByteBuffer records = ByteBuffer.allocate(1000);

  private RecordsTest record(int type, byte[] content) {
    records.put(new byte[] {1, (byte) type, 0, 1, 0, (byte) content.length, 2, 0});
    records.put(content).put(new byte[2]); // padding
    return this;
  }

  private RecordsTest stdout(String text) {
    return record(STDOUT, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void assertThatItIsNone() {
    assertThatThrownBy(() -> Records.answer(records.flip()))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the app did not end its answer: Status: 200");
  }

  @Test
  void answer_isOfAllPieces() {
    stdout("Status: 200 OK\r\nA: b").stdout("\r\n\r\nhel").stdout("lo").stdout("");
    record(END_REQUEST, COMPLETE);
    TestResponse answer = Records.answer(records.flip());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("A")).isEqualTo("b");
    assertThat(answer.text()).isEqualTo("hello");
  }

  @Test
  void answer_withoutTheEndOfItsStream_isNone() {
    stdout("Status: 200 OK\r\nA: b\r\n\r\n").record(END_REQUEST, COMPLETE).assertThatItIsNone();
  }

  @Test
  void answer_withoutEndRequest_isNone() {
    stdout("Status: 200 OK\r\nA: b\r\n\r\n").stdout("").assertThatItIsNone();
  }

  @Test
  void answer_thatEndsWithAnotherStatus_isNone() {
    stdout("Status: 200 OK\r\nA: b\r\n\r\n").stdout("").record(END_REQUEST, UNKNOWN_ROLE);
    assertThatItIsNone();
  }

  @Test
  void whatFollowsTheEnd_makesItNone() {
    stdout("Status: 200 OK\r\nA: b\r\n\r\n").stdout("").record(END_REQUEST, COMPLETE).stdout("");
    assertThatItIsNone();
  }
}
