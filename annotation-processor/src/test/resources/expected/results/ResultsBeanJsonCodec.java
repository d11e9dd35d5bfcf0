package com.acme.results;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** {@link Results.Bean} as JSON. */
@Generated(Results.Bean.class)
public final class ResultsBeanJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ResultsBeanJsonCodec() {}

  @Override
  public Class<?> type() {
    return Results.Bean.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Results.Bean> {
    private static final SerializedString TEXT = new SerializedString("text");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Results.Bean bean, JsonGenerator generator, SerializationContext context) {
      generator.writeName(TEXT).writeString(bean.getText());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Results.Bean> {
    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Results.Bean read(JsonParser parser, DeserializationContext context, int first) {
      Results.Bean bean;
      try {
        bean = new Results.Bean();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        unknown(parser, context, bean);
      }
      return bean;
    }
  }
}
