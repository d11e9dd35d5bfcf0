package dev.smisk.http;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The meta-variables by which a web server hands over a request (RFC 3875 section 4.1): {@code
 * REQUEST_METHOD}, {@code REQUEST_URI}, {@code HTTP_ACCEPT} and so on. Names are case-sensitive.
 * Reading is thread-safe; after the request's end it throws {@link IllegalStateException}.
 */
public interface Variables {
  /** The first value of that name, or null. Values are decoded as UTF-8, else as ISO-8859-1. */
  @Nullable String get(String name);

  /** All values of that name, in order, with the separator between them; null if there is none. */
  @Nullable String joined(String name, String separator);

  /** The request's id, the same at each call; see {@link Request#id()}. */
  String requestId();

  /** What the app leaves at all of its requests. Default: nothing. */
  default AppValues app() {
    return AppValues.NONE;
  }

  /** Calls with every name and value, repeated names included, in the web server's order. */
  void forEach(BiConsumer<String, String> action);
}
