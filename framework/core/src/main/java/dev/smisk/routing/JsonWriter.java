package dev.smisk.routing;

import dev.smisk.http.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one type of result as JSON; resolved once at start-up. Thread-safe. All methods encode at
 * once, so that a value that cannot be encoded becomes a 500 and never half an answer.
 */
public interface JsonWriter<T> {
  /**
   * 200 with the value as {@code application/json}; a {@link dev.smisk.http.Problem} with its own
   * status as {@code application/problem+json}.
   *
   * @throws IllegalStateException if it is null: the handler is to return an {@link Optional}
   */
  Response<T> respond(@Nullable T value);

  /** 200 with the value; 404 where there is none. */
  Response<?> respondIfPresent(Optional<? extends T> value);

  /**
   * The response with its value encoded; itself where it carries none.
   *
   * @throws IllegalStateException if the response is null
   */
  Response<T> encode(@Nullable Response<T> response);
}
