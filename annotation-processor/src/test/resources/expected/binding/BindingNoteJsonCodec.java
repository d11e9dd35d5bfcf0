package com.acme.binding;

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

/** {@link Binding.Note} as JSON. */
@Generated(Binding.Note.class)
public final class BindingNoteJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public BindingNoteJsonCodec() {}

  @Override
  public Class<?> type() {
    return Binding.Note.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Binding.Note> {
    private static final SerializedString TEXT = new SerializedString("text");

    private final JsonPropertyWriter tagsWriter =
        property("tags", JsonType.generic(List.class, JsonType.of(String.class)));

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Binding.Note note, JsonGenerator generator, SerializationContext context) {
      generator.writeName(TEXT).writeString(note.text());
      tagsWriter.write(note.tags(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Binding.Note> {
    private final JsonPropertyReader<String> textReader =
        property("text", JsonType.of(String.class));
    private final JsonPropertyReader<List<String>> tagsReader =
        property("tags", JsonType.generic(List.class, JsonType.of(String.class)));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Binding.Note read(JsonParser parser, DeserializationContext context, int first) {
      String text = null;
      List<String> tags = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> text = textReader.readString(parser, context);
          case 1 -> tags = tagsReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        text = textReader.absent(context);
      }
      if (isAbsent(seen, 1)) {
        tags = tagsReader.absent(context);
      }
      Binding.Note note;
      try {
        note = new Binding.Note(text, tags);
      } catch (RuntimeException thrown) {
        note = refused(thrown, context);
      }
      refuse(unknown, note, context);
      return note;
    }
  }
}
