package dev.smisk.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header's value as a list (RFC 9110 section 5.6.1). */
final class HeaderElements {
  private HeaderElements() {}

  /** What stands between commas, empty elements left out; quoted commas are not told apart. */
  static List<String> of(@Nullable String value) {
    if (value == null) {
      return List.of();
    }
    List<String> elements = new ArrayList<>();
    for (int from = 0; from <= value.length(); ) {
      int comma = value.indexOf(',', from);
      int to = comma < 0 ? value.length() : comma;
      String element = value.substring(from, to).strip();
      if (!element.isEmpty()) {
        elements.add(element);
      }
      from = to + 1;
    }
    return elements;
  }
}
