package dev.smisk.examples.benchmark;

import java.util.Locale;

/**
 * How the kernel shares the processors: with {@code sched_autogroup_enabled} each session gets an
 * equal share, whatever the number of its threads (sched(7)).
 */
enum Groups {
  /** nginx, the application and the load generator run in the session of the harness. */
  TOGETHER,
  /** nginx and the application have a session each. */
  APART;

  /** As on the command line and in file names. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
