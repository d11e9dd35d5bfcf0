package dev.smisk.processor;

import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class that a codec is written for.
 *
 * @param binaryName of the class
 * @param annotations of the class
 * @param written its properties in the order that they are written in; null where that is left to
 *     Jackson
 * @param reading how it is read; null where that is left to Jackson
 */
record CodecType(
    TypeElement element,
    String binaryName,
    JacksonAnnotations annotations,
    @Nullable List<CodecProperty> written,
    @Nullable Reading reading) {

  /**
   * How a value is made of JSON.
   *
   * @param creator constructor or static factory
   * @param properties those of the creator, or those that have a setter, in Jackson's order
   * @param arguments names of the creator's properties, in the order of its parameters
   * @param ignored names that are skipped
   * @param ignoresUnknown whether any other name is skipped
   */
  record Reading(
      ExecutableElement creator,
      List<CodecProperty> properties,
      List<String> arguments,
      List<String> ignored,
      boolean ignoresUnknown) {
    /** Whether the value is made before its properties are read. */
    boolean bySetters() {
      return creator.getParameters().isEmpty();
    }
  }

  /** The properties in one direction; null where that is left to Jackson. */
  @Nullable List<CodecProperty> properties(JsonMentions.Direction direction) {
    if (direction == JsonMentions.Direction.WRITTEN) {
      return written;
    }
    return reading == null ? null : reading.properties();
  }

  PackageElement packageElement() {
    return TypeParts.packageOf(element);
  }

  /** {@code BookJsonCodec}, {@code OuterBookJsonCodec}. */
  String generatedName() {
    return generatedName(element);
  }

  static String generatedName(TypeElement element) {
    return TypeNames.nested(element).replace(".", "") + "JsonCodec";
  }

  static String generatedQualifiedName(TypeElement element) {
    PackageElement owner = TypeParts.packageOf(element);
    return owner.isUnnamed()
        ? generatedName(element)
        : owner.getQualifiedName() + "." + generatedName(element);
  }

  String generatedQualifiedName() {
    return generatedQualifiedName(element);
  }

  /** {@code firstName} as a constant: {@code FIRST_NAME}. */
  static String constant(String name) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    return words.toUpperCase(Locale.ROOT);
  }
}
