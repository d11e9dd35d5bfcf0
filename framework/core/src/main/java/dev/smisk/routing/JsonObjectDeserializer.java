package dev.smisk.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads JSON objects as values of one class, without reflection: compiled codecs extend it. Does
 * what Jackson's deserializer of beans does in our configuration, its order of refusals included.
 * Thread-safe once resolved.
 *
 * @param <T> the class
 */
public abstract class JsonObjectDeserializer<T> extends StdDeserializer<T> {
  /** What {@link #next} returns at the object's end. */
  protected static final int END = -1;

  /** What {@link #next} returns for a property that the class lacks; a codec has fewer ones. */
  protected static final int UNKNOWN = 63;

  /** Makes nothing: what it is asked for is refused in Jackson's words. */
  private static final class FromObjects extends ValueInstantiator.Base {
    private static final long serialVersionUID = 1;

    FromObjects(JavaType type) {
      super(type);
    }

    @Override
    public boolean canCreateFromObjectWith() {
      return true;
    }
  }

  private final List<JsonPropertyReader<?>> properties = new ArrayList<>();
  private final FromObjects instantiator;
  private Set<String> ignored = Set.of();
  private boolean ignoresUnknown;
  private @Nullable JsonPropertyNames names;

  /** For the class with these type arguments. */
  protected JsonObjectDeserializer(JavaType type) {
    super(type);
    instantiator = new FromObjects(type);
  }

  /** The next property; its index is the number of those before it. */
  protected final <V> JsonPropertyReader<V> property(String name, JsonType<V> type) {
    JsonPropertyReader<V> property = new JsonPropertyReader<>(getValueType(), name, type);
    properties.add(property);
    return property;
  }

  /** Properties of these names are skipped. */
  protected final void ignore(String... names) {
    ignored = Set.of(names);
  }

  /** All properties that the class lacks are skipped. */
  protected final void ignoreUnknown() {
    ignoresUnknown = true;
  }

  /**
   * Reads the object's properties and makes the value.
   *
   * @param first what {@link #next} would return; the parser is at the property's value
   */
  protected abstract @Nullable T read(JsonParser parser, DeserializationContext context, int first);

  @Override
  public void resolve(DeserializationContext context) {
    properties.forEach(property -> property.find(context));
    properties.forEach(property -> property.resolve(context));
    names = JsonPropertyNames.of(context.tokenStreamFactory(), properties, ignored);
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return JsonFallback.needed(context.getConfig(), property)
        ? JsonFallback.deserializer(context, getValueType(), property)
        : this;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // resolved before; a factory may return null
  public final T deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.isExpectedStartObjectToken()) {
      return read(parser, context, names.next(parser));
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.PROPERTY_NAME) {
      return read(parser, context, names.current(parser));
    }
    return token == JsonToken.END_OBJECT
        ? read(parser, context, END)
        : (T) other(parser, context, token);
  }

  /** Refuses what is no object, in the way of Jackson's deserializer of beans. */
  private @Nullable Object other(
      JsonParser parser, DeserializationContext context, @Nullable JsonToken token) {
    if (token == null) {
      return context.handleUnexpectedToken(getValueType(), parser);
    }
    return switch (token) {
      case VALUE_STRING -> _deserializeFromString(parser, context);
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> instantiator.createFromInt(context, parser.getIntValue());
            case LONG -> instantiator.createFromLong(context, parser.getLongValue());
            default -> instantiator.createFromBigInteger(context, parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_DECIMAL
              ? instantiator.createFromBigDecimal(context, parser.getDecimalValue())
              : instantiator.createFromDouble(context, parser.getDoubleValue());
      case VALUE_TRUE, VALUE_FALSE ->
          instantiator.createFromBoolean(context, token == JsonToken.VALUE_TRUE);
      default -> context.handleUnexpectedToken(getValueType(), parser);
    };
  }

  /** The next property's index, the parser at its value; {@link #UNKNOWN} or {@link #END}. */
  @SuppressWarnings("NullAway") // resolved before
  protected final int next(JsonParser parser) {
    return names.next(parser);
  }

  /** Whether a property was not read, by the bits of those that were. */
  protected static boolean isAbsent(long seen, int property) {
    return (seen & (1L << property)) == 0;
  }

  /** Whether the value that a bean has where JSON gives none is 0 or false, or cannot be had. */
  protected static boolean isZero(Callable<?> current) {
    return JsonPrimitives.isZero(current);
  }

  /** Skips or refuses the unknown property whose value the parser is at. */
  protected final void unknown(JsonParser parser, DeserializationContext context, Object owner) {
    if (ignoresUnknown) {
      parser.skipChildren();
    } else {
      context.handleUnknownProperty(parser, this, owner, parser.currentName());
    }
  }

  /**
   * Skips the unknown property whose value the parser is at, or keeps it to be refused when the
   * value is made: what is wrong with known properties is told first.
   *
   * @param kept those before it, if any
   */
  protected final @Nullable TokenBuffer keep(
      JsonParser parser, DeserializationContext context, @Nullable TokenBuffer kept) {
    boolean isSkipped =
        !context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            && getValueType().isFinal()
            && context.getConfig().getProblemHandlers() == null;
    if (ignoresUnknown || isSkipped) {
      parser.skipChildren();
      return kept;
    }
    TokenBuffer buffer = kept == null ? context.bufferForInputBuffering(parser) : kept;
    buffer.writeName(parser.currentName());
    buffer.copyCurrentStructure(parser);
    return buffer;
  }

  /** Refuses the properties that were kept, if any. */
  protected final void refuse(
      @Nullable TokenBuffer kept, @Nullable T owner, DeserializationContext context) {
    if (kept == null) {
      return;
    }
    kept.writeEndObject();
    JsonParser parser = kept.asParser(context);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      parser.nextToken();
      unknown(parser, context, owner == null ? handledType() : owner);
    }
  }

  /** What to throw where a constructor has refused its arguments. */
  @SuppressWarnings("unchecked")
  protected final T refused(Exception thrown, DeserializationContext context) {
    Exception wrapped =
        thrown instanceof JacksonException
            ? thrown
            : context.instantiationException(handledType(), thrown);
    return (T) context.handleInstantiationProblem(handledType(), null, wrapped);
  }

  /** What to throw where a setter has refused its argument. */
  protected final RuntimeException refused(
      int property, Exception thrown, DeserializationContext context) {
    if (thrown instanceof JacksonException located) {
      return located;
    }
    // Jackson counts columns to another place for the exception that setters throw on purpose.
    Exception counted =
        thrown instanceof IllegalArgumentException
            ? DatabindException.from(context.getParser(), thrown.getMessage(), thrown)
            : thrown;
    return properties.get(property).located(counted, context);
  }

  @Override
  public @Nullable Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer typeDeserializer) {
    return typeDeserializer.deserializeTypedFromObject(parser, context);
  }

  @Override
  public final JavaType getValueType() {
    return super.getValueType();
  }

  @Override
  public final ValueInstantiator getValueInstantiator() {
    return instantiator;
  }

  @Override
  public final Collection<Object> getKnownPropertyNames() {
    return Arrays.asList(
        properties.stream()
            .map(JsonPropertyReader::name)
            .filter(name -> !ignored.contains(name))
            .toArray());
  }

  @Override
  public final LogicalType logicalType() {
    return LogicalType.POJO;
  }

  @Override
  public final boolean isCachable() {
    return true;
  }
}
