package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.impl.PropertySerializerMap;
import tools.jackson.databind.type.TypeFactory;

/**
 * Writes one property of a class: its name, encoded beforehand, and its value by the serializer of
 * its declared type where that is final, else of its class. Made and called by compiled codecs.
 * Thread-safe once its codec is resolved.
 */
public final class JsonPropertyWriter {
  private final SerializedString name;
  private final JavaType owner;
  private final JsonType<?> declared;
  private final JsonInclude.Value classInclusion;
  private JsonFormat.Value format = JsonFormat.Value.empty();
  private JsonInclude.Value inclusion = JsonInclude.Value.empty();
  private boolean omitsNull;
  private boolean omitsEmpty;
  private JavaType type = TypeFactory.unknownType();
  private @Nullable JsonPropertyContext property;
  private @Nullable ValueSerializer<Object> serializer;
  private @Nullable TypeSerializer typeSerializer;

  /** By class, for types that are not final; a lost update costs a second look-up. */
  private PropertySerializerMap serializers = PropertySerializerMap.emptyForProperties();

  JsonPropertyWriter(
      JavaType owner, String name, JsonType<?> declared, JsonInclude.Value classInclusion) {
    this.owner = owner;
    this.name = new SerializedString(name);
    this.declared = declared;
    this.classInclusion = classInclusion;
  }

  /** With what {@code @JsonFormat} says. */
  public void formatted(JsonFormat.Value newFormat) {
    format = newFormat;
  }

  /** With what {@code @JsonInclude} says at the property, over what it says at the class. */
  public void included(Include value, Include content) {
    inclusion = JsonInclude.Value.construct(value, content);
  }

  void resolve(SerializationContext context) {
    type = declared.in(context.getTypeFactory(), owner);
    Class<?> raw = type.getRawClass();
    JsonInclude.Value effective =
        context
            .getConfig()
            .getDefaultInclusion(
                raw,
                raw,
                JsonInclude.Value.merge(
                    context.getConfig().getDefaultPropertyInclusion(), classInclusion))
            .withOverrides(inclusion);
    property = new JsonPropertyContext(name.getValue(), type, format, effective);
    Include included = effective.getValueInclusion();
    omitsEmpty =
        included == Include.NON_EMPTY || (included == Include.NON_ABSENT && type.isReferenceType());
    omitsNull = omitsEmpty || included == Include.NON_NULL || included == Include.NON_ABSENT;
    typeSerializer = context.findTypeSerializer(type);
    JavaType serialized = type;
    TypeSerializer content =
        type.isContainerType() || type.isReferenceType()
            ? context.findTypeSerializer(type.getContentType())
            : null;
    if (content != null) {
      serialized = type.withContentTypeHandler(content);
    }
    if (type.isFinal() || content != null) {
      serializer = context.findPrimaryPropertySerializer(serialized, property);
    }
  }

  /** See {@link JsonPlainValues}; of a resolved one. */
  boolean isPlain(Set<ValueSerializer<?>> seen) {
    return typeSerializer == null && JsonPlainValues.isPlain(type, serializer, seen);
  }

  /** Writes name and value, or nothing where the value is not to be included. */
  public void write(@Nullable Object value, JsonGenerator generator, SerializationContext context) {
    if (value == null) {
      if (!omitsNull) {
        generator.writeName(name).writeNull();
      }
      return;
    }
    ValueSerializer<Object> found = serializer == null ? of(value.getClass(), context) : serializer;
    if (omitsEmpty && found.isEmpty(context, value)) {
      return;
    }
    generator.writeName(name);
    if (typeSerializer == null) {
      found.serialize(value, generator, context);
    } else {
      found.serializeWithType(value, generator, context, typeSerializer);
    }
  }

  private ValueSerializer<Object> of(Class<?> valueClass, SerializationContext context) {
    ValueSerializer<Object> known = serializers.serializerFor(valueClass);
    if (known != null) {
      return known;
    }
    JavaType valueType =
        type.isContainerType() || type.hasGenericTypes()
            ? context.constructSpecializedType(type, valueClass)
            : context.constructType(valueClass);
    PropertySerializerMap.SerializerAndMapResult added =
        serializers.findAndAddPrimarySerializer(valueType, context, property);
    serializers = added.map;
    return added.serializer;
  }
}
