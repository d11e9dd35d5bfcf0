package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;

/** Who may connect to a Unix socket: whoever may write to its file. */
final class SocketPermissions {
  private SocketPermissions() {}

  /** Gives the file the group, mode and owner that the address names. */
  static void give(Path file, ListenAddress.Unix address) throws IOException {
    String group = address.group();
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (group != null) {
      giveTo(group, view, address);
    }
    view.setPermissions(permissions(address.mode()));
    String owner = address.owner();
    if (owner != null) { // last, as the file is its affair from then on
      giveToUser(owner, view, address);
    }
  }

  private static void giveToUser(String owner, PosixFileAttributeView view, ListenAddress address)
      throws IOException {
    UserPrincipal principal;
    try {
      principal =
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    } catch (UserPrincipalNotFoundException e) {
      throw UnixSocketFile.cannot(
          address, "there is no user \"" + owner + "\"; create it, or name another", e);
    }
    try {
      view.setOwner(principal);
    } catch (FileSystemException e) {
      throw UnixSocketFile.cannot(
          address,
          "its file can't be given to the user \""
              + owner
              + "\" ("
              + e.getReason()
              + "), which root alone can; give it to a group of both users instead: ?group=",
          e);
    }
  }

  private static void giveTo(String group, PosixFileAttributeView view, ListenAddress address)
      throws IOException {
    GroupPrincipal principal;
    try {
      principal =
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName(group);
    } catch (UserPrincipalNotFoundException e) {
      throw UnixSocketFile.cannot(
          address, "there is no group \"" + group + "\"; create it, or name another", e);
    }
    try {
      view.setGroup(principal);
    } catch (FileSystemException e) {
      throw UnixSocketFile.cannot(
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
}
