package dev.smisk.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Where a Redis is, read from an address. Errors do not repeat the address, which may hold a
 * password.
 *
 * @param nodes one of a standalone Redis, else those that are asked first
 * @param master what Sentinels call it; empty without them
 */
record RedisAddress(
    Kind kind,
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    Set<HostAndPort> nodes,
    String master,
    int database) {
  /** How a Redis is set up. */
  enum Kind {
    STANDALONE,
    SENTINEL,
    CLUSTER
  }

  private static final Pattern ADDRESS =
      Pattern.compile("redis(s?)(-sentinel|-cluster)?://(?:([^@/]*)@)?([^/@?#]+)(?:/([^?#]*))?");

  private static final Pattern NODE =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

  private static final int MAX_DATABASE = 1_000_000;
  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  static RedisAddress parse(String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      throw wrong("is none of these forms");
    }
    Kind kind =
        parts.group(2) == null
            ? Kind.STANDALONE
            : parts.group(2).equals("-cluster") ? Kind.CLUSTER : Kind.SENTINEL;
    String path = parts.group(5) == null ? "" : parts.group(5);
    String master = "";
    if (kind == Kind.SENTINEL) {
      int slash = path.indexOf('/');
      master = decode(slash < 0 ? path : path.substring(0, slash));
      path = slash < 0 ? "" : path.substring(slash + 1);
      if (master.isEmpty()) {
        throw wrong("lacks the master's name, as the Sentinels' configuration has it");
      }
    }
    if (kind == Kind.CLUSTER && !path.isEmpty()) {
      throw wrong("names a database, and a Cluster has but one");
    }
    @Nullable String user = null;
    @Nullable String password = null;
    if (parts.group(3) != null) {
      int colon = parts.group(3).indexOf(':');
      password = decode(parts.group(3).substring(colon + 1));
      user = colon > 0 ? decode(parts.group(3).substring(0, colon)) : null;
    }
    return new RedisAddress(
        kind,
        !parts.group(1).isEmpty(),
        user,
        password,
        nodes(parts.group(4), kind),
        master,
        database(path));
  }

  private static Set<HostAndPort> nodes(String list, Kind kind) {
    Set<HostAndPort> nodes = new LinkedHashSet<>();
    for (String one : list.split(",", -1)) {
      Matcher node = NODE.matcher(one);
      if (!node.matches()) {
        throw wrong("has a host that is none: \"" + one + "\"");
      }
      int port = kind == Kind.SENTINEL ? SENTINEL_PORT : PORT;
      if (node.group(2) != null) {
        port = Integer.parseInt(node.group(2));
      }
      if (port < 1 || port > 65_535) {
        throw wrong("has a port that is none: " + port);
      }
      nodes.add(new HostAndPort(node.group(1), port));
    }
    if (kind == Kind.STANDALONE && nodes.size() > 1) {
      throw wrong("has several hosts, as only those of Sentinels and Clusters may");
    }
    return nodes;
  }

  private static int database(String path) {
    if (path.isEmpty()) {
      return 0;
    }
    if (!path.matches("\\d{1,7}") || Integer.parseInt(path) > MAX_DATABASE) {
      throw wrong("names a database that is no number: \"" + path + "\"");
    }
    return Integer.parseInt(path);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("has a % that is no escape"); // without the cause, which repeats the text
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the address of the sessions' Redis "
            + what
            + ". Write redis://HOST:6379/DATABASE, redis-sentinel://HOST:26379,HOST:26379/MASTER or"
            + " redis-cluster://HOST:6379,HOST:6379, with USER:PASSWORD@ before the first host"
            + " (percent-encoded), and rediss for TLS");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return nodes + (master.isEmpty() ? "" : "/" + master);
  }
}
