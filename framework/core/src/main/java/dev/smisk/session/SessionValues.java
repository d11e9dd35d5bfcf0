package dev.smisk.session;

import dev.smisk.http.HttpException;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Values of sessions as JSON, by the app's own codecs and settings. Thread-safe. Readers are kept
 * by class: as many as the app asks for.
 */
final class SessionValues {
  private final Json json;
  private final ConcurrentMap<Class<?>, JsonReader<?>> readers = new ConcurrentHashMap<>();

  SessionValues(Json json) {
    this.json = json;
  }

  byte[] write(Object value) {
    return json.bytes(value);
  }

  @SuppressWarnings("unchecked") // each class has the reader that was made for it
  <T> T read(String name, byte[] value, Class<T> type) {
    JsonReader<?> reader =
        readers.computeIfAbsent(type, absent -> json.reader(JsonType.of(absent)));
    return read(name, value, type.getName(), (JsonReader<T>) reader);
  }

  <T> T read(String name, byte[] value, JsonType<T> type) {
    return read(name, value, type.toString(), json.reader(type));
  }

  private static <T> T read(String name, byte[] value, String type, JsonReader<T> reader) {
    try {
      return reader.read(value);
    } catch (RuntimeException e) {
      // What is wrong with it is told to a client where it is a body, but this is not the client's.
      String reason = e instanceof HttpException told ? told.getMessage() : e.toString();
      throw new IllegalStateException(
          "the session's \""
              + name
              + "\" cannot be read as "
              + type
              + ": "
              + reason
              + ". It stays as it is: ask for the class that it was set as, set another, or remove"
              + " it",
          e);
    }
  }
}
