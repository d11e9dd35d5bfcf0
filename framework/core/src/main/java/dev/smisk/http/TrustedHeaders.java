package dev.smisk.http;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a request's headers, since a proxy before the web server sets them: the way
 * that the client came, and the request's id.
 *
 * <p>Each proxy adds its value at the right-hand end, so that the last {@code hops} are from ours
 * and the one that counts is that many from the right; {@code X-Forwarded-Proto} and {@code
 * X-Forwarded-Host}, which proxies replace, may also hold one value. A value that is missing or
 * malformed counts as none, and the web server's own is given.
 *
 * @param forwarding which header tells how the client came
 * @param hops proxies before the web server, 1 to 100
 * @param requestIdHeader where a proxy may send the request's id
 */
public record TrustedHeaders(Forwarding forwarding, int hops, String requestIdHeader) {
  private static final int MAX_HOPS = 100;
  private static final int MAX_ID_CHARS = 128;
  private static final int MAX_NAME_CHARS = 100;

  /** Nothing but the request's id from {@code X-Request-Id}. */
  public static final TrustedHeaders DEFAULT =
      new TrustedHeaders(Forwarding.NONE, 1, "X-Request-Id");

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number or name is not what it must be
   */
  public TrustedHeaders {
    Objects.requireNonNull(forwarding, "forwarding");
    if (hops < 1 || hops > MAX_HOPS) {
      throw new IllegalArgumentException(
          "the number of proxies before the web server is 1 to " + MAX_HOPS + ", not " + hops);
    }
    if (!isName(requestIdHeader)) {
      throw new IllegalArgumentException(
          "a header's name is letters, digits and hyphens such as X-Request-Id, not \""
              + requestIdHeader
              + "\"");
    }
  }

  /** See {@link Request#scheme()}. */
  public String scheme(Variables variables) {
    String told =
        switch (forwarding) {
          case NONE -> null;
          case X_FORWARDED ->
              ForwardedValues.listed(variables, "HTTP_X_FORWARDED_PROTO", hops, true);
          case FORWARDED -> ForwardedValues.parameter(variables, "proto", hops);
        };
    if (told != null && (told.equalsIgnoreCase("https") || told.equalsIgnoreCase("http"))) {
      return told.length() == 5 ? "https" : "http";
    }
    String https = variables.get("HTTPS");
    boolean secure = https != null && !https.isEmpty() && !https.equalsIgnoreCase("off");
    return secure || "https".equals(variables.get("REQUEST_SCHEME")) ? "https" : "http";
  }

  /** See {@link Request#host()}. */
  public @Nullable String host(Variables variables) {
    String told =
        switch (forwarding) {
          case NONE -> null;
          case X_FORWARDED ->
              ForwardedValues.listed(variables, "HTTP_X_FORWARDED_HOST", hops, true);
          case FORWARDED -> ForwardedValues.parameter(variables, "host", hops);
        };
    return told != null && ForwardedValues.isHost(told)
        ? told
        : variables.joined("HTTP_HOST", ", ");
  }

  /** See {@link Request#remoteAddress()}. */
  public @Nullable String remoteAddress(Variables variables) {
    String told =
        switch (forwarding) {
          case NONE -> null;
          case X_FORWARDED ->
              ForwardedValues.listed(variables, "HTTP_X_FORWARDED_FOR", hops, false);
          case FORWARDED -> ForwardedValues.parameter(variables, "for", hops);
        };
    String address = told == null ? null : ForwardedValues.address(told);
    return address != null ? address : variables.get("REMOTE_ADDR");
  }

  /**
   * The id of a request: {@code REQUEST_ID}, which a web server may pass (nginx: {@code
   * fastcgi_param REQUEST_ID $request_id}), else the header; where neither is 1 to 128 of {@code
   * A-Z a-z 0-9 . _ : @ -}, 128 random bits in hexadecimal, others at each call.
   */
  public String requestId(Variables variables) {
    String told = variables.get("REQUEST_ID");
    if (told != null && isId(told)) {
      return told;
    }
    told = variables.get(headerVariable());
    return told != null && isId(told) ? told : random();
  }

  private String headerVariable() {
    return "HTTP_" + requestIdHeader.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static boolean isId(String text) {
    return isAlphanumeric(text, MAX_ID_CHARS, ".-_:@");
  }

  private static boolean isName(String text) {
    return isAlphanumeric(text, MAX_NAME_CHARS, "-");
  }

  /** But for those others. */
  private static boolean isAlphanumeric(String text, int maxChars, String others) {
    if (text.isEmpty() || text.length() > maxChars) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** To tell requests apart; it keeps no secret, so it need not be unpredictable. */
  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder id = new StringBuilder(32);
    appendHex(random.nextLong(), id);
    appendHex(random.nextLong(), id);
    return id.toString();
  }

  private static void appendHex(long bits, StringBuilder to) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      to.append(Character.forDigit((int) (bits >>> shift) & 0xf, 16));
    }
  }
}
