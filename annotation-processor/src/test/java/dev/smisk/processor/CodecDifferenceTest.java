package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compiles the types in {@code json/corpus} and holds their codecs against Jackson's reflection in
 * our configuration: what one accepts the other accepts, as the same value; what one refuses the
 * other refuses in the same words with line, column and path; and both write the same bytes.
 */
class CodecDifferenceTest {
  private static final int BODIES_EACH = 40;
  private static final int VALUES_EACH = 60;

  /** Types that no JSON is read into, by their end. */
  private static final Set<String> WRITTEN_ALONE =
      Set.of(
          "Containers$Cents",
          "Hierarchies$Plain",
          "Hierarchies$WrittenPlain",
          "Wire$RpcBatch", // but with type arguments
          "Written$Computed",
          "Written$Failing",
          "Written$Report",
          "Written$Shapes",
          "Written$Status");

  /** Types that refuse to be written, or to be made by reflection. */
  private static final Set<String> UNWRITTEN =
      Set.of("Made$Built", "Rare$Twice", "Written$Failing");

  /** Types whose values are no objects in JSON. */
  private static final List<Class<?>> OTHER_FORMS =
      List.of(Collection.class, Map.class, Map.Entry.class, Number.class, AtomicReference.class);

  @TempDir static Path output;
  @TempDir static Path outputWithParameters;
  private static JsonCorpus plain;
  private static JsonCorpus withParameters;

  @BeforeAll
  static void compile() throws Exception {
    plain = JsonCorpus.compile("plain", output);
    withParameters = JsonCorpus.compile("-parameters", outputWithParameters, "-parameters");
    assertThat(plain.compilation().complaints()).isEmpty();
    assertThat(withParameters.compilation().complaints()).isEmpty();
  }

  /** The same for a type, whatever other types there are. */
  private static Random random(Class<?> type, long seed) {
    return new Random(seed + type.getName().hashCode());
  }

  /** By which Jackson finds the classes that ids name. */
  private static void enter(JsonCorpus corpus) {
    Thread.currentThread().setContextClassLoader(corpus.loader());
  }

  @AfterEach
  void leave() {
    Thread.currentThread().setContextClassLoader(CodecDifferenceTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    plain.close();
    withParameters.close();
  }

  static Stream<Arguments> settings() {
    JsonSettings ignoring = JsonSettings.DEFAULT.withUnknownPropertiesIgnored(true);
    JsonSettings limited = JsonSettings.DEFAULT.withLimits(3, 8, 6);
    return Stream.of(
        Arguments.of(plain, JsonSettings.DEFAULT, 1),
        Arguments.of(plain, JsonSettings.DEFAULT, 2),
        Arguments.of(plain, ignoring, 3),
        Arguments.of(plain, limited, 4),
        Arguments.of(withParameters, JsonSettings.DEFAULT, 5));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void codecs_doWhatReflectionDoes(JsonCorpus corpus, JsonSettings settings, long seed) {
    enter(corpus);
    JsonMapper mapper = new JsonMapper();
    List<String> differences = new ArrayList<>();
    Set<String> neverRead = new TreeSet<>();
    Set<String> alwaysRead = new TreeSet<>();
    CodecComparison comparison = new CodecComparison(settings, corpus.codecs());
    for (Class<?> type : corpus.types()) {
      int accepted = comparison.accepted();
      int refused = comparison.refused();
      RandomJson json = new RandomJson(mapper, random(type, seed));
      differences.addAll(comparison.differences(JsonType.of(type), json, type, BODIES_EACH));
      if (comparison.accepted() < accepted + 3) {
        neverRead.add(type.getName().replaceFirst(".*\\.", ""));
      }
      if (comparison.refused() < refused + 3) {
        alwaysRead.add(type.getName());
      }
    }
    assertThat(differences).isEmpty();
    assertThat(alwaysRead).isEmpty();
    if (settings.maxDepth() > 3) {
      assertThat(neverRead).isSubsetOf(WRITTEN_ALONE);
    }
  }

  /** With each property left out in turn, primitives of records and of beans among them. */
  @Test
  void codecs_takeAbsenceAsReflectionDoes() {
    enter(plain);
    JsonMapper mapper = new JsonMapper();
    CodecComparison comparison = new CodecComparison(JsonSettings.DEFAULT, plain.codecs());
    List<String> differences = new ArrayList<>();
    for (Class<?> type : plain.types()) {
      RandomJson json = new RandomJson(mapper, random(type, 6));
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        bodies.addAll(lacking(mapper.readTree(json.of(type))));
      }
      for (String body : bodies) {
        String difference = comparison.difference(JsonType.of(type), body);
        if (difference != null) {
          differences.add(type.getName() + ": " + body + ": " + difference);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(comparison.accepted()).isGreaterThan(400);
    assertThat(comparison.refused()).isGreaterThan(200);
  }

  /** The same with each property left out in turn, those of objects inside too. */
  private static List<String> lacking(JsonNode body) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(body, objects);
    List<String> lacking = new ArrayList<>();
    for (ObjectNode object : objects) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.remove(name);
        lacking.add(body.toString());
        object.set(name, value); // which is the last one then
      }
    }
    return lacking;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(each -> collect(each, objects));
  }

  /** Whatever a value holds, and whether or not JSON could be read into it. */
  @Test
  void codecs_writeWhatReflectionWrites() {
    enter(plain);
    RandomValues values = new RandomValues(new JsonMapper(), new Random(7), plain.types());
    CodecComparison comparison = new CodecComparison(JsonSettings.DEFAULT, plain.codecs());
    List<String> differences = new ArrayList<>();
    Set<String> neverWritten = new TreeSet<>();
    for (Class<?> type : plain.types()) {
      int before = comparison.written();
      for (int i = 0; i < VALUES_EACH && !type.isEnum(); i++) {
        Object value = values.of(type);
        String difference =
            value == null ? null : comparison.writtenDifference(JsonType.of(type), value);
        if (difference != null) {
          differences.add(type.getName() + ": " + difference);
        }
      }
      if (!type.isEnum() && comparison.written() < before + 3) {
        neverWritten.add(type.getName().replaceFirst(".*\\.", ""));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(neverWritten).isEqualTo(new TreeSet<>(UNWRITTEN));
  }

  @Test
  void nineTypesOfTen_areCovered() {
    Set<Class<?>> covered =
        plain.codecs().stream().map(JsonCodec::type).collect(Collectors.toSet());
    List<String> notes =
        plain.compilation().messages().stream()
            .filter(message -> message.contains("reflection"))
            .toList();
    List<Class<?>> concrete =
        plain.types().stream()
            .filter(type -> !type.isEnum() && !Modifier.isAbstract(type.getModifiers()))
            .filter(type -> OTHER_FORMS.stream().noneMatch(form -> form.isAssignableFrom(type)))
            .toList();
    List<Class<?>> fully =
        concrete.stream()
            .filter(covered::contains)
            .filter(type -> notes.stream().noneMatch(note -> names(note, type)))
            .toList();
    System.out.printf("%d of %d types are covered:%n", fully.size(), concrete.size());
    fully.forEach(type -> System.out.println("  " + type.getName()));
    notes.forEach(System.out::println);

    assertThat(concrete).hasSizeGreaterThan(250);
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
