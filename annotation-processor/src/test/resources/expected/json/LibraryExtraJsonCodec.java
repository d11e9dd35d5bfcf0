package com.acme.library;

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

/** {@link Library.Extra} as JSON. */
@Generated(Library.Extra.class)
public final class LibraryExtraJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryExtraJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Extra.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<Library.Extra> {
    private static final SerializedString N = new SerializedString("n");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Library.Extra extra, JsonGenerator generator) {
      generator.writeName(N).writeNumber(extra.n());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Extra> {
    private final JsonPropertyReader<Integer> nReader = property("n", JsonType.of(int.class));

    Deserializer(JavaType type) {
      super(type);
      nReader.required();
    }

    @Override
    protected Library.Extra read(JsonParser parser, DeserializationContext context, int first) {
      int n = 0;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> n = nReader.readInt(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        n = nReader.absent(context);
      }
      Library.Extra extra;
      try {
        extra = new Library.Extra(n);
      } catch (RuntimeException thrown) {
        extra = refused(thrown, context);
      }
      refuse(unknown, extra, context);
      return extra;
    }
  }
}
