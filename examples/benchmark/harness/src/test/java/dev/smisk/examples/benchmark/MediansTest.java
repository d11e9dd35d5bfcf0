package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {
  @Test
  void of_takesTheMiddle() {
    assertThat(Medians.of(List.of(9, 1, 4), Integer::doubleValue)).isEqualTo(4);
    assertThat(Medians.of(List.of(9, 1, 4, 5), Integer::doubleValue)).isEqualTo(4.5);
  }

  @Test
  void of_nothingIsRefused() {
    assertThatThrownBy(() -> Medians.of(List.<Integer>of(), Integer::doubleValue))
        .hasMessageContaining("no samples");
  }
}
