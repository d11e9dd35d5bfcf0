package dev.smisk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program with a folder that is a disk of 256 KiB of its own: mounted where the program
 * alone sees it, so that nothing is left of it, by root or by a user who is root in a namespace.
 * Where neither is allowed, the program may write files of 64 KiB at most instead. Its environment
 * tells which it is.
 */
final class SmallDisk {
  /** The variable that is {@code disk} or {@code limit}. */
  static final String KIND = "SMALL_DISK";

  private static final String SCRIPT =
      """
      folder=$1
      shift
      try() { "$@" mount -t tmpfs -o size=256k none "$folder" 2>/dev/null; }
      if [ "$0" = mounted ]; then
        mount -t tmpfs -o size=256k none "$folder" && SMALL_DISK=disk exec "$@"
      elif try unshare -m; then
        exec unshare -m bash -c "$script" mounted "$folder" "$@"
      elif try unshare -rm; then
        exec unshare -rm bash -c "$script" mounted "$folder" "$@"
      else
        ulimit -f 64 && SMALL_DISK=limit exec "$@"
      fi
      """;

  private SmallDisk() {}

  /** Runs a class of the tests, once it is started. */
  static ProcessBuilder at(Path folder, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                SCRIPT,
                "begin",
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("script", SCRIPT);
    return builder;
  }
}
