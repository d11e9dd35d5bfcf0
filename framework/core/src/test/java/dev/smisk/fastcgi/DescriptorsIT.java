package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that has used its file descriptors up, as {@code ulimit -n} bounds them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DescriptorsIT {
  @TempDir Path folder;

  /** Does what its standard input says, line by line, and answers each with a line. */
  static final class Main {
    public static void main(String[] args) throws Exception {
      FastCgiServer server =
          FastCgiServer.start(
              List.of(ListenAddress.parse(args[0])), new Script(), Limits.defaults());
      List<Closeable> taken = new ArrayList<>();
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      System.out.println("up");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        switch (order) {
          case "take all" -> takeAll(taken);
          case "await pause" -> awaitPause(server.loop());
          case "give back" -> {
            for (Closeable file : taken) {
              file.close();
            }
          }
          default -> throw new IllegalArgumentException(order);
        }
        System.out.println(order + ": done");
      }
    }

    private static void takeAll(List<Closeable> taken) {
      try {
        while (true) {
          taken.add(new FileInputStream("/dev/null"));
        }
      } catch (FileNotFoundException e) {
        if (!String.valueOf(e.getMessage()).contains("Too many open files")) {
          throw new IllegalStateException(e);
        }
      }
    }

    /** The selector is level-triggered: it would return at once as long as it is to look. */
    private static void awaitPause(EventLoop loop) {
      SelectionKey listener =
          loop.selector().keys().stream()
              .filter(key -> key.channel() instanceof ServerSocketChannel)
              .findFirst()
              .orElseThrow();
      while (listener.interestOps() != 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void without_descriptors_it_pauses_and_serves_when_there_are_some() throws Exception {
    ListenAddress address = ListenAddress.parse("unix:" + folder.resolve("s"));
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -n 256 && exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                address.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader answers = process.inputReader();
        PrintWriter orders = new PrintWriter(process.outputWriter(), true)) {
      assertThat(answers.readLine()).isEqualTo("up");
      try (Peer early = Peer.connect(address)) {
        early.send(Wire.get(1, Wire.KEEP, "/early")).answers(1);
        order("take all", orders, answers);
        try (Peer late = Peer.connect(address)) {
          late.send(Wire.get(1, Wire.KEEP, "/late"));
          order("await pause", orders, answers);
          assertThat(early.send(Wire.get(1, Wire.KEEP, "/open")).answers(1))
              .as("who is connected is served")
              .contains("STDOUT 1 /open");
          order("give back", orders, answers);
          assertThat(late.answers(1)).contains("STDOUT 1 /late");
        }
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void order(String order, PrintWriter orders, BufferedReader answers)
      throws Exception {
    orders.println(order);
    assertThat(answers.readLine()).isEqualTo(order + ": done");
  }
}
