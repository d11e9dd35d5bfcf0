package dev.smisk.redis;

import java.time.Duration;
import java.util.regex.Pattern;

/** How a {@link RedisSessionStore} uses Redis. Immutable. */
public final class RedisSettings {
  /** Keys begin with {@code smisk:session:}; 1 s for an answer; 32 connections; no replica. */
  public static final RedisSettings DEFAULT =
      new RedisSettings("smisk:session:", Duration.ofSeconds(1), 32, 0, "");

  /** Braces would put all sessions into one slot of a Cluster. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._/-]{1,100}");

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(10);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);
  private static final int MAX_CONNECTIONS = 10_000;
  private static final int MAX_REPLICAS = 100;

  final String prefix;
  final Duration timeout;
  final int connections;
  final int replicas;

  /** Empty: Sentinels ask for none. */
  final String sentinelPassword;

  private RedisSettings(
      String prefix, Duration timeout, int connections, int replicas, String sentinelPassword) {
    this.prefix = prefix;
    this.timeout = timeout;
    this.connections = connections;
    this.replicas = replicas;
    this.sentinelPassword = sentinelPassword;
  }

  /**
   * What stands before a session's id in its key; of its own for each app that shares a Redis.
   * Default: {@code smisk:session:}.
   *
   * @param text 1 to 100 of {@code A-Z a-z 0-9 : . _ / -}
   * @throws IllegalArgumentException for another text
   */
  public RedisSettings prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a prefix is 1 to 100 of A-Z a-z 0-9 : . _ / - and not \"" + text + "\"");
    }
    return new RedisSettings(text, timeout, connections, replicas, sentinelPassword);
  }

  /**
   * How long a connection, its login and an answer may take each, and the wait for a connection
   * where all are in use. Default: 1 s.
   *
   * @param limit 10 ms to 10 min
   * @throws IllegalArgumentException for another limit
   */
  public RedisSettings timeout(Duration limit) {
    if (limit.compareTo(MIN_TIMEOUT) < 0 || limit.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException("a time-out is of 10 ms to 10 min, not " + limit);
    }
    return new RedisSettings(prefix, limit, connections, replicas, sentinelPassword);
  }

  /**
   * How many connections there are at most; to each node, in a Cluster. One is in use for as long
   * as a call takes, and those that nobody used for a minute are closed. Default: 32.
   *
   * @param most 1 to 10,000
   * @throws IllegalArgumentException for another number
   */
  public RedisSettings connections(int most) {
    if (most < 1 || most > MAX_CONNECTIONS) {
      throw new IllegalArgumentException("there are 1 to 10,000 connections, not " + most);
    }
    return new RedisSettings(prefix, timeout, most, replicas, sentinelPassword);
  }

  /**
   * How many replicas must have what was written or deleted before that is acknowledged ({@code
   * WAIT}), within half of the time-out; else the call fails, and what it wrote may be there or
   * not. Default: 0, which waits for none.
   *
   * @param least 0 to 100
   * @throws IllegalArgumentException for another number
   */
  public RedisSettings replicas(int least) {
    if (least < 0 || least > MAX_REPLICAS) {
      throw new IllegalArgumentException("0 to 100 replicas are waited for, not " + least);
    }
    return new RedisSettings(prefix, timeout, connections, least, sentinelPassword);
  }

  /** What Sentinels want to hear, where they ask. Default: nothing; it is not Redis's password. */
  public RedisSettings sentinelPassword(String password) {
    return new RedisSettings(prefix, timeout, connections, replicas, password);
  }
}
