package com.acme.media;

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

/** {@link Media.Report} as JSON. */
@Generated(Media.Report.class)
public final class MediaReportJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public MediaReportJsonCodec() {}

  @Override
  public Class<?> type() {
    return Media.Report.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<Media.Report> {
    private static final SerializedString TITLE = new SerializedString("title");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Media.Report report, JsonGenerator generator) {
      generator.writeName(TITLE).writeString(report.title());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Media.Report> {
    private final JsonPropertyReader<String> titleReader =
        property("title", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Media.Report read(JsonParser parser, DeserializationContext context, int first) {
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
      Media.Report report;
      try {
        report = new Media.Report(title);
      } catch (RuntimeException thrown) {
        report = refused(thrown, context);
      }
      refuse(unknown, report, context);
      return report;
    }
  }
}
