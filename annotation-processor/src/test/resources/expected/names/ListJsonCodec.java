package com.acme.names;

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

/** {@link List} as JSON. */
@Generated(List.class)
public final class ListJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ListJsonCodec() {}

  @java.lang.Override
  public Class<?> type() {
    return List.class;
  }

  @java.lang.Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @java.lang.Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<List> {
    Serializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected void write(List list, JsonGenerator generator, SerializationContext context) {}

  }

  private static final class Deserializer extends JsonObjectDeserializer<List> {
    Deserializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected List read(JsonParser parser, DeserializationContext context, int first) {
      List list;
      try {
        list = new List();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        unknown(parser, context, list);
      }
      return list;
    }
  }
}
