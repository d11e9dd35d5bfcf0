package dev.smisk.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named texts of a request, in order: its query string, its urlencoded form or its cookies, taken
 * apart and decoded once. Names are case-sensitive and may repeat. Immutable.
 */
public final class Parameters {
  /** What a form or query string holds at most: each pair takes about 60 bytes of memory. */
  private static final int MOST_PAIRS = 10_000;

  private static final Parameters NONE = new Parameters(List.of());

  /** Names and values in turn. */
  private final List<String> pairs;

  private Parameters(List<String> pairs) {
    this.pairs = pairs;
  }

  /**
   * Of a query string or urlencoded form: pairs at {@code &}, name and value at the first {@code
   * =}, each with {@code +} as a space (WHATWG URL standard section 5.1).
   *
   * @param place what is parsed, to end "the part … of": {@code "the URL"}
   * @throws HttpException 400 for a malformed escape, and for more than 10,000 pairs
   */
  static Parameters parse(@Nullable String text, String place) {
    return parse(text, place, StandardCharsets.UTF_8);
  }

  /** As above; unless the charset is UTF-8, the text's chars are bytes in it. */
  static Parameters parse(@Nullable String text, String place, Charset charset) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    List<String> pairs = new ArrayList<>();
    int from = 0;
    int equals = text.indexOf('=');
    while (from <= text.length()) {
      int end = text.indexOf('&', from);
      int to = end < 0 ? text.length() : end;
      if (to > from) {
        // Sought again only once it is passed: linear also where many pairs have none.
        if (equals >= 0 && equals < from) {
          equals = text.indexOf('=', from);
        }
        int nameEnd = equals < 0 || equals > to ? to : equals;
        if (pairs.size() == 2 * MOST_PAIRS) {
          throw new HttpException(
              400, place + " has more than 10,000 parameters: send fewer, or a JSON body");
        }
        pairs.add(PercentEncoding.decode(text, from, nameEnd, true, place, charset));
        int valueAt = Math.min(nameEnd + 1, to);
        pairs.add(PercentEncoding.decode(text, valueAt, to, true, place, charset));
      }
      from = to + 1;
    }
    return new Parameters(pairs);
  }

  /** Of names and values in turn, not to be changed any more. */
  static Parameters of(List<String> pairs) {
    return new Parameters(pairs);
  }

  /**
   * The same, if it is within the limits of forms.
   *
   * @throws HttpException 413 if it is not
   */
  Parameters within(FormLimits limits) {
    if (pairs.size() / 2 > limits.parts()) {
      throw limits.tooMany().told();
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      String value = pairs.get(i + 1);
      if (value.length() > limits.fieldBytes() / 3
          && value.getBytes(StandardCharsets.UTF_8).length > limits.fieldBytes()) {
        throw limits.tooLong(FormLimits.shown(pairs.get(i))).told();
      }
    }
    return this;
  }

  /**
   * Of a {@code Cookie} header: pairs at {@code ;}, values as they are but for the quotes around
   * them (RFC 6265 section 4.2.1). What is no pair is skipped: browsers send what other programs
   * set.
   */
  static Parameters cookies(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    List<String> pairs = new ArrayList<>();
    int equals = header.indexOf('=');
    for (int from = 0; from < header.length(); ) {
      int end = header.indexOf(';', from);
      int to = end < 0 ? header.length() : end;
      if (equals >= 0 && equals < from) {
        equals = header.indexOf('=', from);
      }
      if (equals > from && equals < to) {
        String value = header.substring(equals + 1, to).strip();
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        pairs.add(header.substring(from, equals).strip());
        pairs.add(isQuoted ? value.substring(1, value.length() - 1) : value);
      }
      from = to + 1;
    }
    return new Parameters(pairs);
  }

  /** The first value of that name, or null; empty for {@code name} and {@code name=}. */
  public @Nullable String first(String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(name)) {
        return pairs.get(i + 1);
      }
    }
    return null;
  }

  /** How many values of that name there are. */
  public int count(String name) {
    int count = 0;
    for (int i = 0; i < pairs.size(); i += 2) {
      count += pairs.get(i).equals(name) ? 1 : 0;
    }
    return count;
  }

  /** All values of that name, in order, unmodifiable; empty if there is none. */
  public List<String> all(String name) {
    List<String> values = List.of();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(name)) {
        if (values.isEmpty()) {
          values = List.of(pairs.get(i + 1)); // mostly it is the only one
        } else {
          values = values.size() == 1 ? new ArrayList<>(values) : values;
          values.add(pairs.get(i + 1));
        }
      }
    }
    return values.size() > 1 ? Collections.unmodifiableList(values) : values;
  }

  /** All names, in order of first occurrence, unmodifiable. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      names.add(pairs.get(i));
    }
    return List.copyOf(names);
  }
}
