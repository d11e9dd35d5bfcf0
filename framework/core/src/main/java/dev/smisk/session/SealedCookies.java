package dev.smisk.session;

import dev.smisk.http.Request;
import dev.smisk.http.SetCookie;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small state that a client keeps and cannot forge: in cookies that are signed (HMAC-SHA-256; who
 * has the cookie can read it) or encrypted (AES-256-GCM). Each ends at a time that is inside it,
 * and opens under its own name alone. Unlike a {@link Session} nothing can take it back before, and
 * a client may send an old one again: put nothing into it that must count once. Thread-safe.
 *
 * <p>The first key seals, and all of them open: to change keys, put a new one in front, and remove
 * the old one when the last cookie of it has ended. A key may seal any number of cookies, as each
 * is encrypted by a key of its own, made of it and 128 random bits.
 *
 * <p>A parameter of constructors of handler classes, where {@code --cookie-keys} names a file of
 * keys or the app provides one.
 */
public final class SealedCookies {
  private static final int KEY_BYTES = 32;
  private static final int MAX_KEYS = 16;

  private record Keys(CookieCipher cipher, CookieSignature signature) {}

  private final List<Keys> keys;
  private final InstantSource clock;

  private SealedCookies(List<Keys> keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * With these keys.
   *
   * @param keys 32 random bytes or more each, in Base64: {@code openssl rand -base64 32}
   * @throws IllegalArgumentException if there is none, or more than 16, or one is too short
   */
  public static SealedCookies of(String... keys) {
    SecureRandom random = new SecureRandom();
    List<Keys> all = new ArrayList<>();
    for (String text : keys) {
      byte[] key = decode(text);
      all.add(
          new Keys(
              new CookieCipher(Secrets.hmac(key, Secrets.bytes("smisk cookie encryption")), random),
              new CookieSignature(Secrets.hmac(key, Secrets.bytes("smisk cookie signature")))));
    }
    if (all.isEmpty() || all.size() > MAX_KEYS) {
      throw new IllegalArgumentException(
          "1 to " + MAX_KEYS + " keys seal cookies, not " + all.size());
    }
    return new SealedCookies(List.copyOf(all), InstantSource.system());
  }

  private static byte[] decode(String text) {
    byte[] key;
    try {
      key = Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
    } catch (IllegalArgumentException e) {
      key = new byte[0]; // not told: it is a secret
    }
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key of cookies is 32 random bytes or more in Base64, as openssl rand -base64 32 makes");
    }
    return key;
  }

  /**
   * With the keys of a file, one a line; empty lines and those that begin with {@code #} are none.
   *
   * @throws IllegalArgumentException naming the file, if it cannot be read or they are no keys
   */
  public static SealedCookies load(Path file) {
    try {
      return of(
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toArray(String[]::new));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "there is no file " + file + ": make it by openssl rand -base64 32 > " + file, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the keys of cookies cannot be read from " + file + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The same by another clock, for tests. */
  public SealedCookies clock(InstantSource other) {
    return new SealedCookies(keys, other);
  }

  /**
   * A cookie that nobody can read or change.
   *
   * @param age after which it opens no more, and browsers drop it; whole seconds, up to 400 days
   * @throws IllegalArgumentException if it would be longer than 4,096 characters with its name, of
   *     which some 60 and a third of the value are ours
   */
  public SetCookie encrypt(String name, String value, Duration age) {
    return cookie(name, keys.get(0).cipher.seal(name, content(value, age)), age);
  }

  /** A cookie that nobody can change, and scripts cannot read; who has it can. */
  public SetCookie sign(String name, String value, Duration age) {
    return cookie(name, keys.get(0).signature.seal(name, content(value, age)), age);
  }

  private static SetCookie cookie(String name, String sealed, Duration age) {
    return SetCookie.of(name, sealed).withMaxAge(age);
  }

  /** The end in seconds since 1970, and the text. */
  private byte[] content(String value, Duration age) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    long end = Math.addExact(clock.instant().getEpochSecond(), age.toSeconds());
    return ByteBuffer.allocate(Long.BYTES + text.length).putLong(end).put(text).array();
  }

  /**
   * What {@link #encrypt} put into the cookie of that name; null if the request has none, or one
   * that has ended, is malformed or was not made by one of these keys.
   */
  public @Nullable String decrypt(Request request, String name) {
    String sealed = request.cookie(name);
    byte[] content = null;
    for (int i = 0; sealed != null && content == null && i < keys.size(); i++) {
      content = keys.get(i).cipher.open(name, sealed);
    }
    return text(content);
  }

  /** What {@link #sign} put into the cookie of that name; null as above. */
  public @Nullable String verify(Request request, String name) {
    String sealed = request.cookie(name);
    byte[] content = null;
    for (int i = 0; sealed != null && content == null && i < keys.size(); i++) {
      content = keys.get(i).signature.open(name, sealed);
    }
    return text(content);
  }

  private @Nullable String text(byte @Nullable [] content) {
    if (content == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    return bytes.getLong() <= clock.instant().getEpochSecond()
        ? null
        : StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
