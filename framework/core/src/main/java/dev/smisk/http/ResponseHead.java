package dev.smisk.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes a response's head as the web server expects it from an application (RFC 3875 section
 * 6.3): {@code Status} first, at least one header, {@code Content-Length} unless the status rules
 * out a body, and an empty line.
 */
public final class ResponseHead {
  private static final byte[] STATUS = ascii("Status: ");
  private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");

  /**
   * Some servers want a header besides the status, and a bodiless answer may have none of its own;
   * this one says nothing that isn't meant.
   */
  private static final byte[] ONE_HEADER = ascii("X-Content-Type-Options: nosniff\r\n");

  private ResponseHead() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The head's bytes. The body, if any, is {@link Response#bytes()}; for a HEAD request it is not
   * sent, while the length stays.
   *
   * @throws IllegalStateException if the value is not encoded yet
   */
  public static byte[] encode(Response<?> response) {
    ResponseStream stream = response.stream();
    byte[] body = response.bytes();
    return encode(
        response, stream != null ? stream.length() : body == null ? 0 : (long) body.length);
  }

  /**
   * The head's bytes where the body's length is known otherwise.
   *
   * @param length in bytes, or −1: not to be announced
   */
  public static byte[] encode(Response<?> response, long length) {
    if (response.value() != null) {
      throw new IllegalStateException("the value must be encoded before the head");
    }
    int status = response.status();
    String reason = StatusCodes.reason(status);
    String[] headers = headers(response);
    boolean counted = length >= 0 && status != 204 && status != 304;

    int size = STATUS.length + 4 + reason.length() + 2 + 2;
    for (int i = 0; i < headers.length; i++) {
      size += headers[i].length() + 2;
    }
    if (counted) {
      size += CONTENT_LENGTH.length + digits(length) + 2;
    } else if (headers.length == 0) {
      size += ONE_HEADER.length;
    }

    byte[] head = new byte[size];
    int at = put(STATUS, head, 0);
    at = putNumber(status, 3, head, at);
    head[at++] = ' ';
    at = putLatin1(reason, head, at);
    at = putLineEnd(head, at);
    for (int i = 0; i < headers.length; i += 2) {
      at = putLatin1(headers[i], head, at);
      head[at++] = ':';
      head[at++] = ' ';
      at = putLatin1(headers[i + 1], head, at);
      at = putLineEnd(head, at);
    }
    if (counted) {
      at = put(CONTENT_LENGTH, head, at);
      at = putNumber(length, digits(length), head, at);
      at = putLineEnd(head, at);
    } else if (headers.length == 0) {
      at = put(ONE_HEADER, head, at);
    }
    putLineEnd(head, at);
    return head;
  }

  /** The response's own, and those of its stream that it does not have. */
  private static String[] headers(Response<?> response) {
    String[] headers = response.headerPairs();
    ResponseStream stream = response.stream();
    if (stream == null) {
      return headers;
    }
    String[] usual = stream.headers();
    String[] all = Arrays.copyOf(headers, headers.length + usual.length);
    int count = headers.length;
    for (int i = 0; i < usual.length; i += 2) {
      if (response.header(usual[i]) == null) {
        all[count++] = usual[i];
        all[count++] = usual[i + 1];
      }
    }
    return Arrays.copyOf(all, count);
  }

  private static int put(byte[] bytes, byte[] head, int at) {
    System.arraycopy(bytes, 0, head, at, bytes.length);
    return at + bytes.length;
  }

  /** Values were checked to be ISO-8859-1 when they were set. */
  private static int putLatin1(String text, byte[] head, int at) {
    for (int i = 0; i < text.length(); i++) {
      head[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }

  private static int putLineEnd(byte[] head, int at) {
    head[at] = '\r';
    head[at + 1] = '\n';
    return at + 2;
  }

  private static int putNumber(long number, int digits, byte[] head, int at) {
    long rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      head[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }
}
