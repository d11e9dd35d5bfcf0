package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Route;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Maven compiles a project again and again, as a developer does: after each change the
 * output folder holds exactly the routes that the source has. Maven runs offline; what it needs,
 * the build that runs this test has downloaded already.
 */
class MavenIncrementalIT {
  private static final long DEADLINE_SECONDS = 120;

  @TempDir Path project;

  @BeforeEach
  void writePom() throws Exception {
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>app</groupId>
          <artifactId>app</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>dev.smisk</groupId>
              <artifactId>smisk</artifactId>
              <version>1</version>
              <scope>system</scope>
              <systemPath>%s</systemPath>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
                <configuration>
                  <compilerArgs>
                    <arg>-processorpath</arg>
                    <arg>%s</arg>
                  </compilerArgs>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
            .formatted(
                placeOf(Route.class),
                System.getProperty("version.plugin.resources"),
                System.getProperty("version.plugin.compiler"),
                placeOf(RouteProcessor.class)));
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void compile_afterEachChange_keepsExactlyTheRoutesOfTheSource() throws Exception {
    write("A", "GET /a");
    write("B", "GET /b");
    compile();
    assertThat(routes()).containsExactly("GET /a by app.A", "GET /b by app.B");

    write("A", "GET /a/changed");
    compile();
    assertThat(routes()).containsExactly("GET /a/changed by app.A", "GET /b by app.B");

    write("C", "GET /c");
    compile();
    assertThat(routes())
        .containsExactly("GET /a/changed by app.A", "GET /b by app.B", "GET /c by app.C");

    Files.delete(source("B"));
    compile();
    assertThat(routes()).containsExactly("GET /a/changed by app.A", "GET /c by app.C");

    Files.delete(source("A"));
    write("D", "GET /a/changed");
    compile();
    assertThat(routes()).containsExactly("GET /a/changed by app.D", "GET /c by app.C");
  }

  /**
   * As without Maven's own detection of changes, which compiles all at once where anything changed:
   * what is not compiled now must be kept, and what has vanished must go.
   */
  @Test
  void compile_ofTheChangedFileAlone_keepsTheOthersAndDropsTheVanished() throws Exception {
    String staleAlone = "-Dmaven.compiler.useIncrementalCompilation=false";
    write("A", "GET /a");
    write("B", "GET /b");
    compile(staleAlone);
    assertThat(routes()).containsExactly("GET /a by app.A", "GET /b by app.B");

    write("A", "GET /a/changed");
    compile(staleAlone);
    assertThat(routes()).containsExactly("GET /a/changed by app.A", "GET /b by app.B");

    Files.delete(source("B"));
    deleteClassesOf("B");
    write("C", "GET /c");
    compile(staleAlone);
    assertThat(routes()).containsExactly("GET /a/changed by app.A", "GET /c by app.C");
  }

  /** Of the class and of what was generated for it, as an IDE does. */
  private void deleteClassesOf(String name) throws IOException {
    try (Stream<Path> classes = Files.list(project.resolve("target/classes/app"))) {
      for (Path file :
          classes.filter(path -> path.getFileName().toString().startsWith(name)).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path source(String name) {
    return project.resolve("src/main/java/app/" + name + ".java");
  }

  private void write(String name, String route) throws IOException {
    Files.createDirectories(source(name).getParent());
    Files.writeString(
        source(name),
        """
        package app;

        public class %s {
          @dev.smisk.Route("%s")
          String answer() {
            return "";
          }
        }
        """
            .formatted(name, route));
  }

  /** Each route of the registered classes, which must exist: "GET /a by app.A", sorted. */
  private List<String> routes() throws IOException {
    Path classes = project.resolve("target/classes");
    List<String> lines =
        Files.readAllLines(classes.resolve("META-INF/services/dev.smisk.routing.Routes"));
    assertThat(lines.stream().filter(line -> !line.startsWith("#")))
        .allSatisfy(
            name -> assertThat(classes.resolve(name.replace('.', '/') + ".class")).exists());
    return lines.stream()
        .filter(line -> line.matches("# [A-Z]+ /.*"))
        .map(line -> line.substring(2, line.indexOf(": ")))
        .sorted()
        .toList();
  }

  private void compile(String... options) throws Exception {
    Path output = project.resolve("maven.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-o", "-B", "-q", "compile"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.addAll(List.of(options));
    Process maven =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!maven.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      maven.destroyForcibly();
    }
    assertThat(maven.waitFor()).as(Files.readString(output)).isZero();
  }
}
