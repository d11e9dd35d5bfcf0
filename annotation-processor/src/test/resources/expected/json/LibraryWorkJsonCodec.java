package com.acme.library;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonPropertyWriter;
import dev.smisk.routing.JsonType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Library.Work} as JSON. */
@Generated(Library.Work.class)
public final class LibraryWorkJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryWorkJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Work.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Work> {
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString TITLE = new SerializedString("full_title");
    private static final SerializedString LENGTH = new SerializedString("length");
    private static final SerializedString LENT = new SerializedString("lent");
    private static final SerializedString WEIGHT = new SerializedString("weight");

    private final JsonPropertyWriter authorsWriter =
        property("authors", JsonType.generic(List.class, JsonType.of(Library.Author.class)));
    private final JsonPropertyWriter genresWriter =
        property(
            "genres",
            JsonType.generic(
                Map.class, JsonType.of(String.class), JsonType.of(Library.Genre.class)));
    private final JsonPropertyWriter publishedWriter =
        property("published", JsonType.of(LocalDate.class));

    Serializer(JavaType type) {
      super(type);
      publishedWriter.formatted(JsonFormat.Value.empty().withPattern("dd.MM.yyyy"));
    }

    @Override
    protected void write(Library.Work work, JsonGenerator generator, SerializationContext context) {
      generator.writeName(ID).writeNumber(work.id());
      generator.writeName(TITLE).writeString(work.title());
      generator.writeName(LENGTH).writeNumber(work.length());
      generator.writeName(LENT).writeBoolean(work.lent());
      generator.writeName(WEIGHT).writeNumber(work.weight());
      authorsWriter.write(work.authors(), generator, context);
      genresWriter.write(work.genres(), generator, context);
      publishedWriter.write(work.published(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Library.Work> {
    private final JsonPropertyReader<Long> idReader = property("id", JsonType.of(long.class));
    private final JsonPropertyReader<String> titleReader =
        property("full_title", JsonType.of(String.class));
    private final JsonPropertyReader<Integer> lengthReader =
        property("length", JsonType.of(int.class));
    private final JsonPropertyReader<Boolean> lentReader =
        property("lent", JsonType.of(boolean.class));
    private final JsonPropertyReader<Double> weightReader =
        property("weight", JsonType.of(double.class));
    private final JsonPropertyReader<List<Library.Author>> authorsReader =
        property("authors", JsonType.generic(List.class, JsonType.of(Library.Author.class)));
    private final JsonPropertyReader<Map<String, Library.Genre>> genresReader =
        property(
            "genres",
            JsonType.generic(
                Map.class, JsonType.of(String.class), JsonType.of(Library.Genre.class)));
    private final JsonPropertyReader<LocalDate> publishedReader =
        property("published", JsonType.of(LocalDate.class));

    Deserializer(JavaType type) {
      super(type);
      idReader.required();
      lengthReader.aliases("pages");
      lengthReader.required();
      lentReader.required();
      weightReader.required();
      publishedReader.formatted(JsonFormat.Value.empty().withPattern("dd.MM.yyyy"));
    }

    @Override
    protected Library.Work read(JsonParser parser, DeserializationContext context, int first) {
      long id = 0;
      String title = null;
      int length = 0;
      boolean lent = false;
      double weight = 0;
      List<Library.Author> authors = null;
      Map<String, Library.Genre> genres = null;
      LocalDate published = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> id = idReader.readLong(parser, context);
          case 1 -> title = titleReader.readString(parser, context);
          case 2 -> length = lengthReader.readInt(parser, context);
          case 3 -> lent = lentReader.readBoolean(parser, context);
          case 4 -> weight = weightReader.readDouble(parser, context);
          case 5 -> authors = authorsReader.read(parser, context);
          case 6 -> genres = genresReader.read(parser, context);
          case 7 -> published = publishedReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        id = idReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        title = titleReader.absent(context);
      }
      if (isAbsent(seen, 2)) {
        length = lengthReader.absent(context);
      }
      if (isAbsent(seen, 3)) {
        lent = lentReader.absent(context);
      }
      if (isAbsent(seen, 4)) {
        weight = weightReader.absent(context);
      }
      if (isAbsent(seen, 5)) {
        authors = authorsReader.absent(context);
      }
      if (isAbsent(seen, 6)) {
        genres = genresReader.absent(context);
      }
      if (isAbsent(seen, 7)) {
        published = publishedReader.absent(context);
      }
      Library.Work work;
      try {
        work = new Library.Work(id, title, length, lent, weight, authors, genres, published);
      } catch (RuntimeException thrown) {
        work = refused(thrown, context);
      }
      refuse(unknown, work, context);
      return work;
    }
  }
}
