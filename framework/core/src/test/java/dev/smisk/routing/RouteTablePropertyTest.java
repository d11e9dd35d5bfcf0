package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the trie against {@link NaiveMatcher} over random routes that often match together. */
class RouteTablePropertyTest {
  private static final String[] TEMPLATE_SEGMENTS = {
    "a", "b", "ab", "abc", "{x}", "{x}", "a{x}", "{x}b", "ab{x}", "a{x}b", "{x}bc", "a{x}c", "é",
    "é{x}"
  };
  private static final String[] PATH_SEGMENTS = {
    "a", "b", "ab", "abc", "abb", "aab", "abbc", "x", "%C3%A9", "%61", "a%2Fb", "a%252Fb",
    "%C3%A9b", "", "a%20b", "abcabc"
  };
  private static final Method[] METHODS = {
    Method.GET, Method.GET, Method.GET, Method.HEAD, Method.POST, Method.OPTIONS
  };

  @Test
  void trie_and_naive_matcher_agree() {
    int served = 0;
    int total = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<Endpoint> endpoints = new ArrayList<>();
      for (int i = 1 + random.nextInt(60); i > 0; i--) {
        addUnlessAmbiguous(endpoints, random);
      }
      NaiveMatcher naive = new NaiveMatcher(endpoints);
      PathCases trie = PathCases.of(endpoints.stream().map(Endpoint::name).toArray(String[]::new));
      for (int i = 0; i < 150; i++) {
        String path = path(random);
        Method method = METHODS[random.nextInt(METHODS.length)];
        String expected = naive.find(method, path);
        total++;
        served += expected.startsWith("40") ? 0 : 1;
        assertThat(trie.find(method, path))
            .as(
                "seed %d: %s %s among %s",
                seed, method, path, endpoints.stream().map(Endpoint::name).toList())
            .isEqualTo(expected);
      }
    }
    assertThat(served).as("a test of 404s alone shows nothing").isGreaterThan(total / 4);
  }

  private static void addUnlessAmbiguous(List<Endpoint> endpoints, Random random) {
    StringBuilder template = new StringBuilder();
    int segments = 1 + random.nextInt(3);
    for (int i = 0; i < segments; i++) {
      template.append('/').append(TEMPLATE_SEGMENTS[random.nextInt(TEMPLATE_SEGMENTS.length)]);
    }
    template.append(
        switch (random.nextInt(6)) {
          case 0 -> "/";
          case 1 -> "/{rest...}";
          default -> "";
        });
    endpoints.add(Endpoint.of(METHODS[random.nextInt(METHODS.length)], template.toString()));
    try {
      RouteTable.link(endpoints);
    } catch (IllegalStateException ambiguous) {
      endpoints.remove(endpoints.size() - 1);
    }
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      path.append('/').append(PATH_SEGMENTS[random.nextInt(PATH_SEGMENTS.length)]);
    }
    return path.toString();
  }
}
