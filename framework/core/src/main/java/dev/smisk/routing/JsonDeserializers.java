package dev.smisk.routing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.ArrayType;

/** Wraps those of Jackson's deserializers that no setting makes as strict as we promise. */
final class JsonDeserializers extends ValueDeserializerModifier {
  private static final long serialVersionUID = 1;

  private static final Set<Class<?>> FLOATING =
      Set.of(double.class, Double.class, float.class, Float.class, Number.class);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> deserializer) {
    Class<?> type = bean.getBeanClass();
    if (FLOATING.contains(type)) {
      return new Finite(deserializer);
    }
    // A Year is written as a number.
    boolean time =
        type == Date.class || (type.getPackageName().equals("java.time") && type != Year.class);
    return time ? new TimeFromText(deserializer) : deserializer;
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> deserializer) {
    return FLOATING.contains(type.getContentType().getRawClass())
        ? new Finite(deserializer)
        : deserializer;
  }

  /**
   * Refuses what is no finite number: a NaN passes every comparison by which a constructor checks
   * its input, and an infinity, which {@code 1e999} rounds to, cannot be written as JSON.
   */
  private static final class Finite extends DelegatingDeserializer {
    Finite(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Finite(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        return context.handleUnexpectedToken(context.constructType(handledType()), parser);
      }
      Object value = super.deserialize(parser, context);
      if (value instanceof Number number) {
        check(number.doubleValue(), number.getClass(), parser);
      } else if (value instanceof double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
          checkElement(numbers[i], double.class, parser, numbers, i);
        }
      } else if (value instanceof float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
          checkElement(numbers[i], float.class, parser, numbers, i);
        }
      }
      return value;
    }

    private static void checkElement(
        double value, Class<?> type, JsonParser parser, Object array, int index) {
      try {
        check(value, type, parser);
      } catch (InputCoercionException e) {
        throw e.prependPath(array, index);
      }
    }

    private static void check(double value, Class<?> type, JsonParser parser) {
      if (!Double.isFinite(value)) {
        throw new InputCoercionException(parser, "not finite", parser.currentToken(), type);
      }
    }
  }

  /** Refuses numbers, whose unit nobody says, and arrays of numbers: we write neither. */
  private static final class TimeFromText extends DelegatingDeserializer {
    /** Those that Jackson reads from a number also where it is in quotes. */
    private static final Set<Class<?>> INSTANTS =
        Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Date.class);

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[\\d.]+\\s*");

    TimeFromText(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new TimeFromText(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        String text = parser.getString();
        if (INSTANTS.contains(handledType()) && NUMBER.matcher(text).matches()) {
          throw context.weirdStringException(text, handledType(), "a number");
        }
        return super.deserialize(parser, context);
      }
      if (parser.currentToken().isNumeric()) {
        throw context.weirdNumberException(parser.getNumberValue(), handledType(), "no text");
      }
      return context.handleUnexpectedToken(context.constructType(handledType()), parser);
    }
  }
}
