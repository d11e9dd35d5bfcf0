package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path folder;
  private Path maps;
  private Path archive;

  @BeforeEach
  void files() throws IOException {
    folder = folder.toRealPath();
    archive = Files.createFile(folder.resolve("app.jsa"));
    maps = folder.resolve("maps");
    Files.writeString(
        maps,
        """
        7fee0c000000-7fee0cbc7000 rw-p 00001000 fe:00 328258                     /usr/lib/classes.jsa
        7fee0cbc7000-7fee0ccbf000 rw-p 00001000 fe:00 2318816                    %s
        7ffc1a5f3000-7ffc1a614000 rw-p 00000000 00:00 0                          [stack]
        """
            .formatted(archive));
  }

  private ClassArchive of(String... options) throws IOException {
    return ClassArchive.of(List.of(options), maps);
  }

  @Test
  void without_an_option_there_is_nothing_to_tell() throws IOException {
    assertThat(of("-Xmx128m", "-jar", "app.jar")).isNull();
  }

  @Test
  void one_that_is_mapped_is_used() throws IOException {
    for (String option :
        List.of(
            "-XX:SharedArchiveFile=" + archive,
            "-XX:SharedArchiveFile=/usr/lib/classes.jsa:" + archive,
            "-XX:AOTCache=" + archive,
            "-XX:AOTCache=" + folder.resolve("../" + folder.getFileName() + "/app.jsa"))) {
      assertThat(of("-Xmx128m", option).used()).as(option).isTrue();
    }
    assertThat(of("-XX:AOTCache=" + archive)).hasToString("classes from " + archive);
  }

  @Test
  void one_that_is_not_mapped_is_told_with_what_to_do() throws IOException {
    Path other = Files.createFile(folder.resolve("other.jsa"));
    assertThat(of("-XX:SharedArchiveFile=" + other).used()).isFalse();
    assertThat(of("-XX:SharedArchiveFile=" + other))
        .hasToString(
            "the class archive "
                + other
                + " is not used: it belongs to another Java, other JVM options or another version"
                + " of the jar; make it anew, or leave its option out");
    assertThat(of("-XX:AOTCache=gone.aot"))
        .hasToString(
            "the class archive gone.aot is not used: there is no such file; make it anew, or leave"
                + " its option out");
  }

  @Test
  void the_last_of_several_counts() throws IOException {
    assertThat(of("-XX:AOTCache=gone.aot", "-XX:AOTCache=" + archive).used()).isTrue();
  }
}
