package dev.smisk.http;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event (WHATWG HTML section 9.2). Immutable. Nothing in it can begin a field or an
 * event that was not meant: data is cut at its line ends, names and ids have none.
 */
public final class Event {
  private final @Nullable String name;
  private final @Nullable String id;
  private final @Nullable Duration retry;

  /** Text, or the value that is to be JSON. */
  private final Object data;

  private final boolean isJson;

  private Event(
      @Nullable String name,
      @Nullable String id,
      @Nullable Duration retry,
      Object data,
      boolean isJson) {
    this.name = name;
    this.id = id;
    this.retry = retry;
    this.data = data;
    this.isJson = isJson;
  }

  /**
   * With this text as its data; it may have several lines. Each CR, LF and CRLF reaches the client
   * as one LF.
   */
  public static Event of(String data) {
    return new Event(null, null, null, Objects.requireNonNull(data, "data"), false);
  }

  /** With this value, written as JSON, as its data. */
  public static Event json(Object value) {
    return new Event(null, null, null, Objects.requireNonNull(value, "value"), true);
  }

  /**
   * The same with a name: the client's listeners for it hear of it, and not those for {@code
   * message}.
   *
   * @throws IllegalArgumentException if it holds CR or LF
   */
  public Event name(String name) {
    return new Event(checked("name", name), id, retry, data, isJson);
  }

  /**
   * The same with an id, which a client that connects again sends as {@code Last-Event-ID}: see
   * {@link Request#lastEventId()}. Empty: it is to send none.
   *
   * @throws IllegalArgumentException if it holds CR, LF or NUL
   */
  public Event id(String id) {
    if (id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an event's id holds NUL, which clients ignore it for");
    }
    return new Event(name, checked("id", id), retry, data, isJson);
  }

  /**
   * The same with the time after which the client connects again when the connection is lost, to
   * the millisecond.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Event retry(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("an event's retry is negative: " + time);
    }
    return new Event(name, id, time, data, isJson);
  }

  private static String checked(String what, String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "an event's " + what + " is one line, and this one holds a line end: take it out");
    }
    return text;
  }

  @Nullable String name() {
    return name;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Duration retry() {
    return retry;
  }

  Object data() {
    return data;
  }

  boolean isJson() {
    return isJson;
  }
}
