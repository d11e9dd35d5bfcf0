package dev.smisk.fastcgi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the web server finds the application. {@code toString} gives the form that is parsed. */
public sealed interface ListenAddress {
  /**
   * A Unix socket.
   *
   * @param path of its file
   * @param mode permissions of that file, nine bits; whoever may write to it may connect
   * @param group owning group, or null for the process's own
   * @param owner owning user, or null for the process's own; root alone can choose one
   */
  record Unix(Path path, int mode, @Nullable String group, @Nullable String owner)
      implements ListenAddress {
    /** Owner and group may connect. */
    static final int DEFAULT_MODE = 0660;

    @Override
    public String toString() {
      String options =
          (mode == DEFAULT_MODE ? "" : "&mode=0" + Integer.toOctalString(mode))
              + (group == null ? "" : "&group=" + group)
              + (owner == null ? "" : "&owner=" + owner);
      return "unix:" + path + (options.isEmpty() ? "" : "?" + options.substring(1));
    }
  }

  /**
   * A TCP port.
   *
   * @param host name or address to bind, as written, IPv6 without brackets
   * @param port 0 to 65535; 0: one that is free
   */
  record Tcp(String host, int port) implements ListenAddress {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /** The listening socket that the process was started with as descriptor 0. */
  record Inherited() implements ListenAddress {
    @Override
    public String toString() {
      return "fd:0";
    }
  }

  /**
   * Reads {@code unix:/path}, {@code unix:/path?mode=0666&group=www-data}, {@code HOST:PORT},
   * {@code [IPV6]:PORT} or {@code fd:0}. Nothing is resolved or opened.
   *
   * @throws IllegalArgumentException if it is none of these; the message tells the right form
   */
  static ListenAddress parse(String text) {
    if (text.equals("fd:0")) {
      return new Inherited();
    }
    if (text.startsWith("fd:")) {
      throw wrong(text, "only descriptor 0 can be inherited");
    }
    if (text.startsWith("unix:")) {
      return parseUnix(text);
    }
    Matcher tcp = Forms.TCP.matcher(text);
    if (!tcp.matches()) {
      throw wrong(text, "it has none of the known forms" + likely(text));
    }
    int port = Integer.parseInt(tcp.group(3));
    if (port > 65535) {
      throw wrong(text, "a port is at most 65535");
    }
    String ipv6 = tcp.group(1);
    return new Tcp(ipv6 != null ? ipv6 : tcp.group(2), port);
  }

  private static ListenAddress parseUnix(String text) {
    int question = text.indexOf('?');
    String path = text.substring("unix:".length(), question < 0 ? text.length() : question);
    int mode = Unix.DEFAULT_MODE;
    String group = null;
    String owner = null;
    if (question >= 0) {
      for (String option : text.substring(question + 1).split("&", -1)) {
        Matcher octal = Forms.MODE.matcher(option);
        if (octal.matches()) {
          mode = Integer.parseInt(octal.group(1), 8);
        } else if (option.startsWith("group=") && option.length() > "group=".length()) {
          group = option.substring("group=".length());
        } else if (option.startsWith("owner=") && option.length() > "owner=".length()) {
          owner = option.substring("owner=".length());
        } else {
          throw wrong(text, "it has the unknown option \"" + option + "\"");
        }
      }
    }
    try {
      if (!path.isEmpty()) {
        return new Unix(Path.of(path), mode, group, owner);
      }
    } catch (InvalidPathException e) {
      throw wrong(text, e.getMessage());
    }
    throw wrong(text, "it has no path");
  }

  private static String likely(String text) {
    if (text.startsWith("/")) {
      return " (did you mean unix:" + text + "?)";
    }
    return text.matches("\\d{1,5}") ? " (did you mean 127.0.0.1:" + text + "?)" : "";
  }

  private static IllegalArgumentException wrong(String text, @Nullable String why) {
    return new IllegalArgumentException(
        "cannot listen on \""
            + text
            + "\": "
            + why
            + ". Write unix:/path/to.sock (options: ?mode=0666&group=www-data), HOST:PORT,"
            + " [IPV6]:PORT or fd:0");
  }

  /** What {@link #parse} looks for. */
  final class Forms {
    private static final Pattern TCP =
        Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:/?\\s]+)):(\\d{1,5})");
    private static final Pattern MODE = Pattern.compile("mode=0?([0-7]{3})");

    private Forms() {}
  }
}
