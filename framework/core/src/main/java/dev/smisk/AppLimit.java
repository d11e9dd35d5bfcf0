package dev.smisk;

import dev.smisk.fastcgi.Limits;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.session.MemorySessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bounds of an app, each with a default. Set by {@link App#limit(AppLimit, long)} or {@link
 * App#limit(AppLimit, Duration)}, or by an environment variable, which wins: {@code SMISK_} and the
 * constant's name, such as {@code SMISK_BODY_BYTES=4m}. Bytes take {@code k}, {@code m} and {@code
 * g} (powers of 1024), times {@code ms}, {@code s}, {@code m} and {@code h}.
 */
public enum AppLimit {
  /** Of a body that is collected in memory; past it 413. Default 1 MiB. */
  BODY_BYTES(
      Unit.BYTES,
      DispatchSettings.DEFAULT.maxBodyBytes(),
      Integer.MAX_VALUE - 8,
      "a body in memory; past it 413"),

  /** Of a body that a handler reads as a stream; past it 413. Default 1 GiB. */
  STREAM_BYTES(
      Unit.BYTES,
      DispatchSettings.DEFAULT.maxStreamBytes(),
      Long.MAX_VALUE,
      "a body that is streamed; past it 413"),

  /** Between two pieces of a body that a handler waits for; past it 408. Default 60 s. */
  BODY_GAP(Limits.defaults().bodyGap(), "between two pieces of a body; past it 408"),

  /**
   * Of one streamed body, kept in memory; what comes faster than it is read waits for 20 ms, then
   * goes to a temporary file in the spool folder. Default 128 KiB.
   */
  STREAM_MEMORY(
      Unit.BYTES,
      Limits.defaults().streamMemory(),
      "of a streamed body in memory; past it a temporary file"),

  /**
   * Of all bodies at once in memory; past it 503 for those that are collected, and temporary files
   * for those that are streamed. Default a quarter of the largest heap, at least 1 MiB.
   */
  BODIES_MEMORY(
      Unit.BYTES, Limits.defaults().bodiesMemory(), Long.MAX_VALUE, "of all bodies in memory"),

  /** Of all temporary files at once; past it reading a body fails. Default 4 GiB. */
  SPOOL_BYTES(
      Unit.BYTES,
      Limits.defaults().spoolBytes(),
      Long.MAX_VALUE,
      "of streamed bodies in temporary files"),

  /** Ranges of a file that one request may ask for; past it 416. Default 32. */
  FILE_RANGES(Unit.COUNT, 32, "ranges of a file in one request; past it 416"),

  /** Of a form, fields as well as files; past it 413. Default 1,000. */
  PARTS(Unit.COUNT, 1_000, "parts of a form; past it 413"),

  /** Of the header lines of one part of a form; past it 413. Default 8 KiB, at most 1 MiB. */
  PART_HEADER_BYTES(Unit.BYTES, 8 * 1024, 1 << 20, "header lines of a part; past it 413"),

  /**
   * Of one field of a form, past it 413; all of them together are held to {@link #BODY_BYTES}.
   * Default 1 MiB.
   */
  FIELD_BYTES(Unit.BYTES, 1 << 20, Integer.MAX_VALUE - 8, "a field of a form; past it 413"),

  /** Of one form's files in memory; past it temporary files in the spool folder. Default 16 KiB. */
  UPLOAD_MEMORY(Unit.BYTES, 16 * 1024, "of a form's files in memory; past it temporary files"),

  /** Of all forms' files at once in temporary files; past it 503. Default 16 GiB. */
  UPLOAD_BYTES(Unit.BYTES, 16L << 30, Long.MAX_VALUE, "of forms' files on disk; past it 503"),

  /** Of one request's variables, its headers above all; past it 431. Default 64 KiB. */
  PARAMS_BYTES(Unit.BYTES, Limits.defaults().paramsBytes(), "a request's variables; past it 431"),

  /** Variables of one request; past it 431. Default 1,000. */
  PARAMS_COUNT(Unit.COUNT, Limits.defaults().paramsCount(), "variables of a request; past it 431"),

  /**
   * Of all requests' variables at once, from their first record to their end, 2 KiB at least for
   * each; past it 503. Default an eighth of the largest heap, at least 1 MiB.
   */
  PARAMS_MEMORY(
      Unit.BYTES,
      Limits.defaults().paramsMemory(),
      Long.MAX_VALUE,
      "of all requests' variables; past it 503"),

