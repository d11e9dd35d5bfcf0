package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void toString_alignsTheColumns() {
    MarkdownTable table = new MarkdownTable("contestant", "µs");
    table.row("limit", "5.40");
    table.row("go", "53.1");
    assertThat(table)
        .hasToString(
            """
            | contestant |   µs |
            |------------|-----:|
            | limit      | 5.40 |
            | go         | 53.1 |
            """);
  }

  @Test
  void row_withTheWrongNumberOfCellsIsRefused() {
    MarkdownTable table = new MarkdownTable("contestant", "µs");
    assertThatThrownBy(() -> table.row("limit")).hasMessage("1 cells under 2 headings");
  }

  @Test
  void number_hasThreeDigitsWhereThereAreNotMoreBeforeThePoint() {
    assertThat(MarkdownTable.number(0)).isEqualTo("0");
    assertThat(MarkdownTable.number(5.432)).isEqualTo("5.43");
    assertThat(MarkdownTable.number(9.999)).isEqualTo("10.0");
    assertThat(MarkdownTable.number(54.32)).isEqualTo("54.3");
    assertThat(MarkdownTable.number(99.96)).isEqualTo("100");
    assertThat(MarkdownTable.number(54321)).isEqualTo("54321");
  }
}
