package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.BeanDeserializerFactory;
import tools.jackson.databind.deser.DeserializerFactory;
import tools.jackson.databind.ser.BeanSerializerFactory;

/**
 * Jackson's own serializer or deserializer in place of a compiled codec, where a property that
 * Jackson itself handles asks for another form of its value than the codec was compiled for.
 */
final class JsonFallback {
  private static final List<Class<? extends Annotation>> REFORMING =
      List.of(
          JsonFilter.class,
          JsonIdentityInfo.class,
          JsonIdentityReference.class,
          JsonIgnoreProperties.class,
          JsonIncludeProperties.class,
          JsonManagedReference.class,
          JsonMerge.class,
          JsonUnwrapped.class);

  private static final DeserializerFactory STRICT =
      BeanDeserializerFactory.instance.withDeserializerModifier(new JsonDeserializers());

  private JsonFallback() {}

  /** Whether the property, if any, asks for another form. */
  static boolean needed(MapperConfig<?> config, @Nullable BeanProperty property) {
    if (property == null) {
      return false;
    }
    JsonFormat.Value format = property.findFormatOverrides(config);
    boolean isFormatted = property.getAnnotation(JsonFormat.class) != null;
    if (isFormatted || (format != null && format.hasShape())) {
      return true;
    }
    return REFORMING.stream().anyMatch(type -> property.getAnnotation(type) != null);
  }

  static ValueSerializer<?> serializer(
      SerializationContext context, JavaType type, @Nullable BeanProperty property) {
    ValueSerializer<?> serializer =
        BeanSerializerFactory.instance.createSerializer(
            context, type, context.lazyIntrospectBeanDescription(type), null);
    serializer.resolve(context);
    return context.handlePrimaryContextualization(serializer, property);
  }

  static ValueDeserializer<?> deserializer(
      DeserializationContext context, JavaType type, @Nullable BeanProperty property) {
    ValueDeserializer<?> deserializer =
        STRICT.createBeanDeserializer(context, type, context.lazyIntrospectBeanDescription(type));
    deserializer.resolve(context);
    return context.handleSecondaryContextualization(deserializer, property, type);
  }
}
