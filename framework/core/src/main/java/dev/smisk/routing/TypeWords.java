package dev.smisk.routing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a JSON value must be to become a Java type, in words that need no knowledge of Java. */
final class JsonWords {
  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(int.class, "an integer from -2147483648 to 2147483647"),
          Map.entry(long.class, "an integer from -9223372036854775808 to 9223372036854775807"),
          Map.entry(short.class, "an integer from -32768 to 32767"),
          Map.entry(byte.class, "an integer from -128 to 127"),
          Map.entry(BigInteger.class, "an integer"),
          Map.entry(double.class, "a number"),
          Map.entry(float.class, "a number"),
          Map.entry(BigDecimal.class, "a number"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(char.class, "a single character"),
          Map.entry(String.class, "text"),
          Map.entry(UUID.class, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
          Map.entry(LocalDate.class, "a date such as 2026-01-31"),
          Map.entry(LocalTime.class, "a time such as 13:45:00"),
          Map.entry(LocalDateTime.class, "a date and time such as 2026-01-31T13:45:00"),
          Map.entry(Instant.class, "an instant such as 2026-01-31T13:45:00Z"),
          Map.entry(OffsetDateTime.class, "a date and time such as 2026-01-31T13:45:00+01:00"),
          Map.entry(ZonedDateTime.class, "a date and time such as 2026-01-31T13:45:00+01:00"),
          Map.entry(Duration.class, "a duration such as PT1H30M"));

  private static final Map<Class<?>, Class<?>> UNBOXED =
      Map.of(
          Integer.class, int.class,
          Long.class, long.class,
          Short.class, short.class,
          Byte.class, byte.class,
          Double.class, double.class,
          Float.class, float.class,
          Boolean.class, boolean.class,
          Character.class, char.class);

  private JsonWords() {}

  /**
   * To follow "must be".
   *
   * @param foundText whether the value was text: a type that isn't listed then takes text, but not
   *     this one
   */
  static String expected(Class<?> type, boolean foundText) {
    String words = WORDS.get(UNBOXED.getOrDefault(type, type));
    if (words != null) {
      return words;
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) || !foundText
        ? "an object"
        : "a valid text";
  }
}
