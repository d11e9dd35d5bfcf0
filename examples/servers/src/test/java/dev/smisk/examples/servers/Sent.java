package dev.smisk.examples.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A request as a client sends it, with a name of its own in {@code X-Case}. */
final class Sent {
  private final String name = "c" + UUID.randomUUID();
  private final String method;
  private final String target;
  private final List<String> headers = new ArrayList<>();
  private final byte[] body;
  private final boolean chunked;

  private Sent(String method, String target, byte[] body, boolean chunked, String... headers) {
    this.method = method;
    this.target = target.replace("{name}", name);
    this.body = body;
    this.chunked = chunked;
    this.headers.add("X-Case: " + name);
    this.headers.addAll(List.of(headers));
  }

  /**
   * A request without a body.
   *
   * @param target raw; {@code {name}} in it becomes the name
   * @param headers as {@code Name: value}
   */
  static Sent of(String method, String target, String... headers) {
    return new Sent(method, target, null, false, headers);
  }

  static Sent get(String target, String... headers) {
    return of("GET", target, headers);
  }

  /** A request with a body whose length it announces. */
  static Sent of(String method, String target, byte[] body, String... headers) {
    return new Sent(method, target, body, false, headers);
  }

  static Sent post(String target, byte[] body, String... headers) {
    return of("POST", target, body, headers);
  }

  /** A request with a body whose length nobody knows before its end. */
  static Sent postChunked(String target, byte[] body, String... headers) {
    return new Sent("POST", target, body, true, headers);
  }

  String name() {
    return name;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Null where there is none. */
  String query() {
    int question = target.indexOf('?');
    return question < 0 ? null : target.substring(question + 1);
  }

  /** As {@code Name: value}, but for the host and what tells of the body. */
  List<String> headers() {
    return headers;
  }

  /** By their names in lower case, repeated ones joined. */
  Map<String, String> headersByName() {
    Map<String, String> all = new TreeMap<>();
    for (String header : headers) {
      int colon = header.indexOf(": ");
      all.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(colon + 2),
          (one, other) -> one + ", " + other);
    }
    return all;
  }

  boolean hasBody() {
    return body != null;
  }

  /** Empty where there is none. */
  byte[] body() {
    return body == null ? new byte[0] : body;
  }

  boolean chunked() {
    return chunked;
  }
}
