package dev.smisk.routing;

import dev.smisk.http.Accept;
import dev.smisk.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem for who reads no JSON: plain text, and never HTML, which could carry somebody's script.
 */
final class ProblemText {
  private ProblemText() {}

  /** Whether {@code Accept} likes text, or HTML as browsers do, better than JSON. */
  static boolean isAskedFor(@Nullable String accept) {
    if (accept == null || accept.indexOf("text/") < 0) {
      return false;
    }
    Accept liked = Accept.of(accept);
    int text = Math.max(liked.quality("text/plain"), liked.quality("text/html"));
    int json =
        Math.max(liked.quality("application/json"), liked.quality("application/problem+json"));
    return text > json;
  }

  /** Status and title, the detail, a line for each further error, and one for the request's id. */
  static String of(Problem problem, String requestId) {
    StringBuilder text = new StringBuilder();
    text.append(problem.status()).append(' ').append(problem.title()).append('\n');
    if (problem.detail() != null) {
      text.append(problem.detail()).append('\n');
    }
    for (Problem.Invalid error : problem.errors()) {
      String line = Source.describe(error);
      if (!line.equals(problem.detail())) { // which tells an only one in full
        text.append(line).append('\n');
      }
    }
    return text.append("request ").append(requestId).append('\n').toString();
  }
}
