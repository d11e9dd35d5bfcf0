package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compiles the types in {@code json/corpus} and holds their codecs against Jackson's reflection in
 * our configuration: what one accepts the other accepts, as the same value; what one refuses the
 * other refuses in the same words with line, column and path; and both write the same bytes.
 */
class CodecDifferenceTest {
  private static final long SEED = 20_261_123;
  private static final int BODIES_EACH = 40;

  @TempDir static Path output;
  private static URLClassLoader loader;
  private static Compilation compilation;
  private static final List<JsonCodec> codecs = new ArrayList<>();
  private static final List<Class<?>> types = new ArrayList<>();

  @BeforeAll
  static void compile() throws Exception {
    compilation =
        TestCompiler.into(output)
            .option("-Werror")
            .sources(TestCompiler.resources("json").resolve("corpus"))
            .compile();
    assertThat(compilation.complaints()).isEmpty();
    loader =
        new URLClassLoader(
            new URL[] {output.toUri().toURL()}, CodecDifferenceTest.class.getClassLoader());
    ServiceLoader.load(JsonCodec.class, loader).forEach(codecs::add);
    for (String name : classes()) {
      Class<?> type = loader.loadClass(name);
      boolean isRoot = type.isSealed() || !Modifier.isAbstract(type.getModifiers());
      if (isRoot
          && type.getEnclosingClass() != null
          && !JsonCodec.class.isAssignableFrom(type.getEnclosingClass())
          && !Modifier.isPrivate(type.getModifiers())) {
        types.add(type);
      }
    }
  }

  private static List<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .map(file -> output.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  static Stream<JsonSettings> settings() {
    return Stream.of(
        JsonSettings.DEFAULT,
        JsonSettings.DEFAULT.withUnknownPropertiesIgnored(true),
        JsonSettings.DEFAULT.withLimits(3, 8, 6));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void codecs_doWhatReflectionDoes(JsonSettings settings) {
    CodecComparison comparison = new CodecComparison(settings, codecs);
    RandomJson json = new RandomJson(new JsonMapper(), new Random(SEED));
    List<String> differences = new ArrayList<>();
    for (Class<?> type : types) {
      differences.addAll(comparison.differences(JsonType.of(type), json, type, BODIES_EACH));
    }
    assertThat(differences).isEmpty();
    assertThat(comparison.accepted()).isGreaterThan(1_000);
    assertThat(comparison.refused()).isGreaterThan(1_000);
  }

  @Test
  void nineTypesOfTen_areCovered() {
    Set<Class<?>> covered = codecs.stream().map(JsonCodec::type).collect(Collectors.toSet());
    List<String> notes =
        compilation.messages().stream().filter(message -> message.contains("reflection")).toList();
    List<Class<?>> concrete =
        types.stream()
            .filter(type -> !type.isEnum() && !Modifier.isAbstract(type.getModifiers()))
            .toList();
    List<Class<?>> fully =
        concrete.stream()
            .filter(covered::contains)
            .filter(type -> notes.stream().noneMatch(note -> names(note, type)))
            .toList();
    System.out.printf("%d of %d types are covered:%n", fully.size(), concrete.size());
    fully.forEach(type -> System.out.println("  " + type.getName()));
    notes.forEach(System.out::println);

    assertThat(concrete).hasSizeGreaterThan(150);
    assertThat(fully).hasSizeGreaterThan(concrete.size() * 9 / 10);
    assertThat(concrete)
        .filteredOn(type -> !fully.contains(type))
        .allMatch(type -> notes.stream().anyMatch(note -> names(note, type)));
  }

  /** Whatever the types, what is generated for them compiles without a warning. */
  @Test
  void oddTypes_neverBreakTheBuild(@TempDir Path folder) {
    Compilation odd =
        TestCompiler.into(folder)
            .option("-Werror")
            .sources(TestCompiler.resources("json").resolve("torture"))
            .compile();

    assertThat(odd.complaints()).isEmpty();
    assertThat(odd.codecs().lines()).hasSizeGreaterThan(40);
  }

  private static boolean names(String note, Class<?> type) {
    String name = type.getName().replaceFirst(".*\\.", "").replace('$', '.');
    return note.contains(" " + name + " is ");
  }
}
