package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.smisk.Smisk;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the documents show and say: nothing is connected to before there is a session. */
class DocumentedTest {
  private static void documented() {
    RedisSessionStore sessions = RedisSessionStore.of("redis://127.0.0.1:6379");
    Smisk.app().sessions(sessions); // which closes it when it stops
    sessions.close();
  }

  @Test
  void sessions_areSetUp_whetherOrNotRedisIsThere() {
    assertThatCode(DocumentedTest::documented).doesNotThrowAnyException();
  }

  @Test
  void settings_areInTheReadme_withTheirDefaults() throws IOException {
    RedisSettings defaults = RedisSettings.DEFAULT;
    String row =
        Files.readString(Path.of("../../README.md"))
            .lines()
            .filter(line -> line.startsWith("| `RedisSessionStore.of("))
            .findFirst()
            .orElseThrow();

    assertThat(row)
        .endsWith(
            "| `RedisSettings`: `prefix`, `timeout` %s, `connections` %d, `replicas` %d, `sentinelPassword` |"
                .formatted(
                    defaults.timeout.toString().replaceAll("PT(.+)S", "$1 s"),
                    defaults.connections,
                    defaults.replicas));
    assertThat(RedisSettings.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .allMatch(name -> row.contains("`" + name + "`"))
        .hasSize(5);
  }
}
