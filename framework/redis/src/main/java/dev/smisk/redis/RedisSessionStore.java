package dev.smisk.redis;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in Redis, a key each; the instances of an app share them. The {@linkplain
 * dev.smisk.redis package} says what it guarantees.
 *
 * <p>Opening it does not reach for Redis: an app starts without, and its requests that need a
 * session are answered with 503 until Redis is there.
 */
public final class RedisSessionStore implements SessionStore {
  private static final byte[] VERSION = bytes("v");
  private static final byte[] DATA = bytes("d");

  /** What is longer counts as this, so that no end is past what Redis can tell. */
  private static final Duration MAX_TTL = Duration.ofDays(1_000 * 366);

  private final RedisLink link;
  private final String prefix;
  private final byte[] script = resource("write.lua");
  private final byte[] digest = digest(script);

  /** Of this store alone, so that its writes are told from all others. */
  private final String writer = Long.toHexString(new SecureRandom().nextLong()) + "-";

  private final AtomicLong writes = new AtomicLong();

  private RedisSessionStore(RedisLink link, String prefix) {
    this.link = link;
    this.prefix = prefix;
  }

  /** One with {@link RedisSettings#DEFAULT}. */
  public static RedisSessionStore of(String address) {
    return of(address, RedisSettings.DEFAULT);
  }

  /**
   * One in this Redis.
   *
   * @param address
   *     <ul>
   *       <li>{@code redis://HOST:6379/DATABASE} of one Redis, port and database (0) may be left
   *           out;
   *       <li>{@code redis-sentinel://HOST:26379,HOST:26379/MASTER} of Sentinels that know the
   *           master by that name, and {@code /DATABASE} after it;
   *       <li>{@code redis-cluster://HOST:6379,HOST:6379} of some nodes of a Cluster;
   *       <li>each with {@code USER:PASSWORD@} or {@code :PASSWORD@} before the first host, both
   *           percent-encoded, and with {@code rediss} in the place of {@code redis} for TLS, by
   *           the certificates that Java trusts
   *     </ul>
   *
   * @throws IllegalArgumentException for another address
   */
  public static RedisSessionStore of(String address, RedisSettings settings) {
    return new RedisSessionStore(
        new RedisLink(RedisAddress.parse(address), settings), settings.prefix);
  }

  private static byte[] resource(String name) {
    try (InputStream file = RedisSessionStore.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Redis names scripts. */
  private static byte[] digest(byte[] script) {
    try {
      return bytes(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(script)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] key(String id) {
    return bytes(prefix + id);
  }

  private static long millis(Duration ttl) {
    return (ttl.compareTo(MAX_TTL) < 0 ? ttl : MAX_TTL).toMillis();
  }

  @Override
  public @Nullable Entry read(String id) throws IOException {
    List<byte[]> fields = link.call(link.commands().hmget(key(id), DATA, VERSION));
    byte[] data = fields.get(0);
    byte[] version = fields.get(1);
    if (data == null && version == null) {
      return null;
    }
    try {
      if (data != null && version != null) {
        return new Entry(data, Long.parseLong(new String(version, StandardCharsets.UTF_8)));
      }
    } catch (NumberFormatException e) {
      // It is told below, together with what lacks a part.
    }
    throw new IOException("the key of a session holds something else; whose prefix is it?");
  }

  @Override
  public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
      throws IOException {
    List<byte[]> arguments =
        List.of(
            bytes(String.valueOf(expectedVersion)),
            bytes(String.valueOf(expectedVersion + 1)),
            bytes(writer + writes.incrementAndGet()),
            data,
            bytes(String.valueOf(millis(ttl))));
    byte[] key = key(id);
    List<byte[]> keys = List.of(key);
    Object answer =
        link.change(
            key,
            link.commands().evalsha(digest, keys, arguments),
            () -> link.commands().eval(script, keys, arguments));
    return answer.equals(1L);
  }

  @Override
  public void touch(String id, Duration ttl) throws IOException {
    link.call(link.commands().pexpire(key(id), millis(ttl)));
  }

  @Override
  public void delete(String id) throws IOException {
    byte[] key = key(id);
    link.change(key, link.commands().unlink(key));
  }

  /** Not where several nodes may hang, each of which is asked who is in charge. */
  @Override
  public boolean keepsTime() {
    return link.isOfOneNode();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    link.close();
  }
}
