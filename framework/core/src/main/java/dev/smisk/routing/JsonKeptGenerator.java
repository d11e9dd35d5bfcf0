package dev.smisk.routing;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes values as JSON by a generator that is kept for the next one: with its contexts and buffers
 * a generator of its own takes 376 bytes, a third of what a small request allocated. It is one for
 * all that write one after the other; who finds it taken makes another. Only for values that {@link
 * JsonPlainValues} approves of, since another's serializer may leave its marks on a generator.
 * Thread-safe.
 */
final class JsonKeptGenerator {
  /** The buffer of longer texts is not kept. */
  private static final int KEPT_BYTES = 8192;

  private final ObjectWriter any;
  private final AtomicReference<@Nullable Line> spare = new AtomicReference<>();

  /**
   * For all writers of one mapper.
   *
   * @param any one of them
   */
  JsonKeptGenerator(ObjectWriter any) {
    this.any = any.withRootValueSeparator("");
  }

  /** What {@link ObjectWriter#writeValueAsBytes} gives. */
  byte[] bytes(ObjectWriter writer, Object value) {
    Line line = spare.getAndSet(null);
    if (line == null) {
      line = new Line(any);
    }
    boolean whole = false;
    try {
      byte[] bytes = line.write(writer, value);
      whole = bytes.length <= KEPT_BYTES && spare.compareAndSet(null, line);
      return bytes;
    } finally {
      if (!whole) {
        line.generator.close(); // its buffers are others' then
      }
    }
  }

  private static final class Line {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final JsonGenerator generator;

    Line(ObjectWriter any) {
      generator = any.createGenerator(out);
    }

    byte[] write(ObjectWriter writer, Object value) {
      writer.writeValue(generator, value);
      generator.flush();
      byte[] bytes = out.toByteArray();
      out.reset();
      return bytes;
    }
  }
}
