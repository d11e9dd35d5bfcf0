package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyMetadata;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/**
 * What Jackson's serializers and deserializers of values ask of the property that they serve. There
 * is no member behind it to reflect upon: the annotations that matter were read by the compiler.
 *
 * @param format from {@code @JsonFormat}; empty where there is none
 * @param inclusion what is written of the property and its content
 */
record JsonPropertyContext(
    String name, JavaType type, JsonFormat.Value format, JsonInclude.Value inclusion)
    implements BeanProperty {
  @Override
  public String getName() {
    return name;
  }

  @Override
  public PropertyName getFullName() {
    return PropertyName.construct(name);
  }

  @Override
  public JavaType getType() {
    return type;
  }

  @Override
  public @Nullable PropertyName getWrapperName() {
    return null;
  }

  @Override
  public PropertyMetadata getMetadata() {
    return PropertyMetadata.STD_REQUIRED_OR_OPTIONAL;
  }

  @Override
  public boolean isRequired() {
    return false;
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
    return null;
  }

  @Override
  public <A extends Annotation> @Nullable A getContextAnnotation(Class<A> type) {
    return null;
  }

  @Override
  public @Nullable AnnotatedMember getMember() {
    return null;
  }

  @Override
  public JsonFormat.@Nullable Value findFormatOverrides(MapperConfig<?> config) {
    return format.equals(JsonFormat.Value.empty()) ? null : format;
  }

  @Override
  public JsonFormat.Value findPropertyFormat(MapperConfig<?> config, Class<?> baseType) {
    return config.getDefaultPropertyFormat(baseType).withOverrides(format);
  }

  @Override
  public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Class<?> baseType) {
    return inclusion;
  }

  @Override
  public List<PropertyName> findAliases(MapperConfig<?> config) {
    return List.of();
  }

  @Override
  public void depositSchemaProperty(JsonObjectFormatVisitor visitor, SerializationContext context) {
    visitor.optionalProperty(this);
  }
}
