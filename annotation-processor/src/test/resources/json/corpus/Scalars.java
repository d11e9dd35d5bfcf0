package corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smisk.Json;
import dev.smisk.http.Patch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One component each, and all of a kind. */
public final class Scalars {
  private Scalars() {}

  @Json public record OfInt(int value) {}

  @Json public record OfLong(long value) {}

  @Json public record OfShort(short value) {}

  @Json public record OfByte(byte value) {}

  @Json public record OfChar(char value) {}

  @Json public record OfFloat(float value) {}

  @Json public record OfDouble(double value) {}

  @Json public record OfBoolean(boolean value) {}

  @Json public record OfString(String value) {}

  @Json
  public record Primitives(
      int i, long l, short s, byte b, char c, float f, double d, boolean z) {}

  @Json
  public record Boxes(
      Integer i, Long l, Short s, Byte b, Character c, Float f, Double d, Boolean z) {}

  @Json public record OfBoxedInt(Integer value) {}

  @Json public record OfBoxedBoolean(Boolean value) {}

  @Json public record OfBoxedDouble(Double value) {}

  @Json public record OfNumber(Number value) {}

  @Json public record OfObject(Object value) {}

  @Json public record Big(BigDecimal decimal, BigInteger integer) {}

  @Json public record OfUuid(UUID id) {}

  @Json public record Texts(String a, CharSequence b, char[] c, StringBuilder d) {}

  @Json
  public record Dates(
      LocalDate date, LocalTime time, LocalDateTime dateTime, Instant instant, Date old) {}

  @Json
  public record Zoned(
      OffsetDateTime offset, ZonedDateTime zoned, OffsetTime time, ZoneId zone, ZoneOffset by) {}

  @Json
  public record Parts(
      Year year, YearMonth month, MonthDay day, Period period, Duration duration) {}

  @Json public record Days(DayOfWeek day, Month month) {}

  @Json public record Net(URI uri, Locale locale, Currency currency) {}

  @Json
  public record Options(
      Optional<String> text, OptionalInt i, OptionalLong l, OptionalDouble d) {}

  @Json public record OptionalOfRecord(Optional<OfInt> value) {}

  @Json public record OptionalOfOptional(Optional<Optional<String>> value) {}

  @Json
  public record Atomics(
      AtomicInteger i, AtomicLong l, AtomicBoolean z, AtomicReference<String> text) {}

  @Json
  public record Patches(
      Patch<String> text, Patch<OfInt> nested, Patch<List<LocalDate>> dates, Patch<Integer> n) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PatchesNonNull(Patch<String> text, String plain) {}

  /** With a patch that is absent at first. */
  @Json
  public static class PatchBean {
    private Patch<String> text = Patch.absent();

    public Patch<String> getText() {
      return text;
    }

    public void setText(Patch<String> text) {
      this.text = text;
    }
  }

  @Json public record Bytes(byte[] data) {}

  @Json public record Empty() {}

  @Json public record OfClass(Class<?> type) {}
}
