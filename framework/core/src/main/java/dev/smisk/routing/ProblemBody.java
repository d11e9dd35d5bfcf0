package dev.smisk.routing;

import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a problem's JSON in the order of RFC 9457 section 3.1, absent ones left out. */
final class ProblemBody {
  private ProblemBody() {}

  /**
   * As maps, lists and text.
   *
   * @param trace lines for the developer, as member {@code trace}; empty: none
   * @param requestId by which the log names the request, as member {@code requestId}; null: none
   */
  static Map<String, Object> of(Problem problem, List<String> trace, @Nullable String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "type", problem.type());
    put(body, "title", problem.title());
    body.put("status", problem.status());
    put(body, "detail", problem.detail());
    put(body, "instance", problem.instance());
    if (!problem.errors().isEmpty()) {
      List<Map<String, Object>> errors = new ArrayList<>();
      for (Invalid invalid : problem.errors()) {
        Map<String, Object> error = new LinkedHashMap<>();
        put(error, "name", invalid.name());
        put(error, "in", invalid.in());
        put(error, "detail", invalid.detail());
        errors.add(error);
      }
      body.put("errors", errors);
    }
    put(body, "requestId", requestId);
    if (!trace.isEmpty()) {
      body.put("trace", trace.stream().map(ProblemBody::encodable).toList());
    }
    return body;
  }

  private static void put(Map<String, Object> members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, encodable(text));
    }
  }

  /** Halves of surrogate pairs, which UTF-8 cannot carry, become question marks. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
