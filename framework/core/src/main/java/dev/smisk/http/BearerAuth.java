package dev.smisk.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens (RFC 6750): lets pass who sends one of a few secrets, and answers 401 to all others
 * before their body is read. Every secret is compared, by digests and in constant time. Only over
 * HTTPS. Tokens that are looked up elsewhere belong into a {@link Filter}. Thread-safe.
 */
public final class BearerAuth implements Guard {
  private static final String CHALLENGE = "Bearer";

  private final List<byte[]> digests;

  private BearerAuth(List<byte[]> digests) {
    this.digests = digests;
  }

  /**
   * One that lets these pass.
   *
   * @param secrets each of {@code A-Z a-z 0-9 - . _ ~ + /} and then any {@code =}; best at least
   *     128 random bits
   * @throws IllegalArgumentException if there is none, or one that no header could hold
   */
  public static BearerAuth of(String... secrets) {
    List<byte[]> digests = new ArrayList<>();
    for (String secret : secrets) {
      if (!secret.matches("[A-Za-z0-9._~+/-]+=*")) {
        throw new IllegalArgumentException(
            "a bearer token is made of A-Z a-z 0-9 - . _ ~ + / and then any =: one is not");
      }
      digests.add(Credentials.digest(secret));
    }
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("without a token nobody would ever pass: give one");
    }
    return new BearerAuth(List.copyOf(digests));
  }

  @Override
  public @Nullable Response<?> check(Request head) {
    String token = Credentials.of(head, "Bearer");
    if (token == null) {
      throw new HttpException(401, "give a token by Authorization: Bearer")
          .header("WWW-Authenticate", CHALLENGE);
    }
    byte[] given = Credentials.digest(token);
    boolean isKnown = false;
    for (byte[] digest : digests) {
      isKnown |= Credentials.areEqual(digest, given);
    }
    if (!isKnown) {
      throw new HttpException(401, "the token is not known")
          .header("WWW-Authenticate", CHALLENGE + " error=\"invalid_token\"");
    }
    return null;
  }
}
