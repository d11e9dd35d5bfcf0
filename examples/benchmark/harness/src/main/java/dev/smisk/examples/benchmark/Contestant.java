package dev.smisk.examples.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who serves {@code GET /hello/{name}}, as a command.
 *
 * @param name as on the command line and in the tables: {@code limit}, {@code smisk@17}
 * @param protocol what nginx speaks to it
 * @param jdk the JDK that runs it; empty: it isn't Java
 * @param file the program or the jar
 * @param arguments what it is called with; <code>{address}</code> stands for {@code unix:/path} or
 *     {@code HOST:PORT}, <code>{socket}</code> for the bare path, <code>{threads}</code> for a
 *     number above that of nginx's connections
 */
record Contestant(
    String name,
    Protocol protocol,
    Optional<Jdk> jdk,
    Path file,
    List<String> arguments,
    Set<Trait> traits) {

  /** What nginx speaks, and over what. */
  enum Protocol {
    FASTCGI_UNIX("FastCGI, Unix socket"),
    HTTP_UNIX("HTTP, Unix socket"),
    HTTP_TCP("HTTP, loopback TCP");

    private final String text;

    Protocol(String text) {
      this.text = text;
    }

    boolean unix() {
      return this != HTTP_TCP;
    }

    boolean fastcgi() {
      return this == FASTCGI_UNIX;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What one contestant has and another has not. */
  enum Trait {
    /** Answers what {@code /hello/World} is answered with, whatever is asked. */
    FIXED_ANSWER,
    /** Serves {@code /sleep}, {@code /sometimes} and {@code /burn} too. */
    SLOW_ROUTES,
    /** Serves {@code /files} too. */
    FILES,
    /** Serves {@code /upload} too. */
    UPLOADS,
    /** Answers with the number of the body's bytes, whatever is asked. */
    COUNTS_BYTES,
    /** Starts for one answer to itself with {@code --check}. */
    CHECKS_ITSELF
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The same called with more arguments. */
  Contestant with(String... more) {
    List<String> all = Stream.concat(arguments.stream(), Stream.of(more)).toList();
    return new Contestant(name, protocol, jdk, file, all, traits);
  }

  /** The command that starts it, with options for its JVM. */
  List<String> command(Address address, int threads, List<String> jvmOptions) {
    List<String> command = new ArrayList<>();
    if (jdk.isPresent()) {
      command.add(jdk.get().java().toString());
      command.addAll(jvmOptions);
      command.add("-jar");
    }
    command.add(file.toString());
    for (String word : arguments) {
      command.add(
          word.replace("{address}", address.url())
              .replace("{socket}", address.text())
              .replace("{threads}", Integer.toString(threads)));
    }
    return command;
  }
}