  /** From a request's first record to its last variable; past it 408. Default 10 s. */
  PARAMS_TIME(Limits.defaults().paramsTime(), "until a request's variables are there; past it 408"),

  /**
   * Requests that run at once; past it 503. On JDKs whose virtual threads are not used (before 24,
   * so 17 as well) this is also the cap of worker threads. Default 2,048: a thousand sleepers leave
   * room for others.
   */
  HANDLERS(Unit.COUNT, Limits.defaults().handlers(), "requests that run at once; past it 503"),

  /**
   * For a handler, from the moment it gets the request to the end of its answer; past it it is
   * interrupted and 503 answers. Default zero: no such limit.
   */
  HANDLER_TIME(Limits.defaults().handlerTime(), "for a handler, then 503; 0s: no limit"),

  /** Connections of web servers open at once; more wait in the backlog. Default 10,240. */
  CONNECTIONS(Unit.COUNT, Limits.defaults().connections(), "connections at once; more wait"),

  /** Open at once on one connection; past it 503. Default 128. */
  REQUESTS_PER_CONNECTION(
      Unit.COUNT,
      Limits.defaults().requestsPerConnection(),
      "open at once on one connection; past it 503"),

  /** Connections that the kernel keeps until they are accepted. Default 1,024. */
  BACKLOG(
      Unit.COUNT,
      Limits.defaults().backlog(),
      "connections that the kernel keeps until they are accepted"),

  /**
   * Answered but not taken by the web server; past it handlers that write wait. Default 256 KiB.
   */
  PENDING_BYTES(
      Unit.BYTES,
      Limits.defaults().pendingBytes(),
      "answered and not taken yet; past it handlers wait"),

  /**
   * The same of all connections; past it handlers that write wait until what they wrote is taken.
   * Default an eighth of the largest heap, at least 1 MiB.
   */
  PENDING_MEMORY(
      Unit.BYTES,
      Limits.defaults().pendingMemory(),
      Long.MAX_VALUE,
      "of all connections' such; past it handlers wait"),

  /**
   * In which a web server takes nothing of an answer; then its connection is dropped. Default 60 s.
   */
  WRITE_STALL(
      Limits.defaults().writeStall(), "for a web server that takes nothing; then it is dropped"),

  /**
   * For a connection's other requests once it is to be closed; then it is dropped. Default 30 s.
   */
  CLOSING_TIME(
      Limits.defaults().closingTime(), "for the other requests of a connection that is to close"),

  /** Of a body that is read and discarded after the answer. Default 256 MiB. */
  LINGER_BYTES(
      Unit.BYTES,
      Limits.defaults().lingerBytes(),
      Long.MAX_VALUE,
      "of a body discarded after the answer"),

  /** The same in time. Default 30 s. */
  LINGER_TIME(Limits.defaults().lingerTime(), "the same in time"),

  /**
   * For requests that run when the app is stopped; then they lose their connection. An instance
   * that another has replaced serves its open connections for as long before that. Default 30 s.
   */
  STOP_TIME(Duration.ofSeconds(30), "for running requests when the app stops"),

  /** How long a session lives after its last use. Default 15 minutes. */
  SESSION_TTL(Unit.TIME, 900_000, Unit.MAX_DAYS, "a session's life after its last use"),

  /** How long a session lives however much it is used. Default 12 hours. */
  SESSION_LIFETIME(
      Unit.TIME, 43_200_000, Unit.MAX_DAYS, "a session's life however much it is used"),

  /** Of one session's data; past it setting a value fails. Default 64 KiB. */
  SESSION_BYTES(Unit.BYTES, 64 * 1024, "a session's data; past it setting a value fails"),

  /** For one call of a store of sessions; past it 503. Default 2 s. */
  SESSION_STORE_TIME(Unit.TIME, 2_000, "for a call of the store of sessions; past it 503"),

  /** Calls of a store of sessions at once; more wait, within their time. Default 64. */
  SESSION_STORE_CALLS(Unit.COUNT, 64, "calls of the store of sessions at once; more wait"),

  /**
   * Of a change of a session, while other requests write it in between; past it 503. At each
   * somebody else got on, so that more than a few are rare. Default 32.
   */
  SESSION_ATTEMPTS(Unit.COUNT, 32, "of a session's change, while others write it; past it 503"),

