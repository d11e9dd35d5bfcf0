package dev.smisk.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query string taken apart: pairs at {@code &}, name and value at the first {@code =}, each
 * decoded once with {@code +} as a space (WHATWG URL standard section 5.1). Immutable.
 */
final class QueryParameters {
  private static final QueryParameters NONE = new QueryParameters(List.of());

  /** Names and values in turn. */
  private final List<String> pairs;

  private QueryParameters(List<String> pairs) {
    this.pairs = pairs;
  }

  /**
   * Parses.
   *
   * @throws HttpException 400 for a malformed escape
   */
  static QueryParameters parse(@Nullable String rawQuery) {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return NONE;
    }
    List<String> pairs = new ArrayList<>();
    int from = 0;
    int equals = rawQuery.indexOf('=');
    while (from <= rawQuery.length()) {
      int end = rawQuery.indexOf('&', from);
      int to = end < 0 ? rawQuery.length() : end;
      if (to > from) {
        // Sought again only once it is passed: linear also where many pairs have none.
        if (equals >= 0 && equals < from) {
          equals = rawQuery.indexOf('=', from);
        }
        int nameEnd = equals < 0 || equals > to ? to : equals;
        pairs.add(PercentEncoding.decode(rawQuery, from, nameEnd, true));
        pairs.add(PercentEncoding.decode(rawQuery, Math.min(nameEnd + 1, to), to, true));
      }
      from = to + 1;
    }
    return new QueryParameters(pairs);
  }

  @Nullable String first(String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(name)) {
        return pairs.get(i + 1);
      }
    }
    return null;
  }

  List<String> all(String name) {
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

  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      names.add(pairs.get(i));
    }
    return List.copyOf(names);
  }
}
