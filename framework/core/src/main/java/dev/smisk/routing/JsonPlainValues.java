package dev.smisk.routing;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.jdk.EnumSerializer;

/**
 * Tells of which types it is known beforehand that compiled codecs and Jackson's serializers of
 * single values write all that their values can hold: no collection, nothing whose class is known
 * at run time alone, nothing that a serializer of the app writes.
 */
final class JsonPlainValues {
  private JsonPlainValues() {}

  /** Whether values of that type are, written by that mapper. */
  static boolean isPlain(JavaType type, JsonMapper mapper) {
    if (!type.isFinal()) {
      return false;
    }
    try {
      ValueSerializer<?> serializer =
          mapper._serializationContext().findTypedValueSerializer(type, true);
      return isCompiled(serializer, Collections.newSetFromMap(new IdentityHashMap<>()));
    } catch (JacksonException e) {
      return false; // who writes one is told
    }
  }

  /** Whether a property is, of that type and written by that serializer. */
  static boolean isPlain(
      JavaType type, @Nullable ValueSerializer<?> serializer, Set<ValueSerializer<?>> seen) {
    return serializer != null && (isSingle(type, serializer) || isCompiled(serializer, seen));
  }

  private static boolean isCompiled(ValueSerializer<?> serializer, Set<ValueSerializer<?>> seen) {
    return serializer instanceof JsonObjectSerializer<?> compiled
        && (!seen.add(compiled) || compiled.isPlain(seen));
  }

  private static boolean isSingle(JavaType type, ValueSerializer<?> serializer) {
    Class<?> raw = type.getRawClass();
    boolean jdk =
        raw.isPrimitive()
            || raw == String.class
            || raw == UUID.class
            || raw.getPackageName().equals("java.time")
            || (raw.getPackageName().equals("java.lang") && Number.class.isAssignableFrom(raw))
            || raw == Boolean.class
            || raw == Character.class;
    return (jdk && serializer.getClass().getPackageName().startsWith("tools.jackson.databind."))
        || serializer.getClass() == EnumSerializer.class;
  }
}
