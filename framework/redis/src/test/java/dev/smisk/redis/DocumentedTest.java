package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.smisk.Smisk;
import org.junit.jupiter.api.Test;

/** What the package's documentation shows: nothing is connected to before there is a session. */
class DocumentedTest {
  private static void documented() {
    Smisk.app().sessions(RedisSessionStore.of("redis://127.0.0.1:6379"));
  }

  @Test
  void sessions_areSetUp_whetherOrNotRedisIsThere() {
    assertThatCode(DocumentedTest::documented).doesNotThrowAnyException();
  }
}
