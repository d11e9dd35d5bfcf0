package com.acme.constraints;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Constraints.Circle} as JSON. */
@Generated(Constraints.Circle.class)
public final class ConstraintsCircleJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsCircleJsonCodec() {}

  @Override
  public Class<?> type() {
    return Constraints.Circle.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Constraints.Circle> {
    private static final SerializedString RADIUS = new SerializedString("radius");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Constraints.Circle circle, JsonGenerator generator, SerializationContext context) {
      generator.writeName(RADIUS).writeNumber(circle.radius());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Constraints.Circle> {
    private final JsonPropertyReader<Integer> radiusReader =
        property("radius", JsonType.of(int.class));

    Deserializer(JavaType type) {
      super(type);
      radiusReader.required();
    }

    @Override
    protected Constraints.Circle read(
        JsonParser parser, DeserializationContext context, int first) {
      int radius = 0;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> radius = radiusReader.readInt(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        radius = radiusReader.absent(context);
      }
      Constraints.Circle circle;
      try {
        circle = new Constraints.Circle(radius);
      } catch (RuntimeException thrown) {
        circle = refused(thrown, context);
      }
      refuse(unknown, circle, context);
      return circle;
    }
  }
}
