package com.acme.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonPropertyWriter;
import dev.smisk.routing.JsonType;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Library.Author} as JSON. */
@Generated(Library.Author.class)
public final class LibraryAuthorJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryAuthorJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Author.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Author> {
    private static final SerializedString NAME = new SerializedString("name");

    private final JsonPropertyWriter bornWriter = property("born", JsonType.of(LocalDate.class));

    Serializer(JavaType type) {
      super(type);
      bornWriter.included(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
    }

    @Override
    protected void write(
        Library.Author author, JsonGenerator generator, SerializationContext context) {
      generator.writeName(NAME).writeString(author.name());
      bornWriter.write(author.born(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Author> {
    private final JsonPropertyReader<String> nameReader =
        property("name", JsonType.of(String.class));
    private final JsonPropertyReader<LocalDate> bornReader =
        property("born", JsonType.of(LocalDate.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Library.Author read(JsonParser parser, DeserializationContext context, int first) {
      String name = null;
      LocalDate born = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> name = nameReader.readString(parser, context);
          case 1 -> born = bornReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        name = nameReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        born = bornReader.absent(context);
      }
      Library.Author author;
      try {
        author = new Library.Author(name, born);
      } catch (RuntimeException thrown) {
        author = refused(thrown, context);
      }
      refuse(unknown, author, context);
      return author;
    }
  }
}
