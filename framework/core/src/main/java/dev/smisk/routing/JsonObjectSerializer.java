package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes values of one class as JSON objects, without reflection: compiled codecs extend it. Writes
 * what Jackson's serializer of beans writes in our configuration. Thread-safe once resolved.
 *
 * @param <T> the class
 */
public abstract class JsonObjectSerializer<T> extends StdSerializer<T> {
  private final JavaType type;
  private final JsonInclude.Value inclusion;
  private final List<JsonPropertyWriter> properties = new ArrayList<>();

  /** For the class with these type arguments. */
  protected JsonObjectSerializer(JavaType type) {
    this(type, Include.USE_DEFAULTS, Include.USE_DEFAULTS);
  }

  /** With what {@code @JsonInclude} says at the class. */
  protected JsonObjectSerializer(JavaType type, Include value, Include content) {
    super(type);
    this.type = type;
    inclusion = JsonInclude.Value.construct(value, content);
  }

  /** A property whose value isn't simply a number or text. */
  protected final JsonPropertyWriter property(String name, JsonType<?> propertyType) {
    JsonPropertyWriter property = new JsonPropertyWriter(type, name, propertyType, inclusion);
    properties.add(property);
    return property;
  }

  /** Writes the properties between the object's braces. */
  protected abstract void write(T value, JsonGenerator generator, SerializationContext context);

  /** See {@link JsonPlainValues}; of a resolved one. */
  final boolean isPlain(Set<ValueSerializer<?>> seen) {
    for (JsonPropertyWriter property : properties) {
      if (!property.isPlain(seen)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void resolve(SerializationContext context) {
    properties.forEach(property -> property.resolve(context));
  }

  @Override
  public ValueSerializer<?> createContextual(
      SerializationContext context, @Nullable BeanProperty property) {
    return JsonFallback.needed(context.getConfig(), property)
        ? JsonFallback.serializer(context, type, property)
        : this;
  }

  @Override
  public final void serialize(T value, JsonGenerator generator, SerializationContext context) {
    generator.writeStartObject(value);
    writeProperties(value, generator, context);
    generator.writeEndObject();
  }

  @Override
  public final void serializeWithType(
      T value,
      JsonGenerator generator,
      SerializationContext context,
      TypeSerializer typeSerializer) {
    WritableTypeId typeId = typeSerializer.typeId(value, JsonToken.START_OBJECT);
    typeSerializer.writeTypePrefix(generator, context, typeId);
    generator.assignCurrentValue(value);
    writeProperties(value, generator, context);
    typeSerializer.writeTypeSuffix(generator, context, typeId);
  }

  private void writeProperties(T value, JsonGenerator generator, SerializationContext context) {
    TokenStreamContext place = generator.streamWriteContext();
    try {
      write(value, generator, context);
    } catch (RuntimeException e) {
      failed(e, value, place, context);
    }
  }

  /**
   * Throws what writing a property threw, and says at which.
   *
   * @param context null where there is no mapper
   */
  final void failed(
      RuntimeException thrown,
      T value,
      TokenStreamContext place,
      @Nullable SerializationContext context) {
    if (place.currentName() == null) {
      throw thrown; // by what the first property is read with
    }
    wrapAndThrow(context, thrown, value, place.currentName());
  }
}
