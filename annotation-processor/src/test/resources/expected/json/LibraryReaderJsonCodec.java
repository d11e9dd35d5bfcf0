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

/** {@link Library.Reader} as JSON. */
@Generated(Library.Reader.class)
public final class LibraryReaderJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryReaderJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Reader.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Reader> {
    private static final SerializedString BOOKS = new SerializedString("books");
    private static final SerializedString NAME = new SerializedString("name");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Library.Reader reader, JsonGenerator generator, SerializationContext context) {
      generator.writeName(BOOKS).writeNumber(reader.books);
      generator.writeName(NAME).writeString(reader.getName());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Reader> {
    private final JsonPropertyReader<Integer> booksReader =
        property("books", JsonType.of(int.class));
    private final JsonPropertyReader<String> nameReader =
        property("name", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Library.Reader read(JsonParser parser, DeserializationContext context, int first) {
      Library.Reader reader;
      try {
        reader = new Library.Reader();
      } catch (RuntimeException thrown) {
        return refused(thrown, context);
      }
      long seen = 0;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        try {
          switch (property) {
            case 0 -> reader.books = booksReader.readInt(parser, context);
            case 1 -> reader.setName(nameReader.readString(parser, context));
            default -> unknown(parser, context, reader);
          }
        } catch (RuntimeException thrown) {
          throw refused(property, thrown, context);
        }
      }
      if (isAbsent(seen, 0) && isZero(() -> reader.books)) {
        throw booksReader.missing(context);
      }
      return reader;
    }
  }
}
