package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Name-value pairs, and what a view of them may show. */
class ParamsTest {
  private final ParamsBuffer buffer = new ParamsBuffer(new MemoryBound(1 << 20));

  private Params params(byte[] pairs) {
    buffer.clear();
    if (!buffer.append(ByteBuffer.wrap(pairs), 1 << 20) || !buffer.index(1000)) {
      throw new AssertionError("these pairs are whole");
    }
    return new Params(buffer);
  }

  @Test
  void values_are_found_by_exact_name_and_the_first_wins() {
    Params params = params(Wire.pairs("A", "1", "AB", "2", "", "empty name", "B", "", "A", "3"));
    assertThat(params.get("A")).isEqualTo("1");
    assertThat(params.get("AB")).isEqualTo("2");
    assertThat(params.get("")).isEqualTo("empty name");
    assertThat(params.get("B")).isEmpty();
    assertThat(params.get("a")).isNull();
    List<String> all = new ArrayList<>();
    params.forEach((name, value) -> all.add(name + "=" + value));
    assertThat(all).containsExactly("A=1", "AB=2", "=empty name", "B=", "A=3");
  }

  @Test
  void lengths_come_in_one_byte_or_four_however_short() {
    String longValue = "v".repeat(70_000);
    assertThat(params(Wire.pairs("N".repeat(128), longValue)).get("N".repeat(128)))
        .isEqualTo(longValue);
    byte[] fourBytes = {(byte) 0x80, 0, 0, 1, (byte) 0x80, 0, 0, 2, 'N', 'v', 'w'};
    assertThat(params(fourBytes).get("N")).isEqualTo("vw");
  }

  @Test
  void text_is_utf8_else_latin1() {
    byte[] pairs = {1, 2, 'A', (byte) 0xc3, (byte) 0xa9, 1, 1, 'B', (byte) 0xe9};
    Params params = params(pairs);
    assertThat(params.get("A")).isEqualTo("é");
    assertThat(params.get("B")).isEqualTo("é");
    assertThat(params(Wire.pairs("C", "\uFFFD")).get("C")).isEqualTo("\uFFFD");
  }

  @Test
  void cut_off_or_overrunning_pairs_are_not_whole_and_allocate_nothing() {
    byte[][] wrong = {
      {1},
      {1, 1},
      {1, 1, 'A'},
      {(byte) 0x80, 0, 0},
      {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 'A', 'b'},
      {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'A', 'b'},
      {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, -1, -1, 'A'},
    };
    for (byte[] pairs : wrong) {
      buffer.clear();
      buffer.append(ByteBuffer.wrap(pairs), 1 << 20);
      assertThat(buffer.index(1000)).as("%s", (Object) pairs).isFalse();
      assertThat(buffer.count()).isZero();
      assertThat(buffer.capacity()).isLessThanOrEqualTo(1024);
    }
  }

  @Test
  void a_length_cut_off_at_the_last_byte_of_the_memory_is_not_whole() {
    byte[][] cut = {{1}, {(byte) 0x80, 0, 0}, {1, (byte) 0x80, 0, 0}};
    for (byte[] end : cut) {
      buffer.clear();
      int rest = buffer.capacity() - end.length;
      byte[] whole = Wire.pairs("", "v".repeat(rest - 5));
      assertThat(whole).hasSize(rest);
      buffer.append(ByteBuffer.wrap(whole), 1 << 20);
      buffer.append(ByteBuffer.wrap(end), 1 << 20);
      assertThat(buffer.index(1000)).as("%s", (Object) end).isFalse();
      assertThat(buffer.count()).isEqualTo(1);
    }
  }

  @Test
  void after_the_end_every_method_throws() {
    Params params = params(Wire.pairs("A", "1"));
    buffer.invalidate();
    assertThatThrownBy(() -> params.get("A"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> params.get("X")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> params.forEach((name, value) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_leaked_view_throws_when_the_buffer_serves_the_next_request() {
    Params leaked = params(Wire.pairs("SECRET", "mine"));
    buffer.invalidate();
    Params next = params(Wire.pairs("SECRET", "another's"));
    assertThatThrownBy(() -> leaked.get("SECRET")).isInstanceOf(IllegalStateException.class);
    assertThat(next.get("SECRET")).isEqualTo("another's");
  }

  @Test
  void a_view_read_while_the_buffer_is_reused_shows_its_own_bytes_or_throws() throws Exception {
    record Use(Params view, String value) {}

    AtomicReference<Use> shared = new AtomicReference<>();
    AtomicReference<String> torn = new AtomicReference<>();
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                Use use = shared.get();
                for (int i = 0; use != null && i < 50; i++) {
                  try {
                    String value = use.view().get("K");
                    if (!use.value().equals(value)) {
                      torn.set("wanted " + use.value() + ", saw " + value);
                    }
                  } catch (IllegalStateException ended) {
                    break;
                  }
                }
              }
            });
    reader.start();
    for (int use = 0; use < 200_000 && torn.get() == null; use++) {
      String value = String.valueOf((char) ('a' + use % 26)).repeat(64 + use % 7);
      buffer.invalidate();
      shared.set(new Use(params(Wire.pairs("K", value)), value));
    }
    done.set(true);
    reader.join();
    assertThat(torn.get()).isNull();
  }
}
