package dev.smisk;

/**
 * Whose the files of Unix sockets are, where an address does not say it itself. Immutable.
 *
 * @param mode three octal digits; empty: the runtime's default
 * @param group empty: the process's own
 * @param owner empty: the process's own
 */
record SocketOptions(String mode, String group, String owner) {
  static final SocketOptions DEFAULTS = new SocketOptions("", "", "");

  SocketOptions withMode(String mode) {
    if (!mode.matches("0?[0-7]{3}")) {
      throw new IllegalArgumentException(
          "permissions are three octal digits such as 0660, not \"" + mode + "\"");
    }
    return new SocketOptions(mode, group, owner);
  }

  SocketOptions withGroup(String group) {
    return new SocketOptions(mode, group, owner);
  }

  SocketOptions withOwner(String owner) {
    return new SocketOptions(mode, group, owner);
  }

  /** A Unix socket's address with those of the options that it does not name itself. */
  String of(String address) {
    return with(with(with(address, "mode", mode), "group", group), "owner", owner);
  }

  private static String with(String address, String name, String value) {
    if (value.isEmpty()
        || address.contains("?" + name + "=")
        || address.contains("&" + name + "=")) {
      return address;
    }
    return address + (address.contains("?") ? "&" : "?") + name + "=" + value;
  }
}
