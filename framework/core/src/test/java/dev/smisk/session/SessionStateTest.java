package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Incoming;
import dev.smisk.http.Request;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Variables;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session whose request ends without an answer that could be kept, as when it is aborted. */
class SessionStateTest {
  private static final class Nothing implements Variables {
    @Override
    public @Nullable String get(String name) {
      return null;
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return null;
    }

    @Override
    public String requestId() {
      return "1";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      // There are none.
    }
  }

  @Test
  void requestThatEndedWithoutAnAnswer_takesNoChange() {
    RecordingStore store = new RecordingStore(MemorySessionStore.create(), true);
    Request request =
        new Request(
            new Nothing(),
            "GET",
            "/",
            null,
            null,
            List.of(),
            Incoming.of(new byte[0]),
            TrustedHeaders.DEFAULT);
    try (SessionKeeper keeper =
        Sessions.in(store).start(new Json(JsonSettings.DEFAULT), SessionLimits.DEFAULT, "")) {
      Session session = keeper.open(request);
      session.set("a", 1);
      session.state().close();

      assertThatThrownBy(() -> session.set("a", 2)).isInstanceOf(IllegalStateException.class);
      assertThat(session.get("a", Integer.class)).isNull();
    }
    assertThat(store.calls).containsExactly("close");
  }
}
