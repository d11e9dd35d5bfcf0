package dev.smisk.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with a new cluster, on a free loopback port, as a user that may do little: it
 * refuses to run as root.
 */
final class PostgresServer implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Path programs;
  private final Path folder;
  private final int port;
  private Process process;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Returns when it answers. */
  static PostgresServer start(Path parent) throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createDirectory(parent.resolve("postgres"));
    if (isRoot()) {
      Files.setOwner(
          folder,
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName("postgres"));
    }
    PostgresServer server = new PostgresServer(programs(), folder, freePort());
    Path log = folder.resolve("initdb.log");
    Process initdb =
        server.run(
            log,
            "initdb",
            "--pgdata=" + folder.resolve("data"),
            "--username=smisk",
            "--auth=trust",
            "--no-sync",
            "--no-locale",
            "--encoding=UTF8");
    if (!initdb.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
      initdb.destroyForcibly();
      throw new IllegalStateException("initdb fails:\n" + Files.readString(log));
    }
    server.start();
    return server;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Debian has a folder for each major version, and none of them on the path. */
  private static Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> folders = Files.list(versions)) {
        List<Path> found =
            folders
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw new IllegalStateException(
        "PostgreSQL is not installed: run .ci/servers, or apt-get update && apt-get install -y"
            + " --no-install-recommends postgresql");
  }

  /** Free now; nothing else on this machine is expected to take it within the next milliseconds. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process run(Path log, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** After {@link #kill} too. */
  void start() throws Exception {
    Path log = folder.resolve("postgres.log");
    long start = System.nanoTime();
    SQLException last = null;
    while (System.nanoTime() - start < DEADLINE.toNanos()) {
      if (process == null || !process.isAlive()) { // one that was killed leaves others behind
        process =
            run(
                log,
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=50");
      }
      try (Connection connection = dataSource().getConnection()) {
        connection.createStatement().execute("SELECT 1");
        return;
      } catch (SQLException e) {
        last = e;
      }
      Thread.sleep(50);
    }
    close();
    throw new IllegalStateException("postgres does not answer:\n" + Files.readString(log), last);
  }

  /** One that logs in anew each time. */
  PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser("smisk");
    dataSource.setCancelSignalTimeout(1); // as the package's documentation advises
    return dataSource;
  }

  /** Sends a signal to the server and all of its processes. */
  private void signal(String name) throws IOException, InterruptedException {
    signal(name, Stream.concat(Stream.of(process.toHandle()), process.descendants()));
  }

  private static void signal(String name, Stream<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(each -> command.add(String.valueOf(each.pid())));
    // One may have ended meanwhile, which kill takes as a failure.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  /** It answers nobody any more, and its sockets stay open. */
  void freeze() throws Exception {
    holdForks();
    signal("STOP", process.descendants());
  }

  /** A process that it is just making would be missed. */
  private void holdForks() throws Exception {
    signal("STOP", Stream.of(process.toHandle()));
    while (!isStopped()) {
      Thread.onSpinWait();
    }
  }

  private boolean isStopped() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
  }

  void thaw() throws Exception {
    signal("CONT");
  }

  /** As a failure of the machine ends it. */
  void kill() throws Exception {
    holdForks(); // what is left of it keeps the next one from starting, as long as it has a client
    signal("KILL");
    process.waitFor();
  }

  @Override
  public void close() {
    try {
      if (process != null && process.isAlive()) {
        signal("CONT");
        signal("QUIT");
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
          signal("KILL");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL cannot be ended", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
