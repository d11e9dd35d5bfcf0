package dev.smisk.routing;

import dev.smisk.http.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiConsumer;

/** Variables as a web server would send them, in the order of addition. */
final class TestVariables implements Variables {
  private final List<String> pairs = new ArrayList<>();

  /** Those of a request line such as {@code GET /books?limit=5}. */
  static TestVariables of(String requestLine) {
    int space = requestLine.indexOf(' ');
    return new TestVariables()
        .with("REQUEST_METHOD", requestLine.substring(0, space))
        .with("REQUEST_URI", requestLine.substring(space + 1));
  }

  TestVariables with(String name, String value) {
    pairs.add(name);
    pairs.add(value);
    return this;
  }

  @Override
  public String get(String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(name)) {
        return pairs.get(i + 1);
      }
    }
    return null;
  }

  @Override
  public String joined(String name, String separator) {
    StringJoiner values = new StringJoiner(separator);
    forEach(
        (key, value) -> {
          if (key.equals(name)) {
            values.add(value);
          }
        });
    return get(name) == null ? null : values.toString();
  }

  @Override
  public String requestId() {
    return "7-id";
  }

  @Override
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < pairs.size(); i += 2) {
      action.accept(pairs.get(i), pairs.get(i + 1));
    }
  }
}
