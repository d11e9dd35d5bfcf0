package dev.smisk.routing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.json.JsonMapper;

/** Judges whether compiled codecs do what a customized mapper would do by reflection. */
final class JsonFit {
  private static final List<DeserializationFeature> READING =
      List.of(
          DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
          DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
          DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
          DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
          DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
          DeserializationFeature.WRAP_EXCEPTIONS);

  private static final List<SerializationFeature> WRITING =
      List.of(
          SerializationFeature.FAIL_ON_EMPTY_BEANS,
          SerializationFeature.WRAP_EXCEPTIONS,
          SerializationFeature.WRITE_EMPTY_JSON_ARRAYS,
          SerializationFeature.WRITE_SELF_REFERENCES_AS_NULL);

  /** Types whose values codecs read and write themselves. */
  private static final List<Class<?>> INLINE =
      List.of(
          String.class,
          int.class,
          long.class,
          short.class,
          byte.class,
          double.class,
          float.class,
          boolean.class);

  private JsonFit() {}

  /** What differs of what matters, for a line of the log; null where nothing does. */
  static @Nullable String difference(JsonMapper mapper, JsonMapper expected) {
    String difference = ofConfig(mapper.serializationConfig(), expected.serializationConfig());
    if (difference != null) {
      return difference;
    }
    SerializationConfig writing = mapper.serializationConfig();
    DeserializationConfig reading = mapper.deserializationConfig();
    for (SerializationFeature feature : WRITING) {
      if (writing.isEnabled(feature) != expected.isEnabled(feature)) {
        return feature.name();
      }
    }
    for (DeserializationFeature feature : READING) {
      if (reading.isEnabled(feature) != expected.isEnabled(feature)) {
        return feature.name();
      }
    }
    if (reading.getProblemHandlers() != null) {
      return "a problem handler";
    }
    return ofScalars(mapper, expected);
  }

  private static @Nullable String ofConfig(MapperConfig<?> config, MapperConfig<?> expected) {
    if (config.getPropertyNamingStrategy() != null) {
      return "a naming strategy";
    }
    if (config instanceof SerializationConfig writing && writing.hasMixIns()) {
      return "mix-ins";
    }
    if (!config
        .getAnnotationIntrospector()
        .getClass()
        .equals(expected.getAnnotationIntrospector().getClass())) {
      return "an annotation introspector";
    }
    if (!config.getDefaultPropertyInclusion().equals(expected.getDefaultPropertyInclusion())) {
      return "inclusion";
    }
    if (!config.getDefaultVisibilityChecker().equals(expected.getDefaultVisibilityChecker())) {
      return "visibility";
    }
    if (!config.getDefaultNullHandling().equals(expected.getDefaultNullHandling())) {
      return "the handling of null";
    }
    if (config.getHandlerInstantiator() != null
        || !Objects.equals(
            config.getDefaultTyper(config.constructType(Object.class)),
            expected.getDefaultTyper(expected.constructType(Object.class)))) {
      return "default typing or a handler instantiator";
    }
    for (MapperFeature feature : MapperFeature.values()) {
      if (config.isEnabled(feature) != expected.isEnabled(feature)) {
        return feature.name();
      }
    }
    return null;
  }

  /** A module may bring its own serializers of what codecs write themselves. */
  private static @Nullable String ofScalars(JsonMapper mapper, JsonMapper expected) {
    for (Class<?> type : INLINE) {
      if (!serializer(mapper, type).equals(serializer(expected, type))
          || !deserializer(mapper, type).equals(deserializer(expected, type))) {
        return "a serializer or deserializer of " + type.getSimpleName();
      }
    }
    Class<?> nulls = nullSerializer(mapper);
    return nulls.equals(nullSerializer(expected)) ? null : "a serializer of null";
  }

  private static Class<?> serializer(JsonMapper mapper, Class<?> type) {
    return mapper._serializationContext().findValueSerializer(type).getClass();
  }

  private static Class<?> nullSerializer(JsonMapper mapper) {
    return mapper._serializationContext().getDefaultNullValueSerializer().getClass();
  }

  private static Class<?> deserializer(JsonMapper mapper, Class<?> type) {
    JavaType javaType = mapper.constructType(type);
    return mapper._deserializationContext().findRootValueDeserializer(javaType).getClass();
  }
}
