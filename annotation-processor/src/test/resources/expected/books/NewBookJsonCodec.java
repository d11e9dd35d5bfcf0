package com.acme.books;

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

/** {@link NewBook} as JSON. */
@Generated(NewBook.class)
public final class NewBookJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public NewBookJsonCodec() {}

  @Override
  public Class<?> type() {
    return NewBook.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<NewBook> {
    private static final SerializedString TITLE = new SerializedString("title");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(NewBook newBook, JsonGenerator generator) {
      generator.writeName(TITLE).writeString(newBook.title());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<NewBook> {
    private final JsonPropertyReader<String> titleReader =
        property("title", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected NewBook read(JsonParser parser, DeserializationContext context, int first) {
      String title = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> title = titleReader.readString(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        title = titleReader.absent(context);
      }
      NewBook newBook;
      try {
        newBook = new NewBook(title);
      } catch (RuntimeException thrown) {
        newBook = refused(thrown, context);
      }
      refuse(unknown, newBook, context);
      return newBook;
    }
  }
}
