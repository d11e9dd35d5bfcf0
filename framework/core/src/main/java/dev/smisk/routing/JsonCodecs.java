package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.type.TypeFactory;

/** All compiled codecs: a Jackson module, and what of them needs no mapper. */
final class JsonCodecs extends JacksonModule {
  private final Map<Class<?>, JsonCodec> codecs = new HashMap<>();

  JsonCodecs(Collection<JsonCodec> all) {
    all.forEach(codec -> codecs.put(codec.type(), codec));
  }

  int size() {
    return codecs.size();
  }

  /** What writes values of that class without a mapper; null where one is needed. */
  @SuppressWarnings("unchecked") // a codec's serializer is that of its class
  @Nullable JsonFlatSerializer<Object> flat(Class<?> type) {
    JsonCodec codec = codecs.get(type);
    if (codec == null) {
      return null;
    }
    JavaType javaType = TypeFactory.createDefaultInstance().constructType(type);
    return codec.serializer(javaType) instanceof JsonFlatSerializer<?> flat
        ? (JsonFlatSerializer<Object>) flat
        : null;
  }

  @Override
  public String getModuleName() {
    return "smisk-codecs";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Compiled());
    context.addDeserializers(new CompiledReaders());
  }

  private final class Compiled extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      JsonCodec codec = codecs.get(type.getRawClass());
      return codec == null || (format != null && format.hasShape()) ? null : codec.serializer(type);
    }
  }

  private final class CompiledReaders extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      JsonCodec codec = codecs.get(type.getRawClass());
      return codec == null ? null : codec.deserializer(type);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return codecs.containsKey(type);
    }
  }
}
