package dev.smisk.processor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as {@code @Limit} writes it: {@code "10GB"}. */
final class BodySize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([KMGT]I?B?|B?)");
  private static final String UNITS = "BKMGT";

  private BodySize() {}

  /**
   * Its bytes.
   *
   * @throws IllegalArgumentException that tells the right form or range
   */
  static long parse(String text, long max) {
    Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no size: write a number and B, KB, MB, GB or TB, as in \"64KB\"");
    }
    String unit = matcher.group(2);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0));
    long number = Long.parseLong(matcher.group(1));
    if (number < 1 || number > max >> (10 * power)) {
      throw new IllegalArgumentException(
          "The size \"" + text + "\" is out of range: it must be 1 to " + max + " bytes");
    }
    return number << (10 * power);
  }
}