  /** For a confirmation to come back, where the handler says nothing else. Default 10 minutes. */
  SESSION_CONFIRM_TIME(
      Unit.TIME, 600_000, Unit.MAX_DAYS, "for a session's confirmation to come back"),

  /** Sessions in memory; past it those used longest ago end. Default 100,000. */
  SESSION_COUNT(
      Unit.COUNT, MemorySessionStore.DEFAULT_COUNT, "sessions in memory; past it old ones end"),

  /** The same in bytes. Default 64 MiB. */
  SESSION_MEMORY(Unit.BYTES, MemorySessionStore.DEFAULT_BYTES, Long.MAX_VALUE, "the same in bytes"),

  /** Connections of browsers open at once with {@code --dev}; more wait. Default 256. */
  DEV_CONNECTIONS(Unit.COUNT, 256, "browsers' connections at once with --dev; more wait"),

  /**
   * For answers that are on their way to a browser when {@code --dev} stops; then they are cut off.
   * Default 1 s.
   */
  DEV_CLOSE_TIME(Duration.ofSeconds(1), "for answers on their way when --dev stops");

  /** What a limit is counted in; times are kept in milliseconds. */
  enum Unit {
    COUNT("a number such as 100", ""),
    BYTES("a size such as 65536, 64k or 1m", " k m g"),
    TIME("a time such as 500ms, 30s or 5m", "ms s m h");

    /** 400 days, in milliseconds: longer than any browser keeps a cookie. */
    static final long MAX_DAYS = 400L * 24 * 3_600_000;

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})([a-z]*)");

    private final String form;

    /** With spaces between them. */
    private final String suffixes;

    Unit(String form, String suffixes) {
      this.form = form;
      this.suffixes = suffixes;
    }

    private String[] suffixes() {
      return suffixes.split(" ", -1);
    }

    private long factor(String suffix) {
      return switch (suffix) {
        case "", "ms" -> 1;
        case "k" -> 1L << 10;
        case "m" -> this == BYTES ? 1L << 20 : 60_000;
        case "g" -> 1L << 30;
        case "s" -> 1_000;
        case "h" -> 3_600_000;
        default -> throw new IllegalArgumentException("no suffix: " + suffix);
      };
    }

    private long parse(String text) {
      Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!matcher.matches() || !List.of(suffixes()).contains(matcher.group(2))) {
        throw new IllegalArgumentException("needs " + form + ", not \"" + text + "\"");
      }
      try {
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor(matcher.group(2)));
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
    }
  }

  private final Unit unit;
  private final long standard;
  private final long max;
  private final String meaning;

  AppLimit(Duration standard, String meaning) {
    this(Unit.TIME, standard.toMillis(), meaning);
  }

  AppLimit(Unit unit, long standard, String meaning) {
    this(unit, standard, Integer.MAX_VALUE, meaning);
  }

  AppLimit(Unit unit, long standard, long max, String meaning) {
    this.unit = unit;
    this.standard = standard;
    this.max = max;
    this.meaning = meaning;
  }

  Unit unit() {
    return unit;
  }

  /** The value without any setting, in the unit. */
  long standard() {
    return standard;
  }

  String variable() {
    return "SMISK_" + name();
  }

  /** For {@code --help}. */
  String help() {
    return "%-34s %s".formatted(variable() + "=" + text(standard), meaning);
  }

  /**
   * Reads a value with its suffix.
   *
   * @throws IllegalArgumentException that tells the right form or range; to follow the name under
   *     which the text was given
   */
  long parse(String text) {
    return inRange(unit.parse(text), "");
  }

  /**
   * The value if it is in range.
   *
   * @throws IllegalArgumentException that names the limit and tells the range
   */
  long check(long value) {
    return inRange(value, name() + " ");
  }

  private long inRange(long value, String subject) {
    long min = Math.min(standard, 1); // a limit that is off by default can be turned off
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          subject + "must be " + text(min) + " to " + text(max) + ", not " + text(value));
    }
    return value;
  }

  /** The shortest form that {@link #parse} reads. */
  private String text(long value) {
    String shortest = null;
    for (String suffix : unit.suffixes()) {
      if (value % unit.factor(suffix) == 0) {
        String text = value / unit.factor(suffix) + suffix;
        shortest = shortest == null || text.length() < shortest.length() ? text : shortest;
      }
    }
    return shortest == null ? Long.toString(value) : shortest;
  }
}
