package dev.smisk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walls of the house: who may import whom, and what no file may hold. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.smisk");

  /** Comments, blank lines and imports aside; what is longer usually tells two stories. */
  private static final int MAX_CODE_LINES = 200;

  private static final List<String> ROOMS =
      List.of(
          "dev.smisk",
          "dev.smisk.session",
          "dev.smisk.routing",
          "dev.smisk.files",
          "dev.smisk.http",
          "dev.smisk.dev",
          "dev.smisk.fastcgi");

  @ParameterizedTest
  @CsvSource({
    "dev.smisk.session, dev.smisk.routing dev.smisk.http",
    "dev.smisk.routing, dev.smisk.files dev.smisk.http",
    "dev.smisk.files, dev.smisk.http",
    "dev.smisk.http, ",
    "dev.smisk.dev, dev.smisk.fastcgi",
    "dev.smisk.fastcgi, ",
  })
  void room_importsOnlyWhatIsRightOfIt(String room, @Nullable String allowed) {
    List<String> forbidden = new ArrayList<>(ROOMS);
    forbidden.remove(room);
    forbidden.removeAll(allowed == null ? List.of() : List.of(allowed.split(" ")));

    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyClass_livesInARoom() {
    assertThat(CLASSES).allSatisfy(type -> assertThat(type.getPackageName()).isIn(ROOMS));
  }

  /** Top-level classes with a dependency on such a package. */
  private static Set<String> importers(String packagePrefix) {
    return CLASSES.stream()
        .filter(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(
                        dependency ->
                            dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getPackageName()
                                .startsWith(packagePrefix)))
        .map(ArchitectureTest::outermost)
        .collect(toCollection(TreeSet::new));
  }

  private static String outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getName();
  }

  @Test
  void classGraph_isImportedInOnePlace() {
    assertThat(importers("io.github.classgraph"))
        .containsExactly(UnprocessedHandlers.class.getName());
  }

  /** See pom.xml: the option is none that javac documents, and would be missed by nobody. */
  @Test
  void concatenation_isCompiledInline() throws IOException {
    for (JavaClass type : CLASSES) {
      try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
        String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains("makeConcat")).as(type.getName()).isFalse();
      }
    }
  }

  @Test
  void jackson_isImportedByTheJsonFilesOfRoutingAlone() {
    assertThat(importers("tools.jackson"))
        .isNotEmpty()
        .allMatch(name -> name.matches("dev\\.smisk\\.routing\\.Json\\w*"));
  }

  @ParameterizedTest
  @CsvSource({"com.sun", "sun", "jdk", "java.net.http", "java.lang.management"})
  void packageThatCostsAModuleOrIsNobodysBusiness_isImportedByNobody(String name) {
    assertThat(importers(name + ".")).isEmpty();
    assertThat(importers(name)).allMatch(String::isEmpty);
  }

  @Test
  void recordsAndHttp_meetInTheBridgeItsArrivalAndItsOutputAlone() {
    assertThat(
            CLASSES.stream()
                .filter(type -> !type.getPackageName().equals("dev.smisk.fastcgi"))
                .filter(
                    type ->
                        type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(d -> d.getTargetClass().getSimpleName().equals("Stdout")))
                .map(ArchitectureTest::outermost))
        .containsOnly(
            Bridge.class.getName(), Arrival.class.getName(), StdoutOutput.class.getName());
  }

  @Test
  void staticField_isFinal() {
    fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal().check(CLASSES);
  }

  /** What a static final field refers to must not change either. */
  @Test
  void staticField_refersToWhatNeverChanges() throws Exception {
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        if (field.getModifiers().contains(JavaModifier.STATIC)
            && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
          Field reflected = field.reflect();
          reflected.setAccessible(true);
          Object value = reflected.get(null);
          assertThat(value == null || isConstant(value)).as(field.getFullName()).isTrue();
        }
      }
    }
  }

  private static boolean isConstant(Object value) {
    Class<?> type = value.getClass();
    if (value instanceof Collection || value instanceof Map) {
      return type.getName().startsWith("java.util.ImmutableCollections");
    }
    if (type.isArray() || value instanceof Enum || value instanceof org.slf4j.Logger) {
      return true; // arrays are constants by convention: bytes of header names and the like
    }
    if (type.getName().startsWith("java.")) {
      return !type.getName().matches("java\\.util\\.concurrent\\..*|.*(ThreadLocal|StringBuilder)");
    }
    return Stream.<Class<?>>iterate(type, c -> c != null, Class::getSuperclass)
            .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .allMatch(field -> Modifier.isFinal(field.getModifiers()))
        || type.getName().equals("dev.smisk.fastcgi.Stdin"); // NONE takes no byte
  }

  @Test
  void file_isShort() throws IOException {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(codeLines(Files.readString(file)))
            .as("lines of code in %s", file)
            .isLessThanOrEqualTo(MAX_CODE_LINES);
      }
    }
  }

  /** Neither comments nor empty lines, nor the lines that say which package is meant. */
  private static long codeLines(String source) {
    return source
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
        .count();
  }
}
