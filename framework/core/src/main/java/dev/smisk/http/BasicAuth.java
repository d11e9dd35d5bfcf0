package dev.smisk.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP's basic authentication (RFC 7617): lets pass who knows the password of one of a few users,
 * and answers 401 to all others before their body is read. Passwords are compared by digests in
 * memory, in constant time, and an unknown user costs as much as a wrong password. Only over HTTPS:
 * the password comes with each request. Thread-safe.
 *
 * <p>For machines and inner pages. A user database belongs into a {@link Filter}, with a hash that
 * is made to be slow.
 */
public final class BasicAuth implements Guard {
  private static final byte[] NOBODY = Credentials.digest("");

  private final String challenge;
  private final Map<String, byte[]> passwords;

  private BasicAuth(String challenge, Map<String, byte[]> passwords) {
    this.challenge = challenge;
    this.passwords = passwords;
  }

  /**
   * One that lets nobody pass yet.
   *
   * @param realm what the browser calls that which is guarded: printable ASCII without quotes
   * @throws IllegalArgumentException for another realm
   */
  public static BasicAuth of(String realm) {
    return new BasicAuth(
        "Basic realm=\"" + Credentials.realm(realm) + "\", charset=\"UTF-8\"", Map.of());
  }

  /**
   * The same that also lets this user pass.
   *
   * @throws IllegalArgumentException if the name holds a colon, which ends it on its way here, or
   *     the password is null or empty
   */
  @SuppressWarnings("NullAway") // it is often an environment variable's, which may not be set
  public BasicAuth user(String name, String password) {
    if (password == null) {
      throw new IllegalArgumentException(
          "the password of \"" + name + "\" is null: is its environment variable set?");
    }
    if (name.indexOf(':') >= 0 || password.isEmpty()) {
      throw new IllegalArgumentException(
          "a user's name holds no colon, and the password is not empty: \"" + name + "\"");
    }
    Map<String, byte[]> more = new LinkedHashMap<>(passwords);
    more.put(name, Credentials.digest(password));
    return new BasicAuth(challenge, more);
  }

  /** The user that a request names, whoever guards its route; null where it names none. */
  public static @Nullable String user(Request request) {
    String pair = pair(request);
    return pair == null ? null : pair.substring(0, pair.indexOf(':'));
  }

  @Override
  public @Nullable Response<?> check(Request head) {
    String pair = pair(head);
    if (pair == null) {
      throw refused("give a name and a password by Authorization: Basic");
    }
    int colon = pair.indexOf(':');
    byte[] expected = passwords.get(pair.substring(0, colon));
    byte[] given = Credentials.digest(pair.substring(colon + 1));
    boolean isEqual = Credentials.areEqual(expected == null ? NOBODY : expected, given);
    if (expected == null || !isEqual) {
      throw refused("name or password is wrong");
    }
    return null;
  }

  private HttpException refused(String why) {
    return new HttpException(401, why).header("WWW-Authenticate", challenge);
  }

  private static @Nullable String pair(Request request) {
    String token = Credentials.of(request, "Basic");
    if (token == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(token));
      String pair = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return pair.indexOf(':') < 0 ? null : pair;
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return null;
    }
  }
}
