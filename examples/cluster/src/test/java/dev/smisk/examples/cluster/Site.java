package dev.smisk.examples.cluster;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Two instances behind a real nginx, with sessions in a real Redis, all with the shipped
 * configurations.
 */
final class Site implements AutoCloseable {
  /** What a busy machine may take. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final AppProcess[] instances = new AppProcess[2];
  private Redis redis;
  private Nginx nginx;

  private Site(Path folder) {
    this.folder = folder;
  }

  static Site start(Path folder) throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Site site = new Site(folder);
    try {
      site.redis = Redis.start(folder);
      site.start(0);
      site.start(1);
      site.nginx =
          Nginx.start(
              Path.of("nginx.conf"),
              folder,
              Map.of("/run/cluster-1.sock", site.socket(0), "/run/cluster-2.sock", site.socket(1)));
      return site;
    } catch (Exception e) {
      site.close();
      throw e;
    }
  }

  private String socket(int instance) {
    return folder.resolve("cluster-" + (instance + 1) + ".sock").toString();
  }

  /** Starts an instance, 0 or 1, or starts it again. */
  void start(int instance) {
    instances[instance] =
        AppProcess.start(
            Path.of("target/cluster.jar"),
            Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m"),
            "--listen",
            "unix:" + socket(instance) + "?mode=0666",
            "--",
            redis.address());
  }

  /** As by kill -9. */
  void kill(int instance) throws Exception {
    ProcessHandle process = instances[instance].handle();
    process.destroyForcibly();
    process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  long pid(int instance) {
    return instances[instance].handle().pid();
  }

  Redis redis() {
    return redis;
  }

  String url() {
    return nginx.url();
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    try {
      if (nginx != null) {
        nginx.close();
      }
      for (AppProcess instance : instances) {
        if (instance != null) {
          instance.close();
        }
      }
    } finally {
      if (redis != null) {
        redis.close();
      }
    }
  }
}
