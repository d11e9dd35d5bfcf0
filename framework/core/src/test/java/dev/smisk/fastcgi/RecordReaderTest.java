package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records, cut anywhere. */
class RecordReaderTest {
  private final List<String> seen = new ArrayList<>();
  private final StringBuilder content = new StringBuilder();
  private final RecordReader.Sink sink =
      new RecordReader.Sink() {
        @Override
        public void header(int type, int id, int contentBytes) {
          seen.add(type + " " + id + " " + contentBytes);
        }

        @Override
        public void content(int type, int id, ByteBuffer bytes) {
          assertThat(seen.get(seen.size() - 1)).startsWith(type + " " + id + " ");
          while (bytes.hasRemaining()) {
            content.append((char) bytes.get());
          }
        }

        @Override
        public void end(int type, int id, int contentBytes) {
          assertThat(seen).last().isEqualTo(type + " " + id + " " + contentBytes);
          seen.add("end " + content);
          content.setLength(0);
        }
      };

  @Test
  void header_content_and_padding_may_be_cut_anywhere() throws Exception {
    byte[] bytes =
        new Wire()
            .record(5, 1, Wire.bytes("hello"), 3)
            .record(5, 65535, new byte[0], 255)
            .record(4, 256, Wire.bytes("x"), 0)
            .bytes();
    List<String> whole = List.of("5 1 5", "end hello", "5 65535 0", "end ", "4 256 1", "end x");
    for (int piece = 1; piece <= bytes.length; piece++) {
      seen.clear();
      RecordReader reader = new RecordReader();
      for (int at = 0; at < bytes.length; at += piece) {
        reader.feed(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)), sink);
      }
      assertThat(seen).as("in pieces of %d", piece).isEqualTo(whole);
    }
  }

  @Test
  void record_whose_content_is_awaited_is_told_until_it_is_there() throws Exception {
    for (int type : new int[] {1, 9}) {
      byte[] bytes = new Wire().record(type, 0, Wire.bytes("12345678"), 0).bytes();
      RecordReader reader = new RecordReader();

      reader.feed(ByteBuffer.wrap(bytes, 0, 15), sink);
      assertThat(reader.beginning()).isEqualTo(1);
      reader.feed(ByteBuffer.wrap(bytes, 15, 1), sink);
      assertThat(reader.beginning()).isZero();
    }
  }

  @Test
  void content_that_the_sink_leaves_is_skipped() throws Exception {
    RecordReader.Sink lazy =
        new RecordReader.Sink() {
          @Override
          public void header(int type, int id, int contentBytes) {
            seen.add("header " + type);
          }

          @Override
          public void content(int type, int id, ByteBuffer bytes) {}

          @Override
          public void end(int type, int id, int contentBytes) {}
        };
    new RecordReader()
        .feed(
            new Wire().record(77, 1, Wire.bytes("hello"), 1).record(5, 1, new byte[0]).buffer(),
            lazy);
    assertThat(seen).containsExactly("header 77", "header 5");
  }

  @Test
  void another_version_is_a_protocol_error() {
    assertThatThrownBy(
            () -> new RecordReader().feed(new Wire().raw(2, 1, 0, 1, 0, 8, 0, 0).buffer(), sink))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void http_is_recognized() {
    ByteBuffer request = ByteBuffer.wrap(Wire.bytes("GET / HTTP/1.1\r\n\r\n"));
    assertThatThrownBy(() -> new RecordReader().feed(request, sink)).hasMessageContaining("--dev");
  }
}
