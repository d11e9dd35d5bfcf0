package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its descendants have used, as {@code /proc} tells it (proc(5)).
 *
 * @param cpuMicros user and system time since their start, of children that have ended too, in
 *     microseconds; the kernel counts in steps of 10,000
 * @param memoryBytes resident memory; of several processes the proportional shares, so that pages
 *     that they share count once
 * @param threads threads alive
 */
record Usage(long cpuMicros, long memoryBytes, int threads) {
  /** USER_HZ is 100 on every architecture that Linux and a JVM share: getconf CLK_TCK. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final Path PROC = Path.of("/proc");

  /** Of a process and all its descendants. Those that end meanwhile count as nothing. */
  static Usage of(ProcessHandle root) throws IOException {
    List<ProcessHandle> family = Stream.concat(Stream.of(root), root.descendants()).toList();
    long cpu = 0;
    long memory = 0;
    int threads = 0;
    for (ProcessHandle member : family) {
      Path directory = PROC.resolve(Long.toString(member.pid()));
      try {
        cpu += cpuMicros(Files.readString(directory.resolve("stat")));
        String status = Files.readString(directory.resolve("status"));
        threads += (int) field(status, "Threads");
        memory +=
            family.size() == 1
                ? 1024 * field(status, "VmRSS")
                : 1024 * field(Files.readString(directory.resolve("smaps_rollup")), "Pss");
      } catch (NoSuchFileException ended) {
        // Between the listing and the reading; what it used is in its parent's line now.
      }
    }
    return new Usage(cpu, memory, threads);
  }

  /** The CPU time of all children of this JVM that have ended. */
  static long endedChildrenMicros() throws IOException {
    String[] fields = afterName(Files.readString(PROC.resolve("self/stat")));
    return ticks(fields, 16, 17) * MICROS_PER_TICK;
  }

  /**
   * The CPU time of a process and of its ended children, from its {@code stat} line.
   *
   * @throws IllegalArgumentException where the line is not of that form
   */
  static long cpuMicros(String stat) {
    return ticks(afterName(stat), 14, 17) * MICROS_PER_TICK;
  }

  /**
   * The number after {@code name:} in a file of {@code /proc} with one name per line; 0 where there
   * is none, as for the memory of a process that is about to end.
   */
  static long field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip().split(" ", 2)[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  /** Fields 3 and up: the second one, the name, is in parentheses and may hold anything. */
  private static String[] afterName(String stat) {
    int end = stat.lastIndexOf(") ");
    if (end < 0) {
      throw new IllegalArgumentException("no line of /proc/PID/stat: " + stat);
    }
    return stat.substring(end + 2).strip().split(" ", -1);
  }

  /** The sum of the fields {@code first} to {@code last}, numbered as in proc(5), from 1. */
  private static long ticks(String[] afterName, int first, int last) {
    if (afterName.length < last - 2) {
      throw new IllegalArgumentException(
          "a line of /proc/PID/stat ends before field "
              + last
              + ": "
              + String.join(" ", afterName));
    }
    long sum = 0;
    for (int field = first; field <= last; field++) {
      sum += Long.parseLong(afterName[field - 3]);
    }
    return sum;
  }
}
