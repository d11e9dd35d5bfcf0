package com.acme.constraints;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonPropertyWriter;
import dev.smisk.routing.JsonType;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Constraints.Book} as JSON. */
@Generated(Constraints.Book.class)
public final class ConstraintsBookJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsBookJsonCodec() {}

  @Override
  public Class<?> type() {
    return Constraints.Book.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Constraints.Book> {
    private static final SerializedString TITLE = new SerializedString("title");

    private final JsonPropertyWriter authorsWriter =
        property("authors", JsonType.generic(List.class, JsonType.of(Constraints.Author.class)));

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Constraints.Book book, JsonGenerator generator, SerializationContext context) {
      generator.writeName(TITLE).writeString(book.title());
      authorsWriter.write(book.authors(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Constraints.Book> {
    private final JsonPropertyReader<String> titleReader =
        property("title", JsonType.of(String.class));
    private final JsonPropertyReader<List<Constraints.Author>> authorsReader =
        property("authors", JsonType.generic(List.class, JsonType.of(Constraints.Author.class)));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Constraints.Book read(JsonParser parser, DeserializationContext context, int first) {
      String title = null;
      List<Constraints.Author> authors = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> title = titleReader.readString(parser, context);
          case 1 -> authors = authorsReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        title = titleReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        authors = authorsReader.absent(context);
      }
      Constraints.Book book;
      try {
        book = new Constraints.Book(title, authors);
      } catch (RuntimeException thrown) {
        book = refused(thrown, context);
      }
      refuse(unknown, book, context);
      return book;
    }
  }
}
