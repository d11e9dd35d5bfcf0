package dev.smisk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem: thrown anywhere in a handler, answered as {@code
 * application/problem+json} with the given status, and not logged. It has no stack trace unless it
 * has a cause, since it tells the client something and not the developer.
 */
public class HttpException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient List<String> headers = new ArrayList<>(0);

  /**
   * A problem named by its status.
   *
   * @param status 400 to 599
   * @param detail shown to the client
   */
  public HttpException(int status, String detail) {
    this(Problem.of(status, detail), null);
  }

  /** Any problem; the cause is for the log of whoever catches it and never shown to the client. */
  public HttpException(Problem problem, @Nullable Throwable cause) {
    super(
        Objects.requireNonNullElse(problem.detail(), problem.title()), cause, false, cause != null);
    this.problem = problem;
  }

  /**
   * Adds a header to the answer, such as {@code Allow} or {@code Retry-After}; same rules as there.
   */
  public HttpException header(String name, String value) {
    headers.add(HeaderSyntax.checkName(name));
    headers.add(HeaderSyntax.checkValue(name, value));
    return this;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }

  /** The answer without its body, which the problem's encoder adds: status and added headers. */
  public Response<Problem> response() {
    Response<Problem> response = Response.<Problem>status(problem.status());
    for (int i = 0; i < headers.size(); i += 2) {
      response = response.header(headers.get(i), headers.get(i + 1));
    }
    return response;
  }
}
