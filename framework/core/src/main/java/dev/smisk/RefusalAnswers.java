package dev.smisk;

import dev.smisk.fastcgi.Refusal;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import dev.smisk.routing.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What requests are told that a limit turns away. Encoded beforehand, as these must cost nothing.
 * Thread-safe.
 */
final class RefusalAnswers {
  private final Map<Refusal, Response<?>> whole = new EnumMap<>(Refusal.class);

  /** Without a body, for requests whose method did not come: it may have been HEAD. */
  private final Map<Refusal, Response<?>> bare = new EnumMap<>(Refusal.class);

  RefusalAnswers(Json json) {
    for (Refusal refusal : Refusal.values()) {
      Problem problem = problem(refusal);
      Response<Void> head = Response.status(problem.status());
      if (problem.status() == 503) {
        head = head.header("Retry-After", "1");
      }
      bare.put(refusal, head);
      whole.put(refusal, json.encode(head.json(problem)));
    }
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case PARAMS_TOO_LARGE ->
          Problem.of(431, "the request's headers are larger than this service takes");
      case PARAMS_TOO_SLOW -> Problem.of(408, "the request's headers took too long to arrive");
      case BODY_TOO_SLOW -> Problem.of(408, "the request's body took too long to arrive");
      case OVERLOADED, NO_MEMORY ->
          Problem.of(503, "too many requests at once; try again in a moment");
      case HANDLER_TOO_SLOW -> Problem.of(503, "the request took too long to answer");
    };
  }

  /** The answer to that request, which tells the request's id. */
  Response<?> of(Refusal reason, boolean withBody, Variables request) {
    Response<?> answer = (withBody ? whole : bare).get(reason);
    if (answer == null) {
      throw new IllegalStateException("no answer for " + reason);
    }
    byte[] problem = answer.bytes();
    if (problem == null) {
      return answer;
    }
    // One more member of the object; an id holds nothing that JSON would escape.
    byte[] id =
        (",\"requestId\":\"" + request.requestId() + "\"}").getBytes(StandardCharsets.US_ASCII);
    byte[] body = Arrays.copyOf(problem, problem.length - 1 + id.length);
    System.arraycopy(id, 0, body, problem.length - 1, id.length);
    return answer.bytes("application/problem+json", body);
  }
}
