package dev.smisk.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Either instance is killed under load, again and again. */
class ClusterIT {
  private static final int KILLS = 6;
  private static final int CLIENTS = 6;

  @TempDir Path folder;

  private final List<Client> clients = new ArrayList<>();

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void killingEitherInstance_losesNoSession_andNoAcknowledgedWrite() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (Site site = Site.start(folder)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Client client = new Client(site.url());
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
        awaitProgress(site.pid(0), site.pid(1));
        site.kill(victim);
        awaitProgress(site.pid(1 - victim)); // the other one alone
        site.start(victim);
      }
      awaitProgress(site.pid(0), site.pid(1));
      clients.forEach(Client::stop);
      for (Future<?> client : running) {
        client.get(Site.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      for (Client client : clients) {
        assertKept(client);
      }
    } finally {
      clients.forEach(Client::stop);
      threads.shutdownNow();
    }
    System.out.printf(
        "%d numbers acknowledged, %d unanswered, %d refused, over %d kills%n",
        count(Client::acknowledged), count(Client::unanswered), count(Client::refused), KILLS);
  }

  private int count(Function<Client, List<Integer>> numbers) {
    return clients.stream().mapToInt(client -> numbers.apply(client).size()).sum();
  }

  /** Until each client has had answers from each of these processes. */
  private void awaitProgress(Long... instances) throws Exception {
    clients.forEach(Client::forgetInstances);
    Site.await(
        "answers to all clients from " + List.of(instances),
        () ->
            clients.stream().allMatch(client -> client.instances().containsAll(Set.of(instances))));
  }

  /** All that was acknowledged is there, once, in order, and nothing that was never sent. */
  private static void assertKept(Client client) throws IOException, InterruptedException {
    List<Integer> kept = client.read();
    assertThat(client.wrong()).as("answers").isEmpty();
    assertThat(kept).doesNotHaveDuplicates().isSorted();
    assertThat(kept).containsAll(client.acknowledged());
    Set<Integer> others = new HashSet<>(kept);
    others.removeAll(Set.copyOf(client.acknowledged()));
    assertThat(client.unanswered()).as("what was written without an answer").containsAll(others);
  }
}
