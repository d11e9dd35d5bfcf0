package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.CollectionDeserializer;
import tools.jackson.databind.deser.jdk.StringCollectionDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;

/** Wraps those of Jackson's deserializers that no setting makes as strict as we promise. */
final class JsonDeserializers extends ValueDeserializerModifier {
  private static final long serialVersionUID = 1;

  private static final Set<Class<?>> FLOATING =
      Set.of(double.class, Double.class, float.class, Float.class, Number.class);

  private static final Set<Class<?>> TIMES =
      Set.of(Date.class, Calendar.class, GregorianCalendar.class);

  private static final Set<Class<?>> TEXTUAL =
      Set.of(URI.class, URL.class, Currency.class, Locale.class, TimeZone.class, Charset.class);

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
        TIMES.contains(type) || (type.getPackageName().equals("java.time") && type != Year.class);
    if (time) {
      return new TimeFromText(deserializer, "");
    }
    return TEXTUAL.contains(type)
        ? new FromText(deserializer)
        : JsonPrimitives.checked(deserializer);
  }

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config,
      BeanDescription.Supplier bean,
      BeanDeserializerBuilder builder) {
    JsonPrimitives.mark(bean.get(), builder);
    return builder;
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

  /** Jackson's own one for text takes an array in the array for its elements. */
  @Override
  public ValueDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> deserializer) {
    return deserializer instanceof StringCollectionDeserializer texts
        ? new CollectionDeserializer(
            type, null, null, texts.getValueInstantiator(), bean.getClassInfo())
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

  /** Refuses numbers and truth values, which Jackson takes for text here, and made-up names. */
  private static final class FromText extends DelegatingDeserializer {
    FromText(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new FromText(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return context.handleUnexpectedToken(context.constructType(handledType()), parser);
      }
      String text = parser.getString();
      Object value = super.deserialize(parser, context);
      if (isMadeUp(value, text)) {
        throw context.weirdStringException(text, handledType(), "unknown");
      }
      return value;
    }

    /** The JDK makes GMT of a time zone that it does not know, and a language of any text. */
    private static boolean isMadeUp(Object value, String text) {
      if (value instanceof TimeZone zone) {
        return zone.getID().equals("GMT") && !text.strip().equals("GMT");
      }
      return value instanceof Locale locale
          && !Locale.forLanguageTag(locale.toLanguageTag()).equals(locale);
    }
  }

  /** Refuses numbers, whose unit nobody says, and arrays of numbers: we write neither. */
  private static final class TimeFromText extends DelegatingDeserializer {
    /** Those that Jackson reads from a number also where it is in quotes. */
    private static final Set<Class<?>> INSTANTS =
        Set.of(
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Date.class,
            Calendar.class,
            GregorianCalendar.class);

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[\\d.]+\\s*");

    /** As {@code @JsonFormat} has it; empty: ISO 8601. */
    private final String pattern;

    TimeFromText(ValueDeserializer<?> delegate, String pattern) {
      super(delegate);
      this.pattern = pattern;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new TimeFromText(delegate, pattern);
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JsonFormat.Value format =
          property == null
              ? context.getConfig().getDefaultPropertyFormat(handledType())
              : property.findPropertyFormat(context.getConfig(), handledType());
      ValueDeserializer<?> delegate =
          context.handleSecondaryContextualization(
              _delegatee, property, context.constructType(handledType()));
      return new TimeFromText(delegate, format.hasPattern() ? format.getPattern() : "");
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      if (pattern.isEmpty()) {
        return read(parser, context);
      }
      try {
        return read(parser, context);
      } catch (MismatchedInputException e) {
        Object value = e instanceof InvalidFormatException format ? format.getValue() : null;
        throw new JsonPatternException(parser, e, value, handledType(), pattern);
      }
    }

    private Object read(JsonParser parser, DeserializationContext context) {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        String text = parser.getString();
        if (pattern.isEmpty()
            && INSTANTS.contains(handledType())
            && NUMBER.matcher(text).matches()) {
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
