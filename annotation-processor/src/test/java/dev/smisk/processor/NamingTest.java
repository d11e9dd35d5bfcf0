package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies.NamingBase;

/** The compiler calls properties what Jackson would call them. */
class NamingTest {
  private static final Map<String, NamingBase> STRATEGIES =
      Map.of(
          "SnakeCaseStrategy", new PropertyNamingStrategies.SnakeCaseStrategy(),
          "UpperSnakeCaseStrategy", new PropertyNamingStrategies.UpperSnakeCaseStrategy(),
          "UpperCamelCaseStrategy", new PropertyNamingStrategies.UpperCamelCaseStrategy(),
          "LowerCaseStrategy", new PropertyNamingStrategies.LowerCaseStrategy(),
          "KebabCaseStrategy", new PropertyNamingStrategies.KebabCaseStrategy(),
          "LowerDotCaseStrategy", new PropertyNamingStrategies.LowerDotCaseStrategy());

  private static final String[] PIECES = {
    "a", "b", "Url", "URL", "X", "id", "ID", "_", "$", "1", "42", "Ä", "é", "Name", "I"
  };

  /** Names of all shapes, as components of one record for each strategy. */
  @Test
  void everyStrategy_givesTheNamesThatJacksonGives(@TempDir Path folder) {
    Random random = new Random(20_261_127);
    List<String> names = new ArrayList<>();
    while (names.size() < 60) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(4) + 1; i > 0; i--) {
        name.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String text = name.toString();
      if (SourceVersion.isName(text) && !names.contains(text)) {
        names.add(text);
      }
    }
    STRATEGIES.forEach(
        (strategy, jackson) -> {
          List<String> distinct = distinct(names, jackson);
          String source =
              "package p;\n@dev.smisk.Json\n"
                  + "@tools.jackson.databind.annotation.JsonNaming("
                  + "tools.jackson.databind.PropertyNamingStrategies."
                  + strategy
                  + ".class)\npublic record "
                  + strategy
                  + "(int "
                  + String.join(", int ", distinct)
                  + ") {}\n";
          Compilation compilation =
              TestCompiler.into(folder.resolve(strategy))
                  .source("p/" + strategy + ".java", source)
                  .compile();
          assertThat(compilation.complaints()).isEmpty();
          String codec = compilation.generated("p." + strategy + "JsonCodec");
          for (String name : distinct) {
            assertThat(codec)
                .as("%s of %s", strategy, name)
                .contains(StringLiteral.of(jackson.nameForField(null, null, name)));
          }
        });
  }

  private static List<String> distinct(List<String> names, NamingBase jackson) {
    List<String> translated = new ArrayList<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String other = jackson.nameForField(null, null, name);
      if (!translated.contains(other)) {
        translated.add(other);
        distinct.add(name);
      }
    }
    return distinct;
  }
}
