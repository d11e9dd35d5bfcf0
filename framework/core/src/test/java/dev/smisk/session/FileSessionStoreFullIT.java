package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.session.FileSessionStore.Sync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes only a part of a file: here a process that may write files of 64 KiB alone,
 * since a test that may not be root cannot mount a small disk.
 */
class FileSessionStoreFullIT {
  @TempDir Path folder;

  /** The process under the limit; says what became of each write. */
  static final class Writer {
    private Writer() {}

    /** The folder. */
    public static void main(String[] args) throws IOException {
      Duration ttl = Duration.ofHours(1);
      try (FileSessionStore store = FileSessionStore.at(Path.of(args[0]), Sync.ALWAYS)) {
        System.out.println(store.write("a", new byte[] {1}, ttl, 0));
        try {
          System.out.println(store.write("a", new byte[100_000], ttl, 1));
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
        SessionStore.Entry left = store.read("a");
        System.out.println(left == null ? "lost" : left.data().length + " " + left.version());
        System.out.println(store.write("a", new byte[] {2}, ttl, 1));
      }
    }
  }

  @Test
  void writeThatFindsNoRoom_isAnError_leavesWhatWasThere_andTheNextOneWorks() throws Exception {
    String java =
        Path.of(System.getProperty("java.home"), "bin", "java")
            + " -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xmx32m -cp \"$0\" \"$1\" \"$2\"";
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 64; exec " + java,
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    List<String> lines = new String(output, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .containsExactly(
            "true",
            "no session can be written in "
                + folder
                + " (File too large): free space there, or choose another folder"
                + " (--session-folder)",
            "1 1",
            "true");
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".new"));
    try (FileSessionStore store = FileSessionStore.at(folder)) {
      assertThat(store.read("a").data()).containsExactly(2);
    }
  }
}
