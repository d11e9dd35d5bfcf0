package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Request;
import dev.smisk.http.TrustedHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what is bound against the table in the package's documentation, cell by cell. */
class BindingMatrixTest {
  private static final String INT = "an integer";

  private static final Map<String, Function<Argument, Object>> KINDS =
      Map.of(
          "int", Argument::toInt,
          "int = 7", argument -> argument.toInt(7),
          "String", Argument::toText,
          "String = x", argument -> argument.toText("x"),
          "Optional<Integer>", argument -> argument.toOptional(INT, Argument.INTEGER),
          "List<Integer>", argument -> argument.toList(INT, Argument.INTEGER),
          "List<Integer> = 7", argument -> argument.toList(INT, Argument.INTEGER, List.of(7)),
          "Set<Integer>", argument -> argument.toSet(INT, Argument.INTEGER),
          "int[]", Argument::toIntArray);

  private static List<List<String>> table() throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/smisk/routing/package-info.java"));
    int from = source.indexOf("request           |");
    return source
        .substring(from, source.indexOf("</pre>", from))
        .lines()
        .map(line -> line.replaceFirst("^ \\* ", ""))
        .filter(line -> line.contains("|"))
        .map(line -> line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyCell_isAsDocumented() throws IOException {
    List<List<String>> table = table();
    List<String> kinds = table.get(0);
    return table.stream()
        .skip(1)
        .flatMap(
            row ->
                Stream.iterate(1, i -> i < kinds.size(), i -> i + 1)
                    .map(
                        i ->
                            DynamicTest.dynamicTest(
                                row.get(0) + " as " + kinds.get(i),
                                () ->
                                    assertThat(bound(row.get(0), kinds.get(i)))
                                        .isEqualTo(row.get(i)))));
  }

  @Test
  void table_hasEveryKindAndPlace() throws IOException {
    List<List<String>> table = table();

    assertThat(table.get(0)).containsAll(KINDS.keySet());
    assertThat(table.stream().map(row -> row.get(0).split(" ", 2)[0]).distinct())
        .containsExactly("request", "query", "form", "header", "cookie");
    assertThat(table).hasSizeGreaterThan(15).allMatch(row -> row.size() == KINDS.size() + 1);
  }

  private static String bound(String request, String kind) {
    String[] parts = request.split(" ", 2);
    String text = parts.length == 1 ? null : parts[1].replace("\"\"", "");
    TestVariables variables = new TestVariables();
    if (text != null && !parts[0].equals("query") && !parts[0].equals("form")) {
      variables.with(parts[0].equals("header") ? "HTTP_A" : "HTTP_COOKIE", text);
    }
    String body = parts[0].equals("form") && text != null ? text : "";
    Arguments arguments =
        new Arguments(
            new Request(
                variables,
                "POST",
                "/",
                parts[0].equals("query") ? text : null,
                null,
                List.of(),
                Incoming.of(body.getBytes(StandardCharsets.UTF_8)),
                TrustedHeaders.DEFAULT));
    Argument argument =
        switch (parts[0]) {
          case "query" -> arguments.query("a");
          case "form" -> arguments.form("a");
          case "header" -> arguments.header("A");
          default -> arguments.cookie("a");
        };
    Object value = KINDS.get(kind).apply(argument);
    try {
      arguments.check();
    } catch (HttpException refused) {
      assertThat(refused.problem().errors())
          .isNotEmpty()
          .allMatch(error -> error.in().equals(parts[0]) && error.name().equalsIgnoreCase("a"));
      return String.valueOf(refused.problem().status());
    }
    return shown(value);
  }

  private static String shown(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(BindingMatrixTest::shown).orElse("empty");
    }
    if (value instanceof int[] ints) {
      return shown(Arrays.stream(ints).boxed().toList());
    }
    if (value instanceof Collection<?> values) {
      return values.isEmpty()
          ? "none"
          : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value.equals("") ? "\"\"" : value.toString();
  }
}
