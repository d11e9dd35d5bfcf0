package dev.smisk.routing;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.impl.AsDeductionTypeDeserializer;

/** Words for JSON that is valid, but not what a type takes: what was found, what is wanted. */
final class JsonMismatch {
  static final String BASE64 = "base64 text such as c21pc2s=";

  private static final Pattern KNOWN_IDS = Pattern.compile("known type ids = \\[(.*?)]");

  private final JsonMapper mapper;

  JsonMismatch(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The words, to follow the name of what was refused.
   *
   * @param token what was found; null where nothing was
   */
  String words(MismatchedInputException e, @Nullable JsonToken token) {
    if (token == null) {
      return "is empty: send JSON";
    }
    String message = e.getOriginalMessage();
    if (message.startsWith("Trailing token")) {
      return "goes on after its end: send one JSON value";
    }
    if (e instanceof InvalidTypeIdException type) {
      return ofType(type, token);
    }
    String wrapper = ofWrapper(message, token);
    if (wrapper != null) {
      return wrapper;
    }
    Object value = e instanceof InvalidFormatException format ? format.getValue() : null;
    Class<?> target = wanted(e);
    if (message.startsWith("Cannot deserialize Map key") && value != null) {
      return "has a key " + Quoted.text(value.toString()) + ": keys must be " + expected(e, true);
    }
    boolean isText = token == JsonToken.VALUE_STRING;
    String expected = expected(e, isText);
    if (message.contains("cannot deserialize from Object value")) {
      return "must be " + expected + ", not an object"; // an empty one, too
    }
    if (token == JsonToken.END_OBJECT || message.startsWith("Missing required")) {
      return "is missing: must be " + expected;
    }
    if (target == byte[].class && isText) {
      return "must be " + expected + ", not other text";
    }
    String found = found(token, value);
    // Whatever takes no object, though it looked as if it would.
    return "must be " + (expected.equals(found) ? "text" : expected) + ", not " + found;
  }

  private String expected(MismatchedInputException e, boolean isText) {
    Class<?> target = wanted(e);
    if (target.isEnum()) {
      return "one of " + constants(target);
    }
    if (target == char[].class && isText) { // which it takes, but not longer ones in an array
      return TypeWords.expected(char.class, true);
    }
    String words = TypeWords.expected(made(target, isText), isText);
    return e instanceof JsonPatternException formatted
        ? words.replaceFirst(" such as .*", "") + " in the form " + formatted.pattern()
        : words;
  }

  /** What a type's creator takes instead of an object; the type itself where it takes one. */
  private Class<?> made(Class<?> target, boolean isText) {
    if (target.isPrimitive() || target.isArray() || target.getName().startsWith("java.")) {
      return target;
    }
    DeserializationContext context = mapper._deserializationContext();
    ValueInstantiator from = instantiator(context, target);
    if (from == null || from.canCreateFromObjectWith() || from.canCreateUsingDefault()) {
      return target;
    }
    if (from.canCreateUsingDelegate()) {
      return from.getDelegateType(context.getConfig()).getRawClass();
    }
    if (from.canCreateFromString()) {
      return isText ? target : String.class; // which it takes, but not this one
    }
    if (from.canCreateFromLong() || from.canCreateFromInt()) {
      return from.canCreateFromLong() ? long.class : int.class;
    }
    if (from.canCreateFromDouble() || from.canCreateFromBigDecimal()) {
      return double.class;
    }
    return from.canCreateFromBoolean() ? boolean.class : target;
  }

  private static @Nullable ValueInstantiator instantiator(
      DeserializationContext context, Class<?> type) {
    try {
      ValueDeserializer<?> deserializer =
          context.findNonContextualValueDeserializer(context.constructType(type));
      return deserializer instanceof ValueInstantiator.Gettable known
          ? known.getValueInstantiator()
          : null;
    } catch (JacksonException unreadable) { // such as a key that is no value
      return null;
    }
  }

  /** The type that was to be read: Jackson names an array where its element is at fault. */
  private static Class<?> wanted(MismatchedInputException e) {
    Class<?> target = e.getTargetType();
    List<JacksonException.Reference> path = e.getPath();
    if (target.isArray() && !path.isEmpty()) {
      JacksonException.Reference last = path.get(path.size() - 1);
      boolean isElement =
          last.getPropertyName() == null && last.from() != null && last.from().getClass() == target;
      return isElement ? target.getComponentType() : target;
    }
    return target;
  }

  private static String found(JsonToken token, @Nullable Object value) {
    return switch (token) {
      case START_OBJECT, PROPERTY_NAME -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY -> "an empty array";
      case VALUE_STRING -> value instanceof String text ? Quoted.text(text) : "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value == null ? "a number" : value.toString();
      default -> String.valueOf(token.asString());
    };
  }

  /** As JSON has them, renamed ones included. */
  private String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(mapper::writeValueAsString)
        .collect(joining(", "));
  }

