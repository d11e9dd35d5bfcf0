package dev.smisk.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The text of one path variable, query parameter or header on its way to a handler's parameter. The
 * conversions don't throw: they tell {@link Arguments} what is wrong and return 0, false or null,
 * which no handler ever sees.
 *
 * <p>Numbers are ASCII digits with at most a minus before them ({@code +5}, {@code 0x5}, {@code
 * NaN} and digits of other scripts are refused); booleans are exactly {@code true} or {@code
 * false}.
 */
public final class Argument {
  /** The text as it is. */
  public static final Converter<String> TEXT = text -> text;

  /** As {@link #toInt()}, for boxes. */
  public static final Converter<Integer> INTEGER = StrictText::toInt;

  /** As {@link #toLong()}, for boxes. */
  public static final Converter<Long> LONG = StrictText::toLong;

  /** As {@link #toShort()}, for boxes. */
  public static final Converter<Short> SHORT = StrictText::toShort;

  /** As {@link #toByte()}, for boxes. */
  public static final Converter<Byte> BYTE = StrictText::toByte;

  /** As {@link #toDouble()}, for boxes. */
  public static final Converter<Double> DOUBLE = StrictText::toDouble;

  /** As {@link #toFloat()}, for boxes. */
  public static final Converter<Float> FLOAT = StrictText::toFloat;

  /** As {@link #toBoolean()}, for boxes. */
  public static final Converter<Boolean> BOOLEAN = StrictText::toBoolean;

  /** As {@link #toChar()}, for boxes. */
  public static final Converter<Character> CHARACTER = StrictText::toChar;

  /** Where a value was looked for, as {@code in} of the error says. */
  enum Source {
    PATH("path variable "),
    QUERY("query parameter "),
    HEADER("header "),
    BODY("body");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String noun;

    Source(String noun) {
      this.noun = noun;
    }

    String label() {
      return label;
    }

    /**
     * {@code "the query parameter limit is missing: …"}, {@code "the body is refused at /authors/2:
     * …"}. A body's detail may be an app's own sentence, so that it has to stand for itself.
     */
    String sentence(String name, String detail) {
      if (this == BODY) {
        return "the body is refused" + (name.isEmpty() ? "" : " at " + name) + ": " + detail;
      }
      return "the " + noun + name + " " + detail;
    }

    static Source labelled(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  private final Arguments arguments;
  private final Source source;
  private final String name;

  /** As the request has them; empty where it has none. */
  private List<String> values;

  Argument(Arguments arguments, Source source, String name, List<String> values) {
    this.arguments = arguments;
    this.source = source;
    this.name = name;
    this.values = values;
  }

  /** The text that stands in where the request has none. */
  public Argument or(String text) {
    if (values.isEmpty()) {
      values = List.of(text);
    }
    return this;
  }

  /** An {@code int}. */
  public int toInt() {
    Integer value = to(TypeWords.INT, INTEGER);
    return value == null ? 0 : value;
  }

  /** A {@code long}. */
  public long toLong() {
    Long value = to(TypeWords.LONG, LONG);
    return value == null ? 0 : value;
  }

  /** A {@code short}. */
  public short toShort() {
    Short value = to(TypeWords.SHORT, SHORT);
    return value == null ? 0 : value;
  }

  /** A {@code byte}. */
  public byte toByte() {
    Byte value = to(TypeWords.BYTE, BYTE);
    return value == null ? 0 : value;
  }

  /** A {@code double}, rounded to the nearest; what is too large for one is refused. */
  public double toDouble() {
    Double value = to(TypeWords.NUMBER, DOUBLE);
    return value == null ? 0 : value;
  }

  /** A {@code float}, rounded to the nearest; what is too large for one is refused. */
  public float toFloat() {
    Float value = to(TypeWords.NUMBER, FLOAT);
    return value == null ? 0 : value;
  }

  /** A {@code boolean}. */
  public boolean toBoolean() {
    Boolean value = to(TypeWords.BOOLEAN, BOOLEAN);
    return value != null && value;
  }

  /** A {@code char}: one UTF-16 unit. */
  public char toChar() {
    Character value = to(TypeWords.CHARACTER, CHARACTER);
    return value == null ? 0 : value;
  }

  /** The text as it is. */
  public String toText() {
    return to(TypeWords.TEXT, TEXT);
  }

  /**
   * Any type, required.
   *
   * @param expected what the text must be, to follow "must be": {@code "a UUID"}
   * @param converter called only where there is exactly one value
   */
  public <T> T to(String expected, Converter<T> converter) {
    if (values.isEmpty()) {
      arguments.add(source, name, missing());
      return nothing();
    }
    return isSingle() ? convert(values.get(0), expected, converter) : nothing();
  }

  /** Any type; empty where the request has no value and there is no default. */
  public <T> Optional<T> toOptional(String expected, Converter<T> converter) {
    return values.isEmpty() || !isSingle()
        ? Optional.empty()
        : Optional.ofNullable(convert(values.get(0), expected, converter));
  }

  /**
   * All values of a query parameter, in order; of a header, what stands between its commas (RFC
   * 9110 section 5.6.1; quoted commas are not told apart). Unmodifiable, empty where there are
   * none.
   */
  public <T> List<T> toList(String expected, Converter<T> converter) {
    List<String> texts = source == Source.HEADER ? elements() : values;
    List<T> converted = new ArrayList<>(texts.size());
    for (String text : texts) {
      T value = convert(text, expected, converter);
      if (value != null) {
        converted.add(value);
      }
    }
    return List.copyOf(converted);
  }

  /** As {@link #toList}, without repetitions, in order of first occurrence. */
  public <T> Set<T> toSet(String expected, Converter<T> converter) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(toList(expected, converter)));
  }

  private List<String> elements() {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      for (int from = 0; from <= value.length(); ) {
        int comma = value.indexOf(',', from);
        int to = comma < 0 ? value.length() : comma;
        String element = value.substring(from, to).strip();
        if (!element.isEmpty()) {
          elements.add(element);
        }
        from = to + 1;
      }
    }
    return elements;
  }

  private boolean isSingle() {
    if (values.size() > 1) {
      arguments.add(source, name, "is given " + values.size() + " times: give it once");
      return false;
    }
    return true;
  }

  private String missing() {
    return source == Source.QUERY
        ? "is missing: add ?" + name + "=… to the URL"
        : "is missing: send it with the request";
  }

  /** A converter's own message is not shown: the JDK's tell names of Java classes. */
  private <T> T convert(String text, String expected, Converter<T> converter) {
    try {
      T value = converter.convert(text);
      if (value != null) {
        return value;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception malformed) {
      // Told below, like a converter's null.
    }
    arguments.add(source, name, "must be " + expected + ", not " + Quoted.text(text));
    return nothing();
  }

  /** Stands for a value until {@link Arguments#check} throws; no handler ever sees it. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T nothing() {
    return null;
  }
}
