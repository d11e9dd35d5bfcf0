package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Method;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a lookup may cost: no byte, and no more than a few entries, whatever the path. */
class RouteTableCostTest {
  private static final int LOOKUPS = 100_000;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_lookup_allocates_nothing() {
    RouteTable table =
        RouteTable.link(
            PathCases.endpoints(
                "GET /books/new",
                "GET /books/{id}",
                "GET /books/{id}/pages/{page}",
                "GET /books/{id}/cover.{type}",
                "GET /{a}/{b...}"));
    SplitPath path = new SplitPath();
    String[] paths = {
      "/books/new", "/books/12345", "/books/1/pages/2", "/books/1/cover.png", "/x/y/z", "/nowhere"
    };

    long sum = lookUp(table, path, paths);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    sum += lookUp(table, path, paths);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(sum).isPositive();
    assertThat(allocated).isLessThan(LOOKUPS / 100);
  }

  private static long lookUp(RouteTable table, SplitPath path, String[] paths) {
    long sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      String raw = paths[i % paths.length];
      path.split(raw, 0, raw.length());
      sum += table.find(path, Method.GET);
    }
    return sum;
  }

  @Test
  void no_lookup_among_ten_thousand_siblings_visits_many_entries() {
    for (String form : new String[] {"item%d", "%08d", "%d", "a%d/b", "résumé-%d"}) {
      int[] hashes = IntStream.range(0, 10_000).map(i -> form.formatted(i).hashCode()).toArray();

      assertThat(HashSpread.of(hashes).longestLookup()).isLessThanOrEqualTo(HashSpread.MAX_VISITS);
    }
  }

  @Test
  void hashes_that_one_multiplier_crowds_get_another() {
    int inverse = BigInteger.valueOf(0x9E3779B9L).modInverse(BigInteger.TWO.pow(32)).intValue();
    int[] hashes = IntStream.range(0, 100).map(i -> i * inverse).toArray();

    assertThat(HashSpread.of(hashes).longestLookup()).isLessThanOrEqualTo(HashSpread.MAX_VISITS);
  }
}
