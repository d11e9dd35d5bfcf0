package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {
  @TempDir Path outside;
  Path root;

  @BeforeEach
  void files() throws Exception {
    outside = outside.toRealPath();
    root = Files.createDirectory(outside.resolve("root"));
    Files.createDirectory(root.resolve("sub"));
    Files.writeString(root.resolve("sub/file"), "x");
    Files.writeString(root.resolve(".hidden"), "x");
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(root.resolve(".git/config"), "x");
    Files.writeString(outside.resolve("secret"), "x");
    Files.createDirectory(outside.resolve("root-2"));
    Files.writeString(outside.resolve("root-2/secret"), "x");
    Files.createSymbolicLink(root.resolve("inside"), Path.of("sub/file"));
    Files.createSymbolicLink(root.resolve("out"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("out-folder"), outside.resolve("root-2"));
    Files.createSymbolicLink(root.resolve("round"), Path.of("round"));
  }

  @Test
  void find_below_isTheRealPath() {
    assertThat(Folder.of(root).find("sub/file")).isEqualTo(root.resolve("sub/file"));
    assertThat(Folder.of(root).find("sub")).isEqualTo(root.resolve("sub"));
    assertThat(Folder.of(root).find("inside")).isEqualTo(root.resolve("sub/file"));
  }

  @Test
  void find_belowARootThatIsALink_followsIt() throws Exception {
    Path link = Files.createSymbolicLink(outside.resolve("link"), root);
    assertThat(Folder.of(link).find("sub/file")).isEqualTo(root.resolve("sub/file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        ".",
        "..",
        "../secret",
        "sub/../../secret",
        "sub/..",
        "sub/./file",
        "sub//file",
        "/sub/file",
        "sub/file/",
        "sub/file/x",
        "/etc/passwd",
        "..\\secret",
        "sub\\file",
        "sub/file\0",
        ".hidden",
        ".git/config",
        "out",
        "out-folder/secret",
        "round",
      })
  void find_ofWhatIsNotThere_isNull(String name) {
    assertThat(Folder.of(root).find(name)).isNull();
  }

  @Test
  void find_ofANameTooLongForAnyFile_isNull() {
    assertThat(Folder.of(root).find("x".repeat(5000))).isNull();
    assertThat(Folder.of(root).find("x/".repeat(5000) + "x")).isNull();
  }

  @Test
  void hidden_isFoundWhereAskedFor() {
    assertThat(new Folder(root, true).find(".git/config")).isEqualTo(root.resolve(".git/config"));
    assertThat(new Folder(root, true).find("../secret")).isNull();
  }
}
