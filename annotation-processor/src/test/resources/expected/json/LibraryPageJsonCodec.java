package com.acme.library;

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

/** {@link Library.Page} as JSON. */
@Generated(Library.Page.class)
public final class LibraryPageJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public LibraryPageJsonCodec() {}

  @Override
  public Class<?> type() {
    return Library.Page.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer<>(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Library.Page<?>> {
    private static final SerializedString TOTAL = new SerializedString("total");

    private final JsonPropertyWriter itemsWriter =
        property("items", JsonType.generic(List.class, JsonType.parameter(0)));

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(
        Library.Page<?> page, JsonGenerator generator, SerializationContext context) {
      itemsWriter.write(page.items(), generator, context);
      generator.writeName(TOTAL).writeNumber(page.total());
    }
  }

  private static final class Deserializer<T> extends JsonObjectDeserializer<Library.Page<T>> {
    private final JsonPropertyReader<List<T>> itemsReader =
        property("items", JsonType.generic(List.class, JsonType.parameter(0)));
    private final JsonPropertyReader<Integer> totalReader =
        property("total", JsonType.of(int.class));

    Deserializer(JavaType type) {
      super(type);
      totalReader.required();
    }

    @Override
    protected Library.Page<T> read(JsonParser parser, DeserializationContext context, int first) {
      List<T> items = null;
      int total = 0;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> items = itemsReader.read(parser, context);
          case 1 -> total = totalReader.readInt(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        items = itemsReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        total = totalReader.absent(context);
      }
      Library.Page<T> page;
      try {
        page = new Library.Page<>(items, total);
      } catch (RuntimeException thrown) {
        page = refused(thrown, context);
      }
      refuse(unknown, page, context);
      return page;
    }
  }
}
