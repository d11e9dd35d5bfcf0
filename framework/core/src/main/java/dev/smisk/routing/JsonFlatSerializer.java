package dev.smisk.routing;

import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;

/**
 * Writes values of one final class whose properties are all text, numbers and truths, without
 * reflection: compiled codecs extend it. It can do without Jackson's databind, which an app that
 * needs it for nothing else then does not start. Thread-safe.
 *
 * @param <T> the class
 */
public abstract class JsonFlatSerializer<T> extends JsonObjectSerializer<T>
    implements BiConsumer<JsonGenerator, T> {
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

  /** Writes the whole object. What fails does not say at which property. */
  @Override
  public final void accept(JsonGenerator generator, T value) {
    generator.writeStartObject(value);
    write(value, generator);
    generator.writeEndObject();
  }
}
