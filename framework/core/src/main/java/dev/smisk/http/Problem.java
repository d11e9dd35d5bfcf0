package dev.smisk.http;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 describes it to the client; sent as {@code
 * application/problem+json}.
 *
 * @param type a URI that names the kind of problem; {@code about:blank} where the status says it
 *     all
 * @param title the kind of problem in a few words, the same for each occurrence
 * @param status the HTTP status, 400 to 599
 * @param detail what happened this time and what the client can do; may be null
 * @param instance a URI of this occurrence; may be null
 * @param errors the single errors where there may be several, as for parameters; may be empty
 */
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    List<Invalid> errors) {

  /**
   * One value that the request got wrong.
   *
   * @param name the parameter's name, or the JSON pointer of a body's value
   * @param in where it was looked for: {@code path}, {@code query}, {@code header}, {@code cookie},
   *     {@code form} or {@code body}
   * @param detail what is wrong with it and what is expected
   */
  public record Invalid(String name, String in, String detail) {
    /** None may be null. */
    public Invalid {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(in, "in");
      Objects.requireNonNull(detail, "detail");
    }
  }

  /**
   * Checks the status.
   *
   * @throws IllegalArgumentException if it is no error status
   */
  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "a problem's status is 400 to 599, not " + status + ": answer others with a Response");
    }
    errors = List.copyOf(errors);
  }

  /** A problem that its status names: {@code about:blank} with the reason phrase as title. */
  public static Problem of(int status, @Nullable String detail) {
    return new Problem("about:blank", StatusCodes.reason(status), status, detail, null, List.of());
  }

  /** The same with these single errors. */
  public Problem withErrors(List<Invalid> invalid) {
    return new Problem(type, title, status, detail, instance, invalid);
  }
}
