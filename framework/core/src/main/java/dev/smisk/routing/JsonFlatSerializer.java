package dev.smisk.routing;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;

/**
 * Writes values of one final class whose properties are all {@code String}, {@code boolean} or
 * primitive numbers, without reflection: compiled codecs extend it. Such a value needs nothing of
 * Jackson's mapper, not even a context. Thread-safe.
 *
 * @param <T> the class
 */
public abstract class JsonFlatSerializer<T> extends JsonObjectSerializer<T> {
  /** For the class. */
  protected JsonFlatSerializer(JavaType type) {
    super(type);
  }

  /** Writes the properties between the object's braces. */
  protected abstract void write(T value, JsonGenerator generator);

  @Override
  protected final void write(T value, JsonGenerator generator, SerializationContext context) {
    write(value, generator);
  }

  /** Writes the object without a mapper; what fails says at which property. */
  final void writeAlone(JsonGenerator generator, T value) {
    generator.writeStartObject(value);
    TokenStreamContext place = generator.streamWriteContext();
    try {
      write(value, generator);
    } catch (RuntimeException e) {
      failed(e, value, place, null);
    }
    generator.writeEndObject();
  }
}
