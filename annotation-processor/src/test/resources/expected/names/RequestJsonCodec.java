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

/** {@link Request} as JSON. */
@Generated(Request.class)
public final class RequestJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public RequestJsonCodec() {}

  @java.lang.Override
  public Class<?> type() {
    return Request.class;
  }

  @java.lang.Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @java.lang.Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Request> {
    Serializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected void write(Request request, JsonGenerator generator, SerializationContext context) {}

  }

  private static final class Deserializer extends JsonObjectDeserializer<Request> {
    Deserializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected Request read(JsonParser parser, DeserializationContext context, int first) {
      Request request;
      try {
        request = new Request();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        unknown(parser, context, request);
      }
      return request;
    }
  }
}
