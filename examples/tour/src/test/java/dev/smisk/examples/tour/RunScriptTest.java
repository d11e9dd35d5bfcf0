package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that generated projects are started by, with a Java that only says how. */
class RunScriptTest {
  private static final Path TEMPLATE =
      Path.of("../../starter-archetype/src/main/resources/archetype-resources/run");

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
}
