package com.acme.constraints;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonFlatSerializer;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Constraints.Author} as JSON. */
@Generated(Constraints.Author.class)
public final class ConstraintsAuthorJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsAuthorJsonCodec() {}

  @Override
  public Class<?> type() {
    return Constraints.Author.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<Constraints.Author> {
    private static final SerializedString NAME = new SerializedString("name");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Constraints.Author author, JsonGenerator generator) {
      generator.writeName(NAME).writeString(author.name());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Constraints.Author> {
    private final JsonPropertyReader<String> nameReader =
        property("name", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Constraints.Author read(
        JsonParser parser, DeserializationContext context, int first) {
      String name = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> name = nameReader.readString(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        name = nameReader.absent(context);
      }
      Constraints.Author author;
      try {
        author = new Constraints.Author(name);
      } catch (RuntimeException thrown) {
        author = refused(thrown, context);
      }
      refuse(unknown, author, context);
      return author;
    }
  }
}
