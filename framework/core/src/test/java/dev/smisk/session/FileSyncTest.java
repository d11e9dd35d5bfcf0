package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.session.FileSessionStore.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is waited for, as the JVM's flight recorder sees it. */
class FileSyncTest {
  private static final Duration TTL = Duration.ofHours(1);

  @TempDir Path folder;

  /** What was forced to the disk, in order: {@code new} file, or {@code folder}. */
  private List<String> forced(Sync sync) throws IOException {
    Path sessions = folder.resolve(sync.name());
    Path events = folder.resolve(sync + ".jfr");
    try (Recording recording = new Recording();
        FileSessionStore store = FileSessionStore.at(sessions, sync)) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      store.write("a", new byte[] {1}, TTL, 0);
      store.touch("a", TTL);
      store.delete("a");
      store.delete("a"); // nothing is there
      recording.stop();
      recording.dump(events);
    }
    return RecordingFile.readAllEvents(events).stream()
        .filter(event -> event.getString("path").startsWith(sessions.toString()))
        .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
        .map(event -> event.getString("path"))
        .map(path -> path.equals(sessions.toString()) ? "folder" : path.replaceAll(".*\\.", ""))
        .toList();
  }

  @Test
  void always_waitsForTheFileBeforeItIsRenamed_andThenForItsName() throws IOException {
    assertThat(forced(Sync.ALWAYS)).containsExactly("new", "folder", "folder");
  }

  @Test
  void never_waitsForNothing() throws IOException {
    assertThat(forced(Sync.NEVER)).isEmpty();
    assertThat(Files.exists(folder.resolve("NEVER"))).isTrue();
  }
}
