package dev.smisk.routing;

import dev.smisk.http.Response;
import dev.smisk.http.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes what comes one by one as a JSON array, element by element; resolved once at start-up for
 * each type of element. Nothing is collected: an element is encoded when it is its turn, and leaves
 * as {@link Response#stream} says. The source is closed on the handler's thread, if it can be,
 * whatever becomes of the answer. Thread-safe.
 */
public final class JsonElements<T> {
  private static final String MEDIA_TYPE = "application/json";

  private final ObjectWriter writer;

  JsonElements(ObjectWriter writer) {
    this.writer = writer;
  }

  /**
   * 200 with an array of what the stream holds.
   *
   * @throws IllegalStateException if it is null
   */
  public Response<?> respond(@Nullable Stream<? extends T> elements) {
    return respond(elements, "Stream");
  }

  /**
   * 200 with an array of what the iterator gives.
   *
   * @throws IllegalStateException if it is null
   */
  public Response<?> respond(@Nullable Iterator<? extends T> elements) {
    return respond(elements, "Iterator");
  }

  /**
   * 200 with an array of what it gives.
   *
   * @throws IllegalStateException if it is null
   */
  public Response<?> respond(@Nullable Iterable<? extends T> elements) {
    return respond(elements, "Iterable");
  }

  private Response<?> respond(@Nullable Object source, String type) {
    if (source == null) {
      throw Results.nullResult(type);
    }
    return written(Response.ok(), source);
  }

  /**
   * The response with an array of what its value gives; itself where it carries none.
   *
   * @throws IllegalStateException if the response is null
   */
  public Response<?> encode(@Nullable Response<?> response) {
    if (response == null) {
      throw Results.nullResponse();
    }
    Object value = response.value();
    return value != null && isSource(value) ? written(response, value) : response;
  }

  /** Whether it gives its elements one by one, and can do so but once. */
  static boolean isSource(Object value) {
    return value instanceof BaseStream || value instanceof Iterator || value instanceof Iterable;
  }

  Response<?> written(Response<?> response, Object source) {
    return response.streaming(MEDIA_TYPE, new Elements(writer, source));
  }

  private static Iterator<?> iterator(Object source) {
    if (source instanceof BaseStream<?, ?> stream) {
      return stream.iterator();
    }
    return source instanceof Iterable<?> iterable ? iterable.iterator() : (Iterator<?>) source;
  }

  /** Closes a source that can be closed; of no effect on anything else. */
  static void close(@Nullable Object source) throws IOException {
    if (source instanceof AutoCloseable closeable && isSource(source)) {
      try {
        closeable.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("a result could not be closed", e);
      }
    }
  }

  /** One answer. Each element is encoded whole before any of its bytes is written. */
  private record Elements(ObjectWriter writer, Object source) implements StreamWriter {
    @Override
    public void write(OutputStream out) throws IOException {
      out.write('[');
      Iterator<?> elements = iterator(source);
      for (boolean first = true; elements.hasNext(); first = false) {
        byte[] element = writer.writeValueAsBytes(elements.next());
        if (!first) {
          out.write(',');
        }
        out.write(element);
      }
      out.write(']');
    }

    @Override
    public void close() throws IOException {
      JsonElements.close(source);
    }
  }
}
