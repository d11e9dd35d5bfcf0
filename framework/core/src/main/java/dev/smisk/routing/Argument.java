package dev.smisk.routing;

import dev.smisk.http.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The text of one path variable, query parameter, header, cookie or form field on its way to a
 * handler's parameter. The conversions don't throw: they tell {@link Arguments} what is wrong and
 * return the default, 0, false or null, which no handler ever sees. Those without a default require
 * a value. Valid until the next is taken from {@link Arguments}: only values are allocated.
 *
 * <p>Numbers are ASCII digits with at most a minus before them ({@code +5}, {@code 0x5}, {@code
 * NaN} and digits of other scripts are refused); booleans are exactly {@code true} or {@code
 * false}. See {@link Converters} for other types of the JDK.
 */
public final class Argument extends ArgumentText {
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

  Argument(Arguments arguments) {
    super(arguments);
  }

  /** Turns to another one: all of a request share this object, which is asked for but one value. */
  Argument of(
      Source from, String called, @Nullable String value, int values, @Nullable Parameters all) {
    turn(from, called, value, values, all);
    return this;
  }

  /** An {@code int}. */
  public int toInt() {
    return isThere() ? toInt(0) : 0;
  }

  /** An {@code int}, or this one. */
  public int toInt(int fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toInt(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.INT, fallback);
    }
  }

  /** A {@code long}. */
  public long toLong() {
    return isThere() ? toLong(0) : 0;
  }

  /** A {@code long}, or this one. */
  public long toLong(long fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toLong(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.LONG, fallback);
    }
  }

  /** A {@code short}. */
  public short toShort() {
    return isThere() ? toShort((short) 0) : 0;
  }

  /** A {@code short}, or this one. */
  public short toShort(short fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toShort(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.SHORT, fallback);
    }
  }

  /** A {@code byte}. */
  public byte toByte() {
    return isThere() ? toByte((byte) 0) : 0;
  }

  /** A {@code byte}, or this one. */
  public byte toByte(byte fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toByte(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.BYTE, fallback);
    }
  }

  /** A {@code double}, rounded to the nearest; what is too large for one is refused. */
  public double toDouble() {
    return isThere() ? toDouble(0) : 0;
  }

  /** A {@code double}, or this one. */
  public double toDouble(double fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toDouble(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.NUMBER, fallback);
    }
  }

  /** A {@code float}, rounded to the nearest; what is too large for one is refused. */
  public float toFloat() {
    return isThere() ? toFloat(0) : 0;
  }

  /** A {@code float}, or this one. */
  public float toFloat(float fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toFloat(single);
    } catch (NumberFormatException malformed) {
      return malformed(TypeWords.NUMBER, fallback);
    }
  }

  /** A {@code boolean}. */
  public boolean toBoolean() {
    return isThere() && toBoolean(false);
  }

  /** A {@code boolean}, or this one. */
  public boolean toBoolean(boolean fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toBoolean(single);
    } catch (IllegalArgumentException malformed) {
      return malformed(TypeWords.BOOLEAN, fallback);
    }
  }

  /** A {@code char}: one UTF-16 unit. */
  public char toChar() {
    return isThere() ? toChar('\0') : '\0';
  }

  /** A {@code char}, or this one. */
  public char toChar(char fallback) {
    String single = single();
    try {
      return single == null ? fallback : StrictText.toChar(single);
    } catch (IllegalArgumentException malformed) {
      return malformed(TypeWords.CHARACTER, fallback);
    }
  }

  /** The text as it is. */
  public String toText() {
    return isThere() ? toText("") : "";
  }

  /** The text as it is, or this one. */
  public String toText(String fallback) {
    String single = single();
    return single == null ? fallback : single;
  }

  /**
   * Any type.
   *
   * @param expected what the text must be, to follow "must be": {@code "a UUID"}
   * @param converter called only where there is exactly one value
   */
  public <T> T to(String expected, Converter<T> converter) {
    return isThere() ? to(expected, converter, nothing()) : nothing();
  }

  /** Any type, or this value. */
  public <T> T to(String expected, Converter<T> converter, T fallback) {
    String single = single();
    return single == null ? fallback : convert(single, expected, converter);
  }

  /** Any type; empty where the request has no value. */
  public <T> Optional<T> toOptional(String expected, Converter<T> converter) {
    String single = single();
    return single == null
        ? Optional.empty()
        : Optional.ofNullable(convert(single, expected, converter));
  }

  /**
   * All values, in order; of a header, what stands between its commas (RFC 9110 section 5.6.1;
   * quoted commas are not told apart). Unmodifiable, empty where there are none.
   */
  public <T> List<T> toList(String expected, Converter<T> converter) {
    return toList(expected, converter, List.of());
  }

  /** All values, in order, or this list. */
  public <T> List<T> toList(String expected, Converter<T> converter, List<T> fallback) {
    if (text == null) {
      return fallback;
    }
    List<String> texts = texts();
    List<T> converted = new ArrayList<>(texts.size());
    for (String each : texts) {
      if (enough()) {
        break;
      }
      T value = convert(each, expected, converter);
      if (value != null) {
        converted.add(value);
      }
    }
    return Collections.unmodifiableList(converted);
  }

  /** As {@link #toList}, without repetitions, in order of first occurrence. */
  public <T> Set<T> toSet(String expected, Converter<T> converter) {
    return toSet(expected, converter, Set.of());
  }

  /** As {@link #toList}, without repetitions, in order of first occurrence, or this set. */
  public <T> Set<T> toSet(String expected, Converter<T> converter, Set<T> fallback) {
    return text == null
        ? fallback
        : Collections.unmodifiableSet(new LinkedHashSet<>(toList(expected, converter)));
  }

  /** As {@link #toList}, as an array of its own. */
  public <T> T[] toArray(String expected, Converter<T> converter, IntFunction<T[]> constructor) {
    return toList(expected, converter).toArray(constructor);
  }

  /** As {@link #toList}, as an array of its own. */
  public int[] toIntArray() {
    List<String> texts = texts();
    int[] values = new int[texts.size()];
    for (int i = 0; i < values.length && !enough(); i++) {
      values[i] = with(texts.get(i)).toInt(0);
    }
    return values;
  }

  /** As {@link #toList}, as an array of its own. */
  public long[] toLongArray() {
    List<String> texts = texts();
    long[] values = new long[texts.size()];
    for (int i = 0; i < values.length && !enough(); i++) {
      values[i] = with(texts.get(i)).toLong(0);
    }
    return values;
  }

  /** As {@link #toList}, as an array of its own. */
  public double[] toDoubleArray() {
    List<String> texts = texts();
    double[] values = new double[texts.size()];
    for (int i = 0; i < values.length && !enough(); i++) {
      values[i] = with(texts.get(i)).toDouble(0);
    }
    return values;
  }

  /**
   * The text that stands in where the request has none: for arrays, which are each made anew. Other
   * defaults are converted when the app starts.
   */
  public Argument or(String fallback) {
    return text == null ? with(fallback) : this;
  }

  private Argument with(String value) {
    turn(source, name, value, 1, null);
    return this;
  }
}
