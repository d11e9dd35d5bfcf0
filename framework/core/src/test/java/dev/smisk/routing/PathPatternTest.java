package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          books          | it must start with a slash
          ''             | it must start with a slash
          //             | it has an empty segment
          /a//b          | it has an empty segment
          /.             | no request reaches a dot segment
          /a/../b        | no request reaches a dot segment
          /a{x}{y}       | a segment holds one variable at most
          /{x}b{y}       | a segment holds one variable at most
          /{x            | a segment holds one variable at most
          /x}            | a segment holds one variable at most
          /}{            | a segment holds one variable at most
          /{x}}          | there is a } without its {
          /{}            | a variable needs a name
          /{rest...}/a   | must be the last segment
          /a{rest...}    | must be the last segment
          /{rest...}.zip | must be the last segment
          /a%20b         | not percent-encoded
          /{x}%41        | not percent-encoded
          /a%20{x}       | not percent-encoded
          /a\u0001b      | no path holds U+0001
          /a\u007fb      | no path holds U+007f
          /a?b           | no path holds U+003f
          /a#b           | no path holds U+0023
          """)
  void malformed_template_says_what_is_wrong(String template, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathPattern.parse(template))
        .withMessageContaining("the path \"" + template + "\" is malformed")
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "/a,          /{x}",
    "/a,          /a{x}",
    "/a,          /a/b",
    "/a{x},       /{x}",
    "/ab{x},      /a{x}",
    "/a{x}bc,     /ab{x}",
    "/{x},        /{x...}",
    "/a/{x},      /{x}/a",
    "/a/{x...},   /{x}/a",
    "/{x}.json,   /{x}",
    "/a/b/{x},    /a/{x}/c",
    "/a/{x}/c,    /a/{x}/{y}",
    "/a/{x}/{y},  /a/{x...}",
    "/{x}.tar.gz, /{x}.gz",
  })
  void the_left_one_is_more_specific(String left, String right) {
    assertThat(PathPattern.parse(left)).isLessThan(PathPattern.parse(right));
    assertThat(PathPattern.parse(right)).isGreaterThan(PathPattern.parse(left));
  }

  @ParameterizedTest
  @CsvSource({
    "/{id},        /{name},       true",
    "/{a...},      /{b...},       true",
    "/x/{id}/y,    /x/{name}/y,   true",
    "/x/{id}/y,    /x/{name}/z,   false",
    "/a{x},        /{x}b,         true",
    "/a{x},        /b{x},         false",
    "/{x}a,        /{x}b,         false",
    "/ab{x},       /a{x}b,        true",
    "/ab{x},       /b{x}b,        false",
    "/a{x}/c,      /{x}b/c,       true",
    "/a{x}/c,      /{x}b/d,       false",
  })
  void equals_overlap_where_some_path_matches_both(String left, String right, boolean overlap) {
    PathPattern one = PathPattern.parse(left);
    PathPattern other = PathPattern.parse(right);

    assertThat(one).isEqualByComparingTo(other);
    assertThat(one.overlaps(other)).isEqualTo(overlap);
    assertThat(other.overlaps(one)).isEqualTo(overlap);
    assertThat(one.ambiguityKey().equals(other.ambiguityKey()) || !overlap).isTrue();
  }

  @Test
  void variables_are_counted() {
    assertThat(PathPattern.parse("/a/{b}/c{d}/{e...}").variableCount()).isEqualTo(3);
    assertThat(PathPattern.parse("/").variableCount()).isZero();
  }
}
