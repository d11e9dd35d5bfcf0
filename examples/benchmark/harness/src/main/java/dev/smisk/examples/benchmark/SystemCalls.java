package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The system calls of a contestant over its whole life. Reads and writes are counted by the kernel,
 * the others by strace, which lets reads and writes pass at full speed: traced one by one they
 * would take so long that handlers seem to block.
 */
final class SystemCalls {
  private static final Pattern TOTAL =
      Pattern.compile("(?m)^\\s*100\\.00\\s+\\S+\\s+(?:\\d+\\s+)?(\\d+)\\s+(?:\\d+\\s+)?total$");

  private SystemCalls() {}

  /** What a command is started by, so that its other calls are in {@code summary} at its end. */
  static List<String> counted(Path summary) {
    return List.of(
        Tool.STRACE.command(),
        "-f",
        "-c",
        "-q",
        "--seccomp-bpf",
        "-e",
        "trace=!read,write",
        "-o",
        summary.toString());
  }

  /** Reads and writes so far, of a process and its descendants. */
  static long readsAndWrites(ProcessHandle root) throws IOException {
    long calls = 0;
    for (ProcessHandle member : Stream.concat(Stream.of(root), root.descendants()).toList()) {
      try {
        String io = Files.readString(Path.of("/proc", Long.toString(member.pid()), "io"));
        calls += Usage.field(io, "syscr") + Usage.field(io, "syscw");
      } catch (NoSuchFileException ended) {
        // Between the listing and the reading.
      }
    }
    return calls;
  }

  /**
   * The sum in a summary of strace.
   *
   * @throws IOException where there is none
   */
  static long total(String summary) throws IOException {
    Matcher total = TOTAL.matcher(summary);
    if (!total.find()) {
      throw new IOException("strace wrote no sum:\n" + summary);
    }
    return Long.parseLong(total.group(1));
  }
}
