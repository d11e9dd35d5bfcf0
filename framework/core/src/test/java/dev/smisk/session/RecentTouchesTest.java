package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many sessions are remembered; when one is touched is in the tests of sessions. */
class RecentTouchesTest {
  private static final long INTERVAL = 1_000;
  private static final int MAX = 20_000;

  private final RecentTouches touches = new RecentTouches(INTERVAL);

  private boolean isDue(String id, long now) {
    return touches.isDue(new Revision(id, 1, SessionData.empty(0)), now);
  }

  @Test
  void pastItsBound_theOneTouchedLongestAgoIsForgotten() {
    assertThat(isDue("first", 5_000)).isTrue();
    assertThat(isDue("second", 5_000)).isTrue();
    assertThat(isDue("first", 5_000 + INTERVAL)).isTrue(); // now the younger one
    for (int i = 2; i < MAX; i++) {
      isDue("s" + i, 5_000 + INTERVAL);
    }
    assertThat(isDue("first", 5_999 + INTERVAL)).as("remembered").isFalse();

    isDue("one more", 5_000 + INTERVAL);

    assertThat(isDue("first", 5_999 + INTERVAL)).as("still").isFalse();
    assertThat(isDue("second", 5_999)).as("forgotten").isTrue();
  }
}
