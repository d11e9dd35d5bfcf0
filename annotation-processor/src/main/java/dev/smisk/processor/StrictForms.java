package dev.smisk.processor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Accepts the text that {@link Framework#CONVERTERS} accept, so that a default that compiles also
 * converts. A test holds the two together.
 */
final class StrictForms {
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,100}");
  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final int MAX_NUMBER_CHARS = 100;
  private static final int MAX_SCALE = 1_000;

  private StrictForms() {}

  static UUID uuid(String text) {
    return UUID.fromString(matching(UUID_FORM, text));
  }

  static BigInteger integer(String text) {
    return new BigInteger(bounded(matching(INTEGER, text)));
  }

  static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(bounded(matching(DECIMAL, text)));
    return check(Math.abs((long) value.scale()) <= MAX_SCALE, value);
  }

  static OffsetDateTime offsetTime(String text) {
    return OffsetDateTime.parse(capital(text));
  }

  static ZonedDateTime zonedTime(String text) {
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return offsetTime(text).toZonedDateTime();
    }
    OffsetDateTime time = offsetTime(text.substring(0, bracket));
    String zone = check(text.endsWith("]"), text.substring(bracket + 1, text.length() - 1));
    ZonedDateTime zoned = time.atZoneSameInstant(ZoneId.of(zone));
    return check(zoned.getOffset().equals(time.getOffset()), zoned);
  }

  /** Text without small letters. */
  static String capital(String text) {
    return check(text.chars().noneMatch(c -> c >= 'a' && c <= 'z'), text);
  }

  private static String bounded(String text) {
    return check(text.length() <= MAX_NUMBER_CHARS, text);
  }

  private static String matching(Pattern form, String text) {
    return check(form.matcher(text).matches(), text);
  }

  private static <T> T check(boolean isAccepted, T value) {
    if (!isAccepted) {
      throw new IllegalArgumentException("not of the strict form");
    }
    return value;
  }
}
