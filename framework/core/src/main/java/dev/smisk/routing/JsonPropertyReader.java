package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.TypeFactory;

/**
 * Reads one property of a class; made and called by compiled codecs. The usual token is read at
 * once, anything else is left to Jackson's deserializer of the type, so that both accept and refuse
 * the same. What is refused says which property it was. Immutable once its codec is resolved.
 *
 * @param <T> the property's type, boxed
 */
public final class JsonPropertyReader<T> {
  private final JavaType owner;
  private final String name;
  private final JsonType<T> declared;
  private JsonFormat.Value format = JsonFormat.Value.empty();
  private List<String> aliases = List.of();
  private boolean isRequired;
  private boolean isRead = true;
  private JavaType type = TypeFactory.unknownType();
  private @Nullable ValueDeserializer<Object> deserializer;
  private @Nullable TypeDeserializer typeDeserializer;

  JsonPropertyReader(JavaType owner, String name, JsonType<T> declared) {
    this.owner = owner;
    this.name = name;
    this.declared = declared;
  }

  /** With what {@code @JsonFormat} says. */
  public void formatted(JsonFormat.Value newFormat) {
    format = newFormat;
  }

  /** Read under these names too. */
  public void aliases(String... newAliases) {
    aliases = List.of(newAliases);
  }

  /** Refused where it is absent. */
  public void required() {
    isRequired = true;
  }

  /** A parameter of the constructor that JSON never sets. */
  public void unread() {
    isRead = false;
  }

  boolean isRead() {
    return isRead;
  }

  String name() {
    return name;
  }

  List<String> aliases() {
    return aliases;
  }

  /** Jackson's two steps: all properties' deserializers are found before any is contextual. */
  void find(DeserializationContext context) {
    type = declared.in(context.getTypeFactory(), owner);
    deserializer = context.findNonContextualValueDeserializer(type);
  }

  @SuppressWarnings("unchecked") // the type is what the deserializer was found by
  void resolve(DeserializationContext context) {
    BeanProperty property = new JsonPropertyContext(name, type, format, JsonInclude.Value.empty());
    typeDeserializer = context.findTypeDeserializer(type);
    if (typeDeserializer != null) {
      typeDeserializer = typeDeserializer.forProperty(property);
    }
    deserializer =
        (ValueDeserializer<Object>)
            context.handlePrimaryContextualization(deserializer, property, type);
  }

  /** The value that the parser is at. */
  public T read(JsonParser parser, DeserializationContext context) {
    try {
      return value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /** The integer that the parser is at. */
  public int readInt(JsonParser parser, DeserializationContext context) {
    try {
      return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
          ? parser.getIntValue()
          : (Integer) value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /** The integer that the parser is at. */
  public long readLong(JsonParser parser, DeserializationContext context) {
    try {
      return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
          ? parser.getLongValue()
          : (Long) value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /** The finite number that the parser is at. */
  public double readDouble(JsonParser parser, DeserializationContext context) {
    try {
      if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
        double number = parser.getDoubleValue();
        if (Double.isFinite(number)) {
          return number;
        }
      }
      return (Double) value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /** The {@code true} or {@code false} that the parser is at. */
  public boolean readBoolean(JsonParser parser, DeserializationContext context) {
    try {
      if (parser.hasToken(JsonToken.VALUE_TRUE)) {
        return true;
      }
      return !parser.hasToken(JsonToken.VALUE_FALSE) && (Boolean) value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /** The text that the parser is at. */
  public String readString(JsonParser parser, DeserializationContext context) {
    try {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? parser.getString()
          : (String) value(parser, context);
    } catch (RuntimeException e) {
      throw located(e, context);
    }
  }

  /**
   * The value of a constructor's parameter where the object lacks the property.
   *
   * @throws JacksonException if it is required
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // null is the value of most types
  public T absent(DeserializationContext context) {
    if (isRequired
        || context.isEnabled(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)) {
      throw MismatchedInputException.from(
              context.getParser(), type, "Missing required creator property '" + name + "'")
          .prependPath(owner.getRawClass(), name);
    }
    try {
      return (T) deserializer.getAbsentValue(context);
    } catch (JacksonException e) {
      throw e.prependPath(owner.getRawClass(), name);
    }
  }

  /** What to throw where a bean lacks this primitive and has no value of its own for it. */
  public RuntimeException missing(DeserializationContext context) {
    return JsonPrimitives.absent(context, type, owner.getRawClass(), name);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // null where the type allows it
  private T value(JsonParser parser, DeserializationContext context) {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return (T) deserializer.getNullValue(context);
    }
    if (typeDeserializer != null) {
      return (T) deserializer.deserializeWithType(parser, context, typeDeserializer);
    }
    Object value = deserializer.deserialize(parser, context);
    return (T) (value == null ? deserializer.getNullValue(context) : value);
  }

  /** The same with this property before its path. */
  JacksonException located(Exception e, DeserializationContext context) {
    return DatabindException.wrapWithPath(
        context, e, new JacksonException.Reference(owner.getRawClass(), name));
  }
}
