package dev.smisk.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** Finds out which property comes next, by the bytes of its name. */
final class JsonPropertyNames {
  private static final int IGNORED = -2;

  private final PropertyNameMatcher matcher;

  /** The index of the property that each name stands for. */
  private final int[] indexes;

  private JsonPropertyNames(PropertyNameMatcher matcher, int[] indexes) {
    this.matcher = matcher;
    this.indexes = indexes;
  }

  /** The names and aliases of the properties, and others that are skipped. */
  static JsonPropertyNames of(
      TokenStreamFactory factory,
      List<JsonPropertyReader<?>> properties,
      Collection<String> ignored) {
    List<Named> names = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      JsonPropertyReader<?> property = properties.get(i);
      boolean isRead = property.isRead() && !ignored.contains(property.name());
      add(property.name(), isRead ? i : IGNORED, names, indexes);
    }
    for (int i = 0; i < properties.size(); i++) {
      for (String alias : properties.get(i).aliases()) {
        add(alias, i, names, indexes);
      }
    }
    ignored.forEach(name -> add(name, IGNORED, names, indexes));
    return new JsonPropertyNames(
        factory.constructNameMatcher(names, false),
        indexes.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void add(String name, int index, List<Named> names, List<Integer> indexes) {
    if (names.stream().noneMatch(known -> known.getName().equals(name))) {
      names.add(Named.fromString(name));
      indexes.add(index);
    }
  }

  /** The property whose name comes next, the parser then at its value. */
  int next(JsonParser parser) {
    return index(parser, parser.nextNameMatch(matcher));
  }

  /** The property whose name the parser is at, the parser then at its value. */
  int current(JsonParser parser) {
    return index(parser, parser.currentNameMatch(matcher));
  }

  private int index(JsonParser parser, int firstMatch) {
    int match = firstMatch;
    while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
      if (match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
        parser.nextToken();
        return JsonObjectDeserializer.UNKNOWN;
      }
      if (match < 0) {
        return JsonObjectDeserializer.END;
      }
      parser.nextToken();
      if (indexes[match] != IGNORED) {
        return indexes[match];
      }
      parser.skipChildren();
      match = parser.nextNameMatch(matcher);
    }
    return JsonObjectDeserializer.END;
  }
}
