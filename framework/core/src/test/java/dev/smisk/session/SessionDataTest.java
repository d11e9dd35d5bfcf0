package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes that a store keeps of a session. */
class SessionDataTest {
  private final SessionData data =
      SessionData.empty(5).with(Map.of("v:\u00fc", new byte[] {1, 2, 3}), 7);

  @Test
  void whatWasEncoded_comesBack() throws IOException {
    SessionData decoded = SessionData.decode(data.encode());

    assertThat(decoded.createdMillis()).isEqualTo(5);
    assertThat(decoded.writtenMillis()).isEqualTo(7);
    assertThat(decoded.values()).containsOnlyKeys("v:\u00fc");
    assertThat(decoded.values().get("v:\u00fc")).containsExactly(1, 2, 3);
    assertThat(data.bytes()).isEqualTo(data.encode().length);
  }

  @Test
  void whatIsCutOff_isAnError_andMayNeverBePartOfIt() {
    byte[] whole = data.encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      if (length != 1 + 8 + 8) { // without any value it is one, too
        assertThatThrownBy(() -> SessionData.decode(part)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void lengthThatIsNone_isAnError() {
    byte[] bytes = data.encode();
    for (int length : new int[] {-1, 4, Integer.MAX_VALUE}) {
      ByteBuffer.wrap(bytes).putInt(17 + 2 + 4, length);
      assertThatThrownBy(() -> SessionData.decode(bytes))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut off or damaged");
    }
    ByteBuffer.wrap(bytes).putShort(17, (short) -1);
    assertThatThrownBy(() -> SessionData.decode(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void anotherFormat_isNamed() {
    byte[] bytes = data.encode();
    bytes[0] = 2;
    assertThatThrownBy(() -> SessionData.decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void moved_isNothingOfItsOwn() throws IOException {
    assertThat(SessionData.decode(SessionData.moved())).isNull();
    assertThatThrownBy(() -> SessionData.decode(new byte[] {1})).isInstanceOf(IOException.class);
  }
}
