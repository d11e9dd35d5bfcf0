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

/** {@link Response} as JSON. */
@Generated(Response.class)
public final class ResponseJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ResponseJsonCodec() {}

  @java.lang.Override
  public Class<?> type() {
    return Response.class;
  }

  @java.lang.Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @java.lang.Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Response> {
    Serializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected void write(
        Response response, JsonGenerator generator, SerializationContext context) {}

  }

  private static final class Deserializer extends JsonObjectDeserializer<Response> {
    Deserializer(JavaType type) {
      super(type);
    }

    @java.lang.Override
    protected Response read(JsonParser parser, DeserializationContext context, int first) {
      Response response;
      try {
        response = new Response();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        unknown(parser, context, response);
      }
      return response;
    }
  }
}
