package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The compiler and the framework judge patterns with code of their own. They must agree: what
 * compiles must start, and what would not start must not compile.
 */
class AgreementTest {
  private static final long SEED = 20_261_122;
  private static final String[] SEGMENTS = {
    "a", "b", "ab", "{x}", "{y}", "a{x}", "{x}b", "b{y}", "{y}.json", "{x}.yaml", "{x}.js", "{x...}"
  };
  private static final String[] PIECES = {
    "/", "{", "}", "a", "...", ".", "%", "?", "#", " ", "é", "x", "~", "{x}", "{y...}"
  };

  private record Table(List<Endpoint> table) implements Routes {
    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return (endpoint, request) -> {
        throw Handler.unknown(endpoint);
      };
    }
  }

  private static boolean starts(String... templates) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String template : templates) {
      endpoints.add(Endpoint.of(Method.GET, template));
    }
    try {
      Dispatcher.link(
          List.of(new Table(endpoints)),
          new Provided(),
          new Json(JsonSettings.DEFAULT),
          DispatchSettings.DEFAULT);
      return true;
    } catch (IllegalStateException | IllegalArgumentException refused) {
      return false;
    }
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    int length = 1 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      String segment = SEGMENTS[random.nextInt(SEGMENTS.length)];
      pattern.append('/').append(segment);
      if (segment.endsWith("...}")) {
        return pattern.toString();
      }
    }
    return pattern.append(random.nextInt(4) == 0 ? "/" : "").toString();
  }

  @Test
  void rivals_areWhatTheFrameworkRefusesTogether() throws MalformedRoute {
    Random random = new Random(SEED);
    int rivals = 0;
    for (int i = 0; i < 3_000; i++) {
      String one = pattern(random);
      String other = pattern(random);
      boolean areRivals = PathText.parse(one).rivals(PathText.parse(other));
      assertThat(starts(one, other)).as("%s and %s", one, other).isEqualTo(!areRivals);
      rivals += areRivals ? 1 : 0;
    }
    assertThat(rivals).isGreaterThan(40);
  }

  @Test
  void patternsThatCompile_start() {
    Random random = new Random(SEED);
    int compiled = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("/");
      for (int n = random.nextInt(5); n > 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      if (compiles(text.toString())) {
        compiled++;
        assertThat(starts(text.toString())).as(text.toString()).isTrue();
      }
    }
    assertThat(compiled).isGreaterThan(100);
  }

  private static boolean compiles(String pattern) {
    try {
      return PathText.parse(pattern).toString().equals(pattern);
    } catch (MalformedRoute malformed) {
      return false;
    }
  }
}
