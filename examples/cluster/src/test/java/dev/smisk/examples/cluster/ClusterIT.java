package dev.smisk.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances behind a real nginx, with sessions in a real Redis, all with the shipped
 * configurations: either one is killed under load, again and again.
 */
class ClusterIT {
  private static final int KILLS = 6;
  private static final int CLIENTS = 6;
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final List<Client> clients = new ArrayList<>();

  private AppProcess start(int number, Redis redis) {
    return AppProcess.start(
        Path.of("target/cluster.jar"),
        Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m"),
        "--listen",
        "unix:" + folder.resolve("cluster-" + number + ".sock") + "?mode=0666",
        "--",
        redis.address());
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void killingEitherInstance_losesNoSession_andNoAcknowledgedWrite() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    AppProcess[] instances = new AppProcess[2];
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (Redis redis = Redis.start(folder)) {
      instances[0] = start(1, redis);
      instances[1] = start(2, redis);
      try (Nginx nginx =
          Nginx.start(
              Path.of("nginx.conf"),
              folder,
              Map.of(
                  "/run/cluster-1.sock", folder.resolve("cluster-1.sock").toString(),
                  "/run/cluster-2.sock", folder.resolve("cluster-2.sock").toString()))) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Client client = new Client(nginx.url());
          clients.add(client);
          running.add(
              threads.submit(
                  () -> {
                    client.run();
                    return null;
                  }));
        }
        for (int kill = 0; kill < KILLS; kill++) {
          int victim = kill % 2;
          awaitProgress(instances[0].handle().pid(), instances[1].handle().pid());
          instances[victim].handle().destroyForcibly();
          instances[victim].handle().onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
          awaitProgress(instances[1 - victim].handle().pid()); // the other one alone
          instances[victim] = start(victim + 1, redis);
        }
        awaitProgress(instances[0].handle().pid(), instances[1].handle().pid());
        clients.forEach(Client::stop);
        for (Future<?> client : running) {
          client.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }
        clients.forEach(client -> assertKept(client, nginx));
      }
    } finally {
      clients.forEach(Client::stop);
      threads.shutdownNow();
      for (AppProcess instance : instances) {
        if (instance != null) {
          instance.close();
        }
      }
    }
    System.out.printf(
        "%d numbers acknowledged, %d unanswered, %d refused, over %d kills%n",
        count(Client::acknowledged), count(Client::unanswered), count(Client::refused), KILLS);
  }

  private int count(Function<Client, List<Integer>> numbers) {
    return clients.stream().mapToInt(client -> numbers.apply(client).size()).sum();
  }

  /** Until each client has had answers from each of these processes. */
  private void awaitProgress(Long... instances) throws InterruptedException {
    clients.forEach(Client::forgetInstances);
    await(
        () ->
            clients.stream().allMatch(client -> client.instances().containsAll(Set.of(instances))),
        "answers to all clients from " + List.of(instances));
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      Thread.sleep(10);
    }
  }

  /** All that was acknowledged is there, once, in order, and nothing that was never sent. */
  private static void assertKept(Client client, Nginx nginx) {
    List<Integer> kept;
    try {
      kept = client.read();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer from " + nginx.url(), e);
    }
    assertThat(client.wrong()).as("answers").isEmpty();
    assertThat(kept).doesNotHaveDuplicates().isSorted();
    assertThat(kept).containsAll(client.acknowledged());
    Set<Integer> others = new HashSet<>(kept);
    others.removeAll(Set.copyOf(client.acknowledged()));
    assertThat(client.unanswered()).as("what was written without an answer").containsAll(others);
  }
}
