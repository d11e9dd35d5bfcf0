package dev.smisk.redis;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Sends commands to one Redis. Opened when it is first needed, and tried again while that fails. A
 * command whose connection broke is sent once more: all of ours may be. Thread-safe.
 */
final class RedisLink implements AutoCloseable {
  private final RedisAddress address;
  private final RedisSettings settings;

  /** They keep nothing. */
  private final CommandObjects commands = new CommandObjects(RedisProtocol.RESP2);

  private final ReentrantLock opening = new ReentrantLock();

  /** Written under {@link #opening}; null until it was opened. */
  private volatile @Nullable OpenRedis open;

  /** Written under {@link #opening}. */
  private volatile boolean closed;

  RedisLink(RedisAddress address, RedisSettings settings) {
    this.address = address;
    this.settings = settings;
  }

  boolean isOfOneNode() {
    return address.kind() == RedisAddress.Kind.STANDALONE;
  }

  CommandObjects commands() {
    return commands;
  }

  /** What is sent to a Redis that is open. */
  private interface Call<T> {
    T on(OpenRedis redis) throws IOException;
  }

  /**
   * What Redis answers.
   *
   * @throws IOException if that cannot be told
   */
  <T> T call(CommandObject<T> command) throws IOException {
    return twice(redis -> redis.client().executeCommand(command));
  }

  /**
   * What Redis answers when replicas have what was changed, as many as are to be waited for.
   *
   * @throws IOException if that cannot be told
   */
  <T> T change(byte[] key, CommandObject<T> command) throws IOException {
    return settings.replicas == 0 ? call(command) : twice(redis -> confirmed(redis, key, command));
  }

  /** A script by its digest, and in whole where Redis does not know it yet. */
  <T> T change(byte[] key, CommandObject<T> digest, Supplier<CommandObject<T>> whole)
      throws IOException {
    try {
      return change(key, digest);
    } catch (IOException e) {
      if (e.getCause() instanceof JedisNoScriptException) {
        return change(key, whole.get());
      }
      throw e;
    }
  }

  private <T> T twice(Call<T> call) throws IOException {
    try {
      OpenRedis redis = open();
      try {
        return call.on(redis);
      } catch (JedisException e) {
        if (find(e, JedisMovedDataException.class) == null
            && (find(e, JedisConnectionException.class) == null
                || find(e, SocketTimeoutException.class) != null)) {
          throw e;
        }
        redis.dropIdle();
        redis.refresh().run();
        return call.on(redis);
      }
    } catch (JedisException e) {
      throw failure(e);
    }
  }

  /** Redis counts what it has passed on by connection. */
  private <T> T confirmed(OpenRedis redis, byte[] key, CommandObject<T> command)
      throws IOException {
    try (Connection connection = redis.connections().apply(key)) {
      T answer = connection.executeCommand(command);
      long reached =
          connection.executeCommand(
              commands.waitReplicas(key, settings.replicas, settings.timeout.toMillis() / 2));
      if (reached < settings.replicas) {
        throw new IOException(
            "the sessions' Redis at "
                + address
                + " has written, but only "
                + reached
                + " of the "
                + settings.replicas
                + " replicas to be waited for have; see that they run and follow");
      }
      return answer;
    }
  }

  private OpenRedis open() throws IOException {
    OpenRedis redis = open;
    return redis != null ? redis : openNow();
  }

  private OpenRedis openNow() throws IOException {
    boolean mine = false;
    try {
      mine = opening.tryLock(settings.timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw new IOException("the sessions' Redis at " + address + " has not let us in yet");
      }
      OpenRedis redis = open;
      if (closed) {
        throw new IOException("the store of sessions is closed");
      }
      if (redis == null) {
        redis = OpenRedis.open(address, settings);
        open = redis;
      }
      return redis;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted at the sessions' Redis", e);
    } finally {
      if (mine) {
        opening.unlock();
      }
    }
  }

  /** Among the causes; that a Cluster cannot be asked is told by what is suppressed. */
  private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
    Throwable cause = error;
    while (cause != null) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      Throwable[] suppressed = cause.getSuppressed();
      cause = cause.getCause() == null && suppressed.length > 0 ? suppressed[0] : cause.getCause();
    }
    return null;
  }

  private IOException failure(JedisException e) {
    if (find(e, InterruptedException.class) != null) {
      Thread.currentThread().interrupt();
    }
    String what;
    if (find(e, SocketTimeoutException.class) != null) {
      what = "has not answered within " + settings.timeout.toMillis() + " ms";
    } else if (find(e, JedisConnectionException.class) != null) {
      what = "cannot be reached; see that it runs and listens there";
    } else {
      what = RedisRefusal.meaning(String.valueOf(e.getMessage()));
    }
    return new IOException(
        "the sessions' Redis at " + address + " " + what + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    opening.lock();
    try {
      closed = true;
      OpenRedis redis = open;
      open = null;
      if (redis != null) {
        redis.client().close();
      }
    } finally {
      opening.unlock();
    }
  }
}
