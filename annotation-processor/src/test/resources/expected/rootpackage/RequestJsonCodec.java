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

/** {@link Request} as JSON. */
@Generated(Request.class)
public final class RequestJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public RequestJsonCodec() {}

  @Override
  public Class<?> type() {
    return Request.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonFlatSerializer<Request> {
    private static final SerializedString TEXT = new SerializedString("text");

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Request request, JsonGenerator generator) {
      generator.writeName(TEXT).writeString(request.text());
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Request> {
    private final JsonPropertyReader<String> textReader =
        property("text", JsonType.of(String.class));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Request read(JsonParser parser, DeserializationContext context, int first) {
      String text = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> text = textReader.readString(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        text = textReader.absent(context);
      }
      Request request;
      try {
        request = new Request(text);
      } catch (RuntimeException thrown) {
        request = refused(thrown, context);
      }
      refuse(unknown, request, context);
      return request;
    }
  }
}
