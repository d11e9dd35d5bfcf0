package corpus.made;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.smisk.Json;
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
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Times in all forms. */
public final class Times {
  private Times() {}

  @Json
  public record Plain(
      LocalDate date, LocalTime time, LocalDateTime both, Instant instant, OffsetDateTime offset, ZonedDateTime zoned,
      OffsetTime offsetTime, Duration duration, Period period, Year year, YearMonth month, MonthDay day, ZoneId zone,
      ZoneOffset zoneOffset, DayOfWeek weekday, Month monthOfYear, Date date2, Calendar calendar) {}

  @Json
  public record Patterns(
      @JsonFormat(pattern = "d. MMMM uuuu", locale = "de") LocalDate german,
      @JsonFormat(pattern = "HH:mm") LocalTime time,
      @JsonFormat(pattern = "uuuu-MM-dd HH:mm:ss.SSS") LocalDateTime both,
      @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd HH:mm:ssXXX", timezone = "Europe/Paris") Instant instant,
      @JsonFormat(pattern = "EEE, d MMM yyyy HH:mm:ss Z", locale = "en") OffsetDateTime mail,
      @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm[:ss]XXX") ZonedDateTime zoned,
      @JsonFormat(pattern = "MM/yyyy") YearMonth expires,
      @JsonFormat(pattern = "yy") Year year,
      @JsonFormat(pattern = "dd.MM.") MonthDay day,
      @JsonFormat(pattern = "dd/MM/yyyy HH:mm", timezone = "America/New_York") Date old) {}

  @Json
  public record Shapes(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Duration text,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Year year,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Month month,
      @JsonFormat(shape = JsonFormat.Shape.STRING) DayOfWeek day,
      @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Boolean flag,
      @JsonFormat(lenient = OptBoolean.FALSE, pattern = "uuuu-MM-dd") LocalDate strict) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Held(
      Optional<Instant> one, List<LocalDate> many, Map<LocalDate, Duration> byDate, Map<YearMonth, List<LocalTime>> byMonth,
      @JsonFormat(pattern = "yyyyMMdd") Optional<LocalDate> formatted, @JsonFormat(pattern = "HH") List<LocalTime> hours,
      @JsonFormat(pattern = "HH:mm") LocalTime[] array, Map<Month, Integer> byEnum, Instant[] instants) {}

  @Json
  public static class Event {
    @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'", timezone = "UTC")
    private Instant start;

    private LocalDate end;
    private Duration length = Duration.ZERO;

    public Instant getStart() {
      return start;
    }

    public void setStart(Instant start) {
      this.start = start;
    }

    @JsonFormat(pattern = "dd-MM-yyyy")
    public LocalDate getEnd() {
      return end;
    }

    public void setEnd(LocalDate end) {
      this.end = end;
    }

    public Duration getLength() {
      return length;
    }

    public void setLength(Duration length) {
      this.length = length;
    }
  }
}