  private String ofType(InvalidTypeIdException e, JsonToken token) {
    TypeDeserializer types = mapper._deserializationContext().findTypeDeserializer(e.getBaseType());
    String name = types == null ? null : types.getPropertyName();
    String property = name == null || name.isEmpty() ? "" : "property " + Quoted.text(name);
    String id = e.getTypeId();
    if (id == null && e.getOriginalMessage().contains("deduce")) {
      return token.isScalarValue()
          ? "must be an object, not " + found(token, null)
          : "is of unknown type: its properties fit none of those that it can be, or several";
    }
    if (id == null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return "must be an object"
          + (property.isEmpty() ? "" : " with a " + property)
          + ", not "
          + found(token, null);
    }
    String what =
        id == null
            ? "lacks the " + (property.isEmpty() ? "property" : property) + " that tells its type"
            : "is of unknown type " + Quoted.text(id);
    if (types instanceof AsDeductionTypeDeserializer) { // whose ids are Java's names
      return "has the properties of another type";
    }
    String known = ids(e, types);
    return known.isEmpty() ? what : what + ": the types here are " + known;
  }

  /** Those that the refusal knows, else those of the type; none where they are Java's names. */
  private String ids(InvalidTypeIdException e, @Nullable TypeDeserializer types) {
    String all = e.getOriginalMessage();
    if (types != null && types.getTypeIdResolver() != null) {
      all += "known type ids = " + types.getTypeIdResolver().getDescForKnownTypeIds();
    }
    Matcher known = KNOWN_IDS.matcher(all);
    return known.find()
        ? Arrays.stream(known.group(1).split(", "))
            .filter(id -> isOf(e, types, id))
            .map(Quoted::text)
            .collect(joining(", "))
        : "";
  }

  /** Whether this id names a class that may stand here: a subclass is told by those of all. */
  private boolean isOf(InvalidTypeIdException e, @Nullable TypeDeserializer types, String id) {
    JavaType type =
        types == null || types.getTypeIdResolver() == null
            ? null
            : types.getTypeIdResolver().typeFromId(mapper._deserializationContext(), id);
    return type == null || type.isTypeOrSubTypeOf(e.getBaseType().getRawClass());
  }

  /** Where the type's name is to be outside of the value. */
  private static @Nullable String ofWrapper(String message, JsonToken token) {
    if (message.contains("expected `JsonToken.START_ARRAY`: need")) {
      return "must be an array of the type's name and the value, not " + found(token, null);
    }
    if (message.contains("from non-Array representation")) {
      return "must be an array of its properties' values, not " + found(token, null);
    }
    if (message.contains("expected `JsonToken.START_OBJECT`: need")) {
      return "must be an object with one property, named as the type, not " + found(token, null);
    }
    if (message.contains("expected `JsonToken.PROPERTY_NAME`: need")) {
      return "must be an object with one property, named as the type, not an empty object";
    }
    return message.contains("after type information and")
        ? "goes on after the value that the type's name announced"
        : null;
  }
}
