package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that generated projects are started by, with a Java that only says how. */
class RunScriptTest {
  private static final Path TEMPLATE =
      Path.of("../../starter-archetype/src/main/resources/archetype-resources/run");

  private static final String SINCE_25 = "AOTReplayTraining";

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

  /** What it prints on either stream. */
  private String run(String javaVersion) throws Exception {
    Files.writeString(
        project.resolve("jdk/release"),
        "JAVA_VERSION=\"" + javaVersion + "\"\nOS_NAME=\"Linux\"\n");
    ProcessBuilder builder =
        new ProcessBuilder("sh", project.resolve("run").toString(), "--check")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    builder.environment().remove("JAVA_OPTIONS");
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
