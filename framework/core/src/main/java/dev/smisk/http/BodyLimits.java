package dev.smisk.http;

/**
 * What one route takes of a body where that differs from the app's limits: {@code @Limit},
 * compiled. −1: as the app's.
 *
 * @param bodyBytes of the body, collected or streamed
 * @param parts of a form, fields as well as files
 * @param fieldBytes of one field of a form
 */
public record BodyLimits(long bodyBytes, int parts, long fieldBytes) {
  /** All as the app's. */
  public static final BodyLimits NONE = new BodyLimits(-1, -1, -1);

  /** Checks that they are positive, or −1. */
  public BodyLimits {
    check("body", bodyBytes);
    check("parts", parts);
    check("field", fieldBytes);
  }

  private static void check(String name, long value) {
    if (value < 1 && value != -1) {
      throw new IllegalArgumentException(
          "the limit " + name + " must be positive, or -1 for the app's, not " + value);
    }
  }
}
