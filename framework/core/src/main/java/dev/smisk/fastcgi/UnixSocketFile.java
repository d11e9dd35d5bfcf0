package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix socket: how it comes, whose it is, and how it goes.
 *
 * <p>A socket file is born with the permissions that the process's umask leaves, which Java can't
 * set, and whoever connects before they are narrowed stays connected. So it is bound inside a new
 * directory that only we may enter, gets mode and group there, and is renamed to its place when it
 * is to be found. Renaming replaces a stale file in the same step, and a live one as well: no
 * moment lies between in which a web server finds nobody.
 *
 * <p>Made by whoever starts; from then on the leading thread's.
 */
final class UnixSocketFile {
  /** What {@code sun_path} holds on Linux, less its terminator. */
  private static final int MAX_PATH_BYTES = 107;

  /** So that the name of where it is bound is no longer than most names of sockets. */
  private static final long SIX_DIGITS = (1L << 31) - 1;

  private static final Logger LOG = LoggerFactory.getLogger(UnixSocketFile.class);

  private final Path path;

  /** Where it is bound, alone in a directory; {@link #publish} leaves nothing there. */
  private final Path born;

  /** Identifies the file that we made: device and inode; null where the system has none. */
  private final @Nullable Object key;

  private volatile boolean published;

  private UnixSocketFile(Path path, Path born) throws IOException {
    this.path = path;
    this.born = born;
    this.key = keyOf(born);
  }

  /**
   * Binds the channel so that it can be found at that address, once {@link #publish published}.
   *
   * @throws BindException if a server answers there that is not to be replaced, or a file that is
   *     no socket is in the way
   */
  static UnixSocketFile bind(
      ServerSocketChannel channel, ListenAddress.Unix address, int backlog, LiveSocket live)
      throws IOException {
    Path path = address.path().toAbsolutePath();
    checkFree(path, live);
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new BindException(
          "cannot listen on "
              + address
              + ": there is no directory "
              + parent
              + "; create it first");
    }
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
      throw tooLong(address, null);
    }
    Path born = makeRoom(parent, address, System.nanoTime() & SIX_DIGITS).resolve("s");
    try {
      try {
        channel.bind(UnixDomainSocketAddress.of(born), backlog);
      } catch (IOException e) {
        throw born.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES
            ? tooLong(address, e)
            : cannot(
                address,
                e.getMessage() + "; does the file system of " + parent + " take sockets?",
                e);
      }
      SocketPermissions.give(born, address);
      return new UnixSocketFile(path, born);
    } catch (IOException | RuntimeException e) {
      leave(born);
      throw e;
    }
  }

  /** From now on web servers find it; of no effect when called again. */
  void publish() throws IOException {
    if (!published) {
      Files.move(born, path, StandardCopyOption.ATOMIC_MOVE);
      published = true;
      leave(born);
    }
  }

  /** Removes the directory that it was bound in. */
  private static void leave(Path born) {
    try {
      Files.deleteIfExists(born);
      Files.deleteIfExists(Objects.requireNonNull(born.getParent()));
    } catch (IOException e) {
      LOG.warn("The directory of {} stays behind: {}", born, e.toString());
    }
  }

  /**
   * Makes a directory that only we may enter.
   *
   * @param number for its name, counted up if that is taken. It may be guessed: a directory is made
   *     anew and with our permissions, or not at all
   */
  static Path makeRoom(Path parent, ListenAddress address, long number) throws BindException {
    FileAttribute<?> ours =
        PosixFilePermissions.asFileAttribute(
            EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE));
    try {
      for (long next = number; ; next++) {
        Path room = parent.resolve(".s" + Long.toString(next, Character.MAX_RADIX));
        try {
          return Files.createDirectory(room, ours);
        } catch (FileAlreadyExistsException e) {
          LOG.debug("{} is there already", room);
        }
      }
    } catch (IOException e) {
      throw cannot(
          address,
          "nothing can be created in "
              + parent
              + (e instanceof AccessDeniedException ? " by this user" : " (" + e + ")")
              + "; choose a directory that it may write to, or have one made for it, as systemd"
              + " does for RuntimeDirectory=",
          e);
    }
  }

  static BindException cannot(ListenAddress address, String why, IOException cause) {
    BindException e = new BindException("cannot listen on " + address + ": " + why);
    e.initCause(cause);
    return e;
  }

  private static void checkFree(Path path, LiveSocket live) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes attributes = attributes(path);
    if (attributes.isDirectory()) {
      throw new BindException(
          "cannot listen on unix:"
              + path
              + ": that is a directory; name a file in it, such as unix:"
              + path.resolve("app.sock"));
    }
    if (!attributes.isOther()) {
      throw new BindException(
          "cannot listen on unix:" + path + ": a file that is no socket is there; remove it first");
    }
    if (live == LiveSocket.REPLACE) {
      return;
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // Non-blocking: a live server whose backlog is full would make a blocking connect wait.
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException stale) {
      return;
    } catch (IOException e) {
      throw alive(path, e);
    }
    throw alive(path, null);
  }

  private static BindException alive(Path path, @Nullable IOException cause) {
    BindException e =
        new BindException(
            "cannot listen on unix:"
                + path
                + ": another process does; stop it, choose another path, or replace it: --take-over"
                + (cause == null ? "" : " (" + cause.getMessage() + ")"));
    e.initCause(cause);
    return e;
  }

  private static IOException tooLong(ListenAddress address, @Nullable IOException cause) {
    return new IOException(
        "cannot listen on "
            + address
            + (cause == null ? "" : ": " + cause.getMessage())
            + ": the path of a Unix socket has at most "
            + MAX_PATH_BYTES
            + " bytes, and so has the temporary one beside it; choose a shorter one",
        cause);
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return attributes(path).fileKey();
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether another socket is there in the place of ours. */
  boolean replaced() {
    try {
      return published
          && key != null
          && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && attributes(path).isOther()
          && !key.equals(keyOf(path));
    } catch (IOException e) {
      return false; // gone just now, so that nobody has it
    }
  }

  /** Removes the file, unless another process has put its own there meanwhile. */
  void remove() {
    if (!published) {
      leave(born);
      return;
    }
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && key != null && key.equals(keyOf(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      LOG.warn("The socket file {} stays behind: {}", path, e.toString());
    }
  }
}
