package dev.smisk.http;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cookie to be set (RFC 6265bis). By default it is sent back to the whole site, until the browser
 * is closed, over HTTPS alone, not with requests that other sites start ({@code SameSite=Lax}), and
 * is hidden from scripts. Immutable; each method returns another one.
 *
 * @param name a token; {@code __Host-} and {@code __Secure-} at its start demand what browsers do
 * @param value without spaces, quotes, commas, semicolons and backslashes, in ASCII: encode others
 * @param path where it is sent back, and below; default {@code /}
 * @param domain the host and all below it; null, the default: the host that sets it
 * @param maxAge how long it is kept, zero deletes it; null, the default: until the browser is
 *     closed
 * @param secure whether it is sent over HTTPS alone; default true. Browsers take that of {@code
 *     http://localhost} too
 * @param httpOnly whether scripts can't read it; default true
 * @param sameSite which requests that other sites start carry it; default LAX
 */
public record SetCookie(
    String name,
    String value,
    String path,
    @Nullable String domain,
    @Nullable Duration maxAge,
    boolean secure,
    boolean httpOnly,
    SameSite sameSite) {

  /** Which requests that other sites start carry a cookie. */
  public enum SameSite {
    /** None. */
    STRICT("Strict"),
    /** Links that are followed. */
    LAX("Lax"),
    /** All; over HTTPS alone. */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }
  }

  /** Browsers ignore longer ones (RFC 6265bis section 5.6). */
  private static final int MAX_CHARS = 4096;

  /** Browsers keep none for longer (RFC 6265bis section 5.6.2). */
  private static final Duration LONGEST = Duration.ofDays(400);

  /**
   * Checks.
   *
   * @throws IllegalArgumentException saying which part is wrong, and why browsers would drop it
   */
  public SetCookie {
    HeaderSyntax.checkToken("cookie", name);
    Objects.requireNonNull(sameSite, "sameSite");
    check(isValue(value), "its value holds a character that no cookie can carry: encode it");
    check(path.startsWith("/") && isAttribute(path), "its path must start with a slash");
    check(domain == null || (!domain.isEmpty() && isAttribute(domain)), "its domain is malformed");
    check(name.length() + value.length() <= MAX_CHARS, "it is longer than 4,096 characters");
    check(
        maxAge == null || (!maxAge.isNegative() && maxAge.compareTo(LONGEST) <= 0),
        "its age must be 0 to 400 days");
    check(sameSite != SameSite.NONE || secure, "SameSite=None is taken over HTTPS alone");
    check(secure || !name.startsWith("__Secure-"), "__Secure- demands that it is secure");
    check(
        !name.startsWith("__Host-") || (secure && domain == null && path.equals("/")),
        "__Host- demands that it is secure, without a domain and for the path /");
  }

  /** One of the defaults above. */
  public static SetCookie of(String name, String value) {
    return new SetCookie(name, value, "/", null, null, true, true, SameSite.LAX);
  }

  /** What makes a browser drop the cookie of that name that was set for the same path and host. */
  public static SetCookie deletion(String name) {
    return of(name, "").withMaxAge(Duration.ZERO);
  }

  /** The same for this path and what is below. */
  public SetCookie withPath(String other) {
    return new SetCookie(name, value, other, domain, maxAge, secure, httpOnly, sameSite);
  }

  /** The same for this host and all below it. */
  public SetCookie withDomain(String other) {
    return new SetCookie(name, value, path, other, maxAge, secure, httpOnly, sameSite);
  }

  /** The same, kept for so long; whole seconds. */
  public SetCookie withMaxAge(Duration other) {
    return new SetCookie(name, value, path, domain, other, secure, httpOnly, sameSite);
  }

  /** The same, over HTTPS alone or not. */
  public SetCookie withSecure(boolean other) {
    return new SetCookie(name, value, path, domain, maxAge, other, httpOnly, sameSite);
  }

  /** The same, hidden from scripts or not. */
  public SetCookie withHttpOnly(boolean other) {
    return new SetCookie(name, value, path, domain, maxAge, secure, other, sameSite);
  }

  /** The same for these requests of other sites. */
  public SetCookie withSameSite(SameSite other) {
    return new SetCookie(name, value, path, domain, maxAge, secure, httpOnly, other);
  }

  private static void check(boolean isRight, String objection) {
    if (!isRight) {
      throw new IllegalArgumentException("a browser would drop this cookie: " + objection);
    }
  }

  /** Characters of RFC 6265 section 4.1.1. */
  private static boolean isValue(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~' && "\",;\\".indexOf(c) < 0);
  }

  private static boolean isAttribute(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ';');
  }

  /** The value of the {@code Set-Cookie} header. */
  @Override
  public String toString() {
    StringBuilder header = new StringBuilder(name).append('=').append(value);
    header.append("; Path=").append(path);
    if (domain != null) {
      header.append("; Domain=").append(domain);
    }
    if (maxAge != null) {
      header.append("; Max-Age=").append(maxAge.toSeconds());
    }
    header.append(secure ? "; Secure" : "").append(httpOnly ? "; HttpOnly" : "");
    return header.append("; SameSite=").append(sameSite.attribute).toString();
  }
}
