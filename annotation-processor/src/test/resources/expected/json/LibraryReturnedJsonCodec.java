package com.acme.library;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** {@link Library.Returned} as JSON. */
@Generated(Library.Returned.class)
public final class LibraryReturnedJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryReturnedJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Returned.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Returned> {
    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Library.Returned returned, JsonGenerator generator, SerializationContext context) {}

  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Returned> {
    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Library.Returned read(JsonParser parser, DeserializationContext context, int first) {
      Library.Returned returned;
      try {
        returned = new Library.Returned();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        unknown(parser, context, returned);
      }
      return returned;
    }
  }
}
