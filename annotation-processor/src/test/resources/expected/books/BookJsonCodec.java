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

/** {@link Book} as JSON. */
@Generated(Book.class)
public final class BookJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public BookJsonCodec() {}

  @Override
  public Class<?> type() {
    return Book.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<Book> {
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString TITLE = new SerializedString("title");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Book book, JsonGenerator generator) {
      generator.writeName(ID).writeNumber(book.id());
      generator.writeName(TITLE).writeString(book.title());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Book> {
    private final JsonPropertyReader<Long> idReader = property("id", JsonType.of(long.class));
    private final JsonPropertyReader<String> titleReader =
        property("title", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
      idReader.required();
    }

    @Override
    protected Book read(JsonParser parser, DeserializationContext context, int first) {
      long id = 0;
      String title = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> id = idReader.readLong(parser, context);
          case 1 -> title = titleReader.readString(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        id = idReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        title = titleReader.absent(context);
      }
      Book book;
      try {
        book = new Book(id, title);
      } catch (RuntimeException thrown) {
        book = refused(thrown, context);
      }
      refuse(unknown, book, context);
      return book;
    }
  }
}
