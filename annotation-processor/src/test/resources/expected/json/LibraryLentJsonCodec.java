package com.acme.library;

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

/** {@link Library.Lent} as JSON. */
@Generated(Library.Lent.class)
public final class LibraryLentJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryLentJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Lent.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Lent> {
    private static final SerializedString TO = new SerializedString("to");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Library.Lent lent, JsonGenerator generator, SerializationContext context) {
      generator.writeName(TO).writeString(lent.to());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Lent> {
    private final JsonPropertyReader<String> toReader = property("to", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Library.Lent read(JsonParser parser, DeserializationContext context, int first) {
      String to = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> to = toReader.readString(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        to = toReader.absent(context);
      }
      Library.Lent lent;
      try {
        lent = new Library.Lent(to);
      } catch (RuntimeException thrown) {
        lent = refused(thrown, context);
      }
      refuse(unknown, lent, context);
      return lent;
    }
  }
}
