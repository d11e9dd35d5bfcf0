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

/** {@link Constraints.Derived} as JSON. */
@Generated(Constraints.Derived.class)
public final class ConstraintsDerivedJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsDerivedJsonCodec() {}

  @Override
  public Class<?> type() {
    return Constraints.Derived.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Constraints.Derived> {
    private static final SerializedString CODE = new SerializedString("code");
    private static final SerializedString NAME = new SerializedString("name");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Constraints.Derived derived, JsonGenerator generator, SerializationContext context) {
      generator.writeName(CODE).writeString(derived.code);
      generator.writeName(NAME).writeString(derived.name);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Constraints.Derived> {
    private final JsonPropertyReader<String> codeReader =
        property("code", JsonType.of(String.class));
    private final JsonPropertyReader<String> nameReader =
        property("name", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Constraints.Derived read(
        JsonParser parser, DeserializationContext context, int first) {
      Constraints.Derived derived;
      try {
        derived = new Constraints.Derived();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      for (int property = first; property != END; property = next(parser)) {
        try {
          switch (property) {
            case 0 -> derived.code = codeReader.readString(parser, context);
            case 1 -> derived.name = nameReader.readString(parser, context);
            default -> unknown(parser, context, derived);
          }
        } catch (RuntimeException thrown) {
          throw refused(property, thrown, context);
        }
      }
      return derived;
    }
  }
}
