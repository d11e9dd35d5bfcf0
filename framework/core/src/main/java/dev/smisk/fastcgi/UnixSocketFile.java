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
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix socket: how it comes, whose it is, and how it goes.
 *
 * <p>A socket file is born with the permissions that the process's umask leaves, which Java can't
 * set, and whoever connects before they are narrowed stays connected. So it is bound inside a new
 * directory that only we may enter, gets mode and group there, and is then renamed to its place.
 * Renaming replaces a stale file in the same step.
 */
final class UnixSocketFile {
  /** What {@code sun_path} holds on Linux, less its terminator. */
  private static final int MAX_PATH_BYTES = 107;

  private static final Logger LOG = LoggerFactory.getLogger(UnixSocketFile.class);

  private final Path path;

  /** Identifies the file that we made: device and inode; null where the system has none. */
  private final @Nullable Object key;

  private UnixSocketFile(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /**
   * Binds the channel so that it is found at that address.
   *
   * @throws BindException if a server answers there, or a file that is no socket is in the way
   */
  static UnixSocketFile bind(ServerSocketChannel channel, ListenAddress.Unix address, int backlog)
      throws IOException {
    Path path = address.path().toAbsolutePath();
    checkFree(path);
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
    Path room = makeRoom(parent, address);
    Path file = room.resolve("s");
    try {
      try {
        channel.bind(UnixDomainSocketAddress.of(file), backlog);
      } catch (IOException e) {
        throw tooLong(address, e);
      }
      restrict(file, address);
      Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
      return new UnixSocketFile(path, keyOf(path));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(room);
    }
  }

  private static Path makeRoom(Path parent, ListenAddress address) throws BindException {
    try {
      return Files.createTempDirectory(
          parent,
          ".s",
          PosixFilePermissions.asFileAttribute(
              EnumSet.of(
                  PosixFilePermission.OWNER_READ,
                  PosixFilePermission.OWNER_WRITE,
                  PosixFilePermission.OWNER_EXECUTE)));
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

  private static BindException cannot(ListenAddress address, String why, IOException cause) {
    BindException e = new BindException("cannot listen on " + address + ": " + why);
    e.initCause(cause);
    return e;
  }

  private static void checkFree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
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
                + ": another process does; stop it, or choose another path"
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

  private static void restrict(Path file, ListenAddress.Unix address) throws IOException {
    String group = address.group();
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (group != null) {
      give(view, group, address);
    }
    view.setPermissions(permissions(address.mode()));
  }

  private static void give(PosixFileAttributeView view, String group, ListenAddress address)
      throws IOException {
    GroupPrincipal principal;
    try {
      principal =
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName(group);
    } catch (UserPrincipalNotFoundException e) {
      throw cannot(address, "there is no group \"" + group + "\"; create it, or name another", e);
    }
    try {
      view.setGroup(principal);
    } catch (FileSystemException e) {
      throw cannot(
          address,
          "its file can't be given to the group \""
              + group
              + "\" ("
              + e.getReason()
              + "); add this user to it, or name another",
          e);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromOwnerRead = PosixFilePermission.values();
    for (int i = 0; i < fromOwnerRead.length; i++) {
      if ((mode >> (fromOwnerRead.length - 1 - i) & 1) != 0) {
        set.add(fromOwnerRead[i]);
      }
    }
    return set;
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Removes the file, unless another process has put its own there meanwhile. */
  void remove() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && key != null && key.equals(keyOf(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      LOG.warn("The socket file {} stays behind: {}", path, e.toString());
    }
  }
}
