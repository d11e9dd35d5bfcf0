package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final Address SOCKET = new Address(true, "/a.sock");

  @TempDir Path directory;

  private Path jdk(int feature) throws Exception {
    Path home = directory.resolve("jdk" + feature);
    Files.createDirectories(home.resolve("bin"));
    Path compiler = Files.createFile(home.resolve("bin/javac"));
    assertThat(compiler.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + feature + ".0.1\"\n");
    return home;
  }

  @Test
  void find_runsAJavaContestantOnTheJdkOfItsName() throws Exception {
    Path home = jdk(99);
    Catalogue catalogue =
        new Catalogue(Path.of("/benchmark"), Map.of("JAVA99_HOME", home.toString()));
    assertThat(catalogue.find("vertx@99").command(SOCKET, 72, List.of("-Xmx64m")))
        .containsExactly(
            home + "/bin/java",
            "-Xmx64m",
            "-jar",
            "/benchmark/peers/vertx/target/vertx.jar",
            "unix:/a.sock");
  }

  @Test
  void find_givesOthersTheSocketAndAsManyThreadsAsThereAreConnections() throws Exception {
    Contestant libfcgi = new Catalogue(Path.of("/benchmark"), Map.of()).find("libfcgi");
    assertThat(libfcgi.command(SOCKET, 72, List.of("-Xmx64m")))
        .containsExactly("/benchmark/peers/target/libfcgi", "/a.sock", "72");
  }

  @Test
  void find_saysWhatToDoWhereThereIsNone() {
    Catalogue catalogue = new Catalogue(Path.of("/benchmark"), Map.of());
    assertThatThrownBy(() -> catalogue.find("cobol")).hasMessageContaining("choose from limit,");
    assertThatThrownBy(() -> catalogue.find("vertx@old")).hasMessageContaining("vertx@25");
    assertThatThrownBy(() -> catalogue.find("vertx@98")).hasMessageContaining("set JAVA98_HOME");
  }
}
