package dev.smisk.routing;

import dev.smisk.http.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of an {@link Argument}, and what is told of it where it is missing or malformed. */
class ArgumentText {
  private final Arguments arguments;

  Source source = Source.PATH;
  String name = "";

  /** The first value; null where the request has none. */
  @Nullable String text;

  /** How many values there are, where one is asked for. */
  private int count;

  /** Where more than one value would be. */
  private @Nullable Parameters parameters;

  ArgumentText(Arguments arguments) {
    this.arguments = arguments;
  }

  final void turn(
      Source from, String called, @Nullable String value, int values, @Nullable Parameters all) {
    source = from;
    name = called;
    text = value;
    count = values;
    parameters = all;
  }

  final List<String> texts() {
    if (parameters != null) {
      return parameters.all(name);
    }
    return source == Source.HEADER ? HeaderElements.of(text) : List.of(String.valueOf(text));
  }

  /** Whether the rest of many values is not worth converting. */
  final boolean enough() {
    return arguments.full();
  }

  /** False where there is no value, which is then told. */
  final boolean isThere() {
    if (text == null) {
      arguments.addMissing(source, name);
    }
    return text != null;
  }

  /** The only value; null where there is none, and where there are several, which is told. */
  final @Nullable String single() {
    if (count > 1) {
      arguments.add(source, name, "is given " + count + " times: give it once");
      return null;
    }
    return text;
  }

  final <T> T malformed(String expected, T instead) {
    arguments.add(
        source, name, "must be " + expected + ", not " + Quoted.text(String.valueOf(text)));
    return instead;
  }

  /** A converter's own message is not shown: the JDK's tell names of Java classes. */
  final <T> T convert(String value, String expected, Converter<T> converter) {
    try {
      T converted = converter.convert(value);
      if (converted != null) {
        return converted;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception malformed) {
      // Told below, like a converter's null.
    }
    arguments.add(source, name, "must be " + expected + ", not " + Quoted.text(value));
    return nothing();
  }

  /** Stands for a value until {@link Arguments#check} throws; no handler ever sees it. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T nothing() {
    return null;
  }
}
