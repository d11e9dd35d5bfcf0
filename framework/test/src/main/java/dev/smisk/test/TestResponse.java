package dev.smisk.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as the web server would have received it. Immutable. */
public final class TestResponse {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final int status;

  /** Names and values in turn. */
  private final List<String> headers;

  private final byte[] body;

  TestResponse(int status, List<String> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The first header of that name, in any case, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** All headers of that name, in any case, in order. */
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equalsIgnoreCase(name)) {
        values.add(headers.get(i + 1));
      }
    }
    return values;
  }

  /** The body's bytes; empty if there is none. */
  public byte[] bytes() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a JSON tree: {@code response.json().at("/0/title").asString()}. */
  public JsonNode json() {
    return MAPPER.readTree(body);
  }

  /** The body read as a type by Jackson with its own defaults. */
  public <T> T json(Class<T> type) {
    return MAPPER.readValue(body, type);
  }

  /** Status, headers and body, for messages of failed assertions. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(status);
    for (int i = 0; i < headers.size(); i += 2) {
      text.append('\n').append(headers.get(i)).append(": ").append(headers.get(i + 1));
    }
    return text.append("\n\n").append(text()).toString();
  }
}
