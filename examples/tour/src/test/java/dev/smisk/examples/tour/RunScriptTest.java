package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that generated projects are started by, with a Java that only says how. */
class RunScriptTest {
  private static final Path TEMPLATE =
      Path.of("../../starter-archetype/src/main/resources/archetype-resources/run");

  private static final String SINCE_25 = "AOTReplayTraining";

  /** The variables that its choice of options depends on. */
  private static final Set<String> ASKED =
      Set.of("JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "LC_ALL", "LC_CTYPE", "LANG");

  @TempDir Path project;

  @BeforeEach
  void generate() throws IOException {
    String script =
        Files.readString(TEMPLATE)
            .replaceAll("(?m)^]]#", "")
            .replaceAll("#\\[\\[", "")
            .replace("${artifactId}", "shop");
    Files.writeString(project.resolve("run"), script);
    Files.createDirectories(project.resolve("target"));
    Path java = Files.createDirectories(project.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho java \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  /** What it prints on either stream, with a locale that has a country. */
  private String run(String javaVersion) throws Exception {
    return run(javaVersion, Map.of("LANG", "de_DE.UTF-8"));
  }

  private String run(String javaVersion, Map<String, String> environment) throws Exception {
    Files.writeString(
        project.resolve("jdk/release"),
        "JAVA_VERSION=\"" + javaVersion + "\"\nOS_NAME=\"Linux\"\n");
    ProcessBuilder builder =
        new ProcessBuilder("sh", project.resolve("run").toString(), "--check")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    builder.environment().keySet().removeAll(ASKED);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  @Test
  void archiveOfThisJava_isUsed() throws Exception {
    Files.createFile(project.resolve("target/shop.jsa"));
    Files.createFile(project.resolve("target/shop.aot"));

    assertThat(run("17.0.17"))
        .startsWith("java ")
        .contains("-XX:SharedArchiveFile=" + project + "/target/shop.jsa", "shop.jar --check");
    assertThat(run("25.0.1"))
        .startsWith("java ")
        .contains("-XX:AOTCache=" + project + "/target/shop.aot", "shop.jar --check");
  }

  @Test
  void archiveOfAnotherJava_isMissed() throws Exception {
    Files.createFile(project.resolve("target/shop.jsa"));

    assertThat(run("25.0.1"))
        .startsWith(
            "run: starting without an archive of classes, as there is none for Java 25: make it by"
                + " sh run --archive\njava ")
        .contains("shop.jar --check")
        .doesNotContain("-XX:AOTCache", "-XX:SharedArchiveFile");
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=,                                true",
    "LANG=C,                               true",
    "LANG=C.UTF-8,                         true",
    "LANG=POSIX,                           true",
    "LANG=de_DE.UTF-8,                     false",
    "LANG=Catalan,                         false",
    "LANG=de_DE.UTF-8 LC_ALL=C,            true",
    "LANG=C LC_CTYPE=de_DE,                false",
    "LANG=C LC_CTYPE=de_DE LC_ALL=C.UTF-8, true",
    "LANG=C JAVA_OPTIONS=-Dx=y,            true",
    "LANG=C JAVA_OPTIONS=-Duser.language=de,      false",
    "LANG=C JDK_JAVA_OPTIONS=-Duser.country=DE,   false",
    "LANG=C JAVA_TOOL_OPTIONS=-Duser.language=de, false",
  })
  void country_isSaid_whereTheLocaleHasNone(String environment, boolean said) throws Exception {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.split(" ", -1)) {
      String[] parts = variable.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    assertThat(run("25.0.1", variables).contains(" -Duser.country.format=US ")).isEqualTo(said);
  }

  /** It ignores options that another version does not have, and would ignore misspelt ones. */
  @Test
  void options_areTakenByThisJava() throws Exception {
    String line = run(System.getProperty("java.version"));
    line = line.substring(line.lastIndexOf("java -X") + "java ".length(), line.indexOf(" -jar "));
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of(line.split(" ")));
    command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String flags = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(flags).isZero();
    Matcher given = Pattern.compile("-XX:(?:(\\w+)=(\\w+)|([+-])(\\w+))").matcher(line);
    while (given.find()) {
      String name = given.group(1) == null ? given.group(4) : given.group(1);
      String value =
          given.group(1) == null ? String.valueOf(given.group(3).equals("+")) : given.group(2);
      if (Runtime.version().feature() >= 25 || !name.equals(SINCE_25)) {
        assertThat(flags).containsPattern("\\b" + name + "\\s+= " + value + "\\s.*\\{command line");
      }
    }
  }
}
