package dev.smisk.processor;

/** Every name of Jackson that generated codecs mention; a test proves that each exists. */
final class Jackson {
  static final String JAVA_TYPE = "tools.jackson.databind.JavaType";
  static final String GENERATOR = "tools.jackson.core.JsonGenerator";
  static final String PARSER = "tools.jackson.core.JsonParser";
  static final String SERIALIZED_STRING = "tools.jackson.core.io.SerializedString";
  static final String SERIALIZATION_CONTEXT = "tools.jackson.databind.SerializationContext";
  static final String DESERIALIZATION_CONTEXT = "tools.jackson.databind.DeserializationContext";
  static final String VALUE_SERIALIZER = "tools.jackson.databind.ValueSerializer";
  static final String VALUE_DESERIALIZER = "tools.jackson.databind.ValueDeserializer";
  static final String TOKEN_BUFFER = "tools.jackson.databind.util.TokenBuffer";
  static final String FORMAT = "com.fasterxml.jackson.annotation.JsonFormat";
  static final String INCLUDE = "com.fasterxml.jackson.annotation.JsonInclude";

  private Jackson() {}
}
