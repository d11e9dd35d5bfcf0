package dev.smisk;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The archive of parsed classes that a JVM can start from, in about half the time: AppCDS (JEP 350)
 * by {@code -XX:SharedArchiveFile}, from JDK 25 on the AOT cache (JEP 514) by {@code -XX:AOTCache}.
 * A JVM that can't use it starts without, mostly in silence; so it is told here.
 */
final class ClassArchive {
  private static final List<String> OPTIONS = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

  private final Path file;
  private final boolean used;

  private ClassArchive(Path file, boolean used) {
    this.file = file;
    this.used = used;
  }

  /** The one that this JVM was started with, or null; also where the system can't tell. */
  static @Nullable ClassArchive ofThisJvm() {
    List<String> options = new ArrayList<>();
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      String value = System.getenv(variable);
      if (value != null) {
        options.addAll(List.of(value.split("\\s+", -1)));
      }
    }
    options.addAll(List.of(ProcessHandle.current().info().arguments().orElse(new String[0])));
    try {
      return of(options, Path.of("/proc/self/maps"));
    } catch (IOException e) {
      return null; // no Linux
    }
  }

  /**
   * The one that options name; the last of several counts.
   *
   * @param maps the files that the process has mapped, as proc(5) lists them: the JVM maps the
   *     archive that it uses, and no other
   */
  static @Nullable ClassArchive of(List<String> options, Path maps) throws IOException {
    String name = null;
    for (String option : options) {
      for (String begin : OPTIONS) {
        if (option.startsWith(begin)) {
          // A dynamic archive may be written behind the one that it is based on.
          name = option.substring(Math.max(begin.length(), option.lastIndexOf(':') + 1));
        }
      }
    }
    if (name == null) {
      return null;
    }
    Path file = Path.of(name);
    String mapped = " " + (Files.exists(file) ? file.toRealPath() : file) + "\n";
    // Not by Files.lines, whose classes no archive has: a training run never comes here.
    try (InputStream in = new FileInputStream(maps.toFile())) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ClassArchive(file, lines.contains(mapped));
    }
  }

  boolean used() {
    return used;
  }

  /** For the log. */
  @Override
  public String toString() {
    return used
        ? "classes from " + file
        : "the class archive "
            + file
            + " is not used: "
            + (Files.exists(file)
                ? "it belongs to another Java, other JVM options or another version of the jar"
                : "there is no such file")
            + "; make it anew, or leave its option out";
  }
}
