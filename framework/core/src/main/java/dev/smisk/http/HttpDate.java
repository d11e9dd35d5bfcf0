package dev.smisk.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as headers write them, to the second (RFC 9110 section 5.6.7). */
public final class HttpDate {
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

  /** The form that is written, and the two obsolete ones that are still to be understood. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          FIXED,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.US),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US));

  private HttpDate() {}

  /** Such as {@code Sun, 06 Nov 1994 08:49:37 GMT}; fractions of the second are left out. */
  public static String format(Instant time) {
    return FIXED.format(time.atOffset(ZoneOffset.UTC));
  }

  /** The time that any of the three forms tells; null for what is none of them. */
  public static @Nullable Instant parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException otherForm) {
        // Perhaps the next.
      }
    }
    return null;
  }

  /** What is left of a time when it has been written. */
  static Instant toSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
