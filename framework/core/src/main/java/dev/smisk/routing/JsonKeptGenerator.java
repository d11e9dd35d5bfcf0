package dev.smisk.routing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes values as JSON by a generator that is kept for the next one: with its contexts and buffers
 * a generator of its own takes 376 bytes, a third of what a small request allocated. It is one for
 * all that write one after the other; who finds it taken makes another. Only for flat values and
 * those that {@link JsonPlainValues} approves of, since another's serializer may leave its marks on
 * a generator. Thread-safe.
 */
final class JsonKeptGenerator {
  /** The buffer of longer texts is not kept. */
  private static final int KEPT_BYTES = 8192;

  private final Function<OutputStream, JsonGenerator> generators;
  private final AtomicReference<@Nullable Line> spare = new AtomicReference<>();

  /**
   * The first is made at once, so that a class archive has all that the first value needs.
   *
   * @param generators makes one that writes nothing between two values
   */
  JsonKeptGenerator(Function<OutputStream, JsonGenerator> generators) {
    this.generators = generators;
    spare.set(new Line(generators));
  }

  /** The value in UTF-8, as that writes it. */
  <T> byte[] bytes(BiConsumer<? super JsonGenerator, ? super T> writer, T value) {
    Line line = spare.getAndSet(null);
    if (line == null) {
      line = new Line(generators);
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

    Line(Function<OutputStream, JsonGenerator> generators) {
      generator = generators.apply(out);
    }

    <T> byte[] write(BiConsumer<? super JsonGenerator, ? super T> writer, T value) {
      writer.accept(generator, value);
      generator.flush();
      byte[] bytes = out.toByteArray();
      out.reset();
      return bytes;
    }
  }
}
