package dev.smisk.routing;

import dev.smisk.http.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.TypeFactory;

/** Reads and writes {@link Patch} as the value that it holds. */
final class JsonPatch {
  private JsonPatch() {}

  /** The absent is empty, so that it is left out as a property; elsewhere it is null. */
  static final class Serializer extends StdSerializer<Patch<?>> {
    Serializer() {
      super(Patch.class);
    }

    @Override
    public boolean isEmpty(SerializationContext context, Patch<?> patch) {
      return !patch.isPresent();
    }

    @Override
    public void serialize(Patch<?> patch, JsonGenerator generator, SerializationContext context) {
      context.writeValue(generator, patch.value());
    }
  }

  /** Of a value of its type argument. */
  static final class Deserializer extends StdDeserializer<Patch<?>> {
    private final @Nullable ValueDeserializer<?> content;
    private final @Nullable TypeDeserializer typed;

    Deserializer() {
      this(null, null);
    }

    private Deserializer(@Nullable ValueDeserializer<?> content, @Nullable TypeDeserializer typed) {
      super(Patch.class);
      this.content = content;
      this.typed = typed;
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JavaType type = context.getContextualType();
      JavaType of =
          type == null || !type.hasRawClass(Patch.class)
              ? TypeFactory.unknownType()
              : type.containedTypeOrUnknown(0);
      return new Deserializer(
          context.findContextualValueDeserializer(of, property), context.findTypeDeserializer(of));
    }

    @Override
    @SuppressWarnings("NullAway") // contextual ones have a content
    public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
      return Patch.of(
          typed == null
              ? content.deserialize(parser, context)
              : content.deserializeWithType(parser, context, typed));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Patch.of(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Patch.absent();
    }
  }
}
