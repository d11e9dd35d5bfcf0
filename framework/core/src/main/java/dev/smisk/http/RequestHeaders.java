package dev.smisk.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers among a request's variables (RFC 3875 section 4.1.18). */
final class RequestHeaders {
  private RequestHeaders() {}

  /** All of them, names in lower case with hyphens, repeated ones joined; unmodifiable. */
  static Map<String, String> all(Variables variables) {
    Map<String, String> headers = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          String header = name(name);
          if (header != null && !(value.isEmpty() && header.startsWith("content-"))) {
            headers.merge(header, value, (a, b) -> a + (header.equals("cookie") ? "; " : ", ") + b);
          }
        });
    return Collections.unmodifiableMap(headers);
  }

  private static @Nullable String name(String variable) {
    if (variable.equals("CONTENT_TYPE") || variable.equals("CONTENT_LENGTH")) {
      return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return switch (variable) {
      // nginx sends the first two again under these names; PROXY is never a header.
      case "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH", "HTTP_PROXY" -> null;
      default ->
          variable.startsWith("HTTP_")
              ? variable.substring("HTTP_".length()).toLowerCase(Locale.ROOT).replace('_', '-')
              : null;
    };
  }
}
