package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM allocates and keeps, as its log and jcmd tell it; with the serial collector alone. */
final class JvmMemory {
  private static final Pattern EDEN = Pattern.compile("Eden: (\\d+)K\\(\\d+K\\)->(\\d+)K");
  private static final Pattern GENERATION =
      Pattern.compile(
          "(?:(?:def new|tenured) generation|DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private JvmMemory() {}

  /** The option that makes a JVM log its collections. */
  static String logged(Path file) {
    return "-Xlog:gc+heap=info:file=" + file;
  }

  /**
   * Bytes allocated while a log was written: what each collection found in Eden that the one before
   * had not left there. It is short of what was allocated since the last one.
   *
   * @return empty where the log tells of no collection that has an Eden of its own
   */
  static OptionalDouble allocated(String log) {
    Matcher eden = EDEN.matcher(log);
    long kib = 0;
    long left = 0;
    boolean any = false;
    while (eden.find()) {
      kib += Long.parseLong(eden.group(1)) - left;
      left = Long.parseLong(eden.group(2));
      any = true;
    }
    return any ? OptionalDouble.of(1024.0 * kib) : OptionalDouble.empty();
  }

  /** Bytes of the heap that are in use after a full collection. */
  static long heapInUse(Child.Family family, Jdk jdk, long pid)
      throws IOException, InterruptedException {
    jcmd(family, jdk, pid, "GC.run");
    return inUse(jcmd(family, jdk, pid, "GC.heap_info"));
  }

  /**
   * Reads the answer to {@code GC.heap_info}.
   *
   * @throws IOException where it names no generation of the serial collector
   */
  static long inUse(String heapInfo) throws IOException {
    Matcher generation = GENERATION.matcher(heapInfo);
    long kib = 0;
    boolean any = false;
    while (generation.find()) {
      kib += Long.parseLong(generation.group(1));
      any = true;
    }
    if (!any) {
      throw new IOException("not the heap of a serial collector:\n" + heapInfo);
    }
    return 1024 * kib;
  }

  private static String jcmd(Child.Family family, Jdk jdk, long pid, String command)
      throws IOException, InterruptedException {
    String jcmd = jdk.home().resolve("bin/jcmd").toString();
    return family
        .start("jcmd", List.of(jcmd, Long.toString(pid), command), Map.of(), Groups.TOGETHER)
        .await(LIMIT);
  }
}
