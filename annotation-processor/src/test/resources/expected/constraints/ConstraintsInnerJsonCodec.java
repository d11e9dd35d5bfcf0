package com.acme.constraints;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonPropertyWriter;
import dev.smisk.routing.JsonType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Constraints.Inner} as JSON. */
@Generated(Constraints.Inner.class)
public final class ConstraintsInnerJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsInnerJsonCodec() {}

  @Override
  public Class<?> type() {
    return Constraints.Inner.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Constraints.Inner> {
    private final JsonPropertyWriter plainWriter =
        property("plain", JsonType.of(Constraints.Plain.class));

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Constraints.Inner inner, JsonGenerator generator, SerializationContext context) {
      plainWriter.write(inner.plain(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Constraints.Inner> {
    private final JsonPropertyReader<Constraints.Plain> plainReader =
        property("plain", JsonType.of(Constraints.Plain.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Constraints.Inner read(JsonParser parser, DeserializationContext context, int first) {
      Constraints.Plain plain = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> plain = plainReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        plain = plainReader.absent(context);
      }
      Constraints.Inner inner;
      try {
        inner = new Constraints.Inner(plain);
      } catch (RuntimeException thrown) {
        inner = refused(thrown, context);
      }
      refuse(unknown, inner, context);
      return inner;
    }
  }
}
