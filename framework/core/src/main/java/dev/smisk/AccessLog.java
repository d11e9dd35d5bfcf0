package dev.smisk;

import dev.smisk.http.Endpoint;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Variables;
import dev.smisk.routing.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One entry for each request once it has ended, by the logger {@code smisk.access} at level INFO.
 * Thread-safe.
 *
 * <pre>
 * 2026-11-23T02:45:33.123Z 127.0.0.1 "GET /books?limit=3" "GET /books" 200 1234 567us complete 4bf92f…
 * </pre>
 *
 * <p>time, client, method and target, route, status, bytes of the body, microseconds since all of
 * the request's variables were there, end and request id; {@code -} stands for what is not known.
 * In a line whatever is not printable ASCII is escaped; JSON is written by the JSON writer.
 */
final class AccessLog {
  /** The forms of an entry. */
  enum Format {
    /** A line of text. */
    LINE,
    /** A JSON object. */
    JSON;

    /**
     * Reads a name in any case.
     *
     * @throws IllegalArgumentException that tells the right form
     */
    static Format parse(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "line" -> LINE;
        case "json" -> JSON;
        default ->
            throw new IllegalArgumentException(
                "the access log's form is line or json, not \"" + text + "\"");
      };
    }
  }

  static final String LOGGER = "smisk.access";

  private final Format format;
  private final Json json;
  private final TrustedHeaders trusted;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Logger logger;

  AccessLog(
      Format format,
      Json json,
      TrustedHeaders trusted,
      InstantSource clock,
      LongSupplier nanos,
      Logger logger) {
    this.format = format;
    this.json = json;
    this.trusted = trusted;
    this.clock = clock;
    this.nanos = nanos;
    this.logger = logger;
  }

  /** What {@link #write} measures from. */
  long now() {
    return nanos.getAsLong();
  }

  /**
   * Logs one request.
   *
   * @param route null where no handler was to answer
   * @param answer null where the web server gave the request up before there was one
   * @param begun of {@link #now}
   */
  void write(Variables request, @Nullable Endpoint route, @Nullable Answer answer, long begun) {
    if (!logger.isInfoEnabled()) {
      return;
    }
    String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    String address = trusted.remoteAddress(request);
    String method = request.get("REQUEST_METHOD");
    String uri = request.get("REQUEST_URI");
    long micros = (nanos.getAsLong() - begun) / 1_000;
    Answer.End ended = answer == null ? Answer.End.ABORTED : answer.end();
    String end = ended.name().toLowerCase(Locale.ROOT);
    Integer status = answer == null ? null : answer.status();
    long bytes = answer == null ? 0 : answer.bodyBytes();
    if (format == Format.JSON) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("time", time);
      entry.put("remoteAddress", address);
      entry.put("method", method);
      entry.put("uri", uri);
      entry.put("route", route == null ? null : route.name());
      entry.put("status", status);
      entry.put("bytes", bytes);
      entry.put("micros", micros);
      entry.put("end", end);
      entry.put("requestId", request.requestId());
      logger.info(new String(json.bytes(entry), StandardCharsets.UTF_8));
      return;
    }
    StringBuilder line = new StringBuilder(160).append(time).append(' ');
    escape(address, line);
    line.append(" \"");
    escape(method, line);
    line.append(' ');
    escape(uri, line);
    line.append("\" \"");
    escape(route == null ? null : route.name(), line);
    line.append("\" ").append(status == null ? "-" : status).append(' ').append(bytes);
    line.append(' ').append(micros).append("us ").append(end).append(' ');
    logger.info(line.append(request.requestId()).toString());
  }

  private static void escape(@Nullable String text, StringBuilder to) {
    String shown = Objects.requireNonNullElse(text, "-");
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        to.append(c);
      } else {
        to.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
  }
}
