package dev.smisk.routing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * How one class is written as JSON and read from it without reflection. The annotation processor
 * writes one implementation beside each class that routes mention and registers it for {@link
 * java.util.ServiceLoader}; nobody else needs to implement it. Jackson calls what it makes as it
 * would call its own serializers of beans; results of a route need it for none that is {@linkplain
 * JsonFlatSerializer flat}.
 */
public interface JsonCodec {
  /** The class, without type arguments. */
  Class<?> type();

  /**
   * Makes the serializer.
   *
   * @param type the class with its type arguments, where they are known
   * @return null where the class is left to Jackson
   */
  default @Nullable ValueSerializer<?> serializer(JavaType type) {
    return null;
  }

  /**
   * Makes the deserializer.
   *
   * @param type the class with its type arguments, where they are known
   * @return null where the class is left to Jackson
   */
  default @Nullable ValueDeserializer<?> deserializer(JavaType type) {
    return null;
  }
}
