package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A hundred thousand ids: what is seen of them is what chance makes. */
class SessionIdsTest {
  private static final int COUNT = 100_000;

  /** What chance would pass once in a billion times, for one bit. */
  private static final Offset<Double> SIX_SIGMA = Offset.offset(6 * 0.5 / Math.sqrt(COUNT));

  @Test
  void ids_areUrlSafe_differ_andHave192BitsOfChance() {
    SessionIds ids = new SessionIds();
    Set<String> seen = new HashSet<>();
    int[] ones = new int[192];
    for (int i = 0; i < COUNT; i++) {
      String id = ids.next();
      seen.add(id);
      count(Base64.getUrlDecoder().decode(id), ones);
    }

    assertThat(seen)
        .hasSize(COUNT)
        .allMatch(id -> id.matches("[A-Za-z0-9_-]{32}"))
        .allMatch(SessionIds::isOne);
    for (int bit = 0; bit < ones.length; bit++) {
      assertThat(ones[bit] / (double) COUNT).as("bit %d", bit).isCloseTo(0.5, SIX_SIGMA);
    }
  }

  private static void count(byte[] bytes, int[] ones) {
    assertThat(bytes).hasSize(ones.length / 8);
    for (int bit = 0; bit < ones.length; bit++) {
      ones[bit] += bytes[bit / 8] >> bit % 8 & 1;
    }
  }
}
