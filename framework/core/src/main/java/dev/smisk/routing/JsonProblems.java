package dev.smisk.routing;

import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes problems, their members in the order of RFC 9457 section 3.1 and absent ones left out. Of
 * an app's own Jackson only what its generators do counts, such as escapes; not how it would write
 * maps and text. As a map the first one would take 4 ms, for which every start would wait.
 * Thread-safe.
 */
final class JsonProblems {
  private static final int USUAL_BYTES = 256;

  private final Function<OutputStream, JsonGenerator> generators;

  JsonProblems(Function<OutputStream, JsonGenerator> generators) {
    this.generators = generators;
  }

  /**
   * In UTF-8.
   *
   * @param trace lines for the developer, as member {@code trace}; empty: none
   * @param requestId by which the log names the request, as member {@code requestId}; null: none
   */
  byte[] bytes(Problem problem, List<String> trace, @Nullable String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = generators.apply(out)) {
      json.writeStartObject();
      member(json, "type", problem.type());
      member(json, "title", problem.title());
      json.writeNumberProperty("status", problem.status());
      member(json, "detail", problem.detail());
      member(json, "instance", problem.instance());
      if (!problem.errors().isEmpty()) {
        json.writeArrayPropertyStart("errors");
        for (Invalid invalid : problem.errors()) {
          json.writeStartObject();
          member(json, "name", invalid.name());
          member(json, "in", invalid.in());
          member(json, "detail", invalid.detail());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      member(json, "requestId", requestId);
      if (!trace.isEmpty()) {
        json.writeArrayPropertyStart("trace");
        for (String line : trace) {
          json.writeString(encodable(line));
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void member(JsonGenerator json, String name, @Nullable String text) {
    if (text != null) {
      json.writeStringProperty(name, encodable(text));
    }
  }

  /** Halves of surrogate pairs, which UTF-8 cannot carry, become question marks. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
