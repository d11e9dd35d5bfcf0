package dev.smisk.processor;

import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Text and the primitives, which {@link Framework#ARGUMENT} converts by methods of its own. Accepts
 * the same text as it does, so that a default that compiles also converts.
 */
enum Scalar implements Conversion {
  TEXT("java.lang.String", null, "toText", "TEXT", "text"),
  INT(
      "java.lang.Integer",
      TypeKind.INT,
      "toInt",
      "INTEGER",
      "an integer from -2147483648 to 2147483647"),
  LONG(
      "java.lang.Long",
      TypeKind.LONG,
      "toLong",
      "LONG",
      "an integer from -9223372036854775808 to 9223372036854775807"),
  SHORT("java.lang.Short", TypeKind.SHORT, "toShort", "SHORT", "an integer from -32768 to 32767"),
  BYTE("java.lang.Byte", TypeKind.BYTE, "toByte", "BYTE", "an integer from -128 to 127"),
  DOUBLE("java.lang.Double", TypeKind.DOUBLE, "toDouble", "DOUBLE", "a number"),
  FLOAT("java.lang.Float", TypeKind.FLOAT, "toFloat", "FLOAT", "a number"),
  BOOLEAN("java.lang.Boolean", TypeKind.BOOLEAN, "toBoolean", "BOOLEAN", "true or false"),
  CHAR("java.lang.Character", TypeKind.CHAR, "toChar", "CHARACTER", "a single character");

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /** The qualified name of the box, or of String. */
  final String className;

  final @Nullable TypeKind primitive;

  /** The method of {@link Framework#ARGUMENT} that returns one. */
  final String accessor;

  /** The converter that is a constant of {@link Framework#ARGUMENT}. */
  final String constant;

  private final String expected;

  Scalar(
      String className,
      @Nullable TypeKind primitive,
      String accessor,
      String constant,
      String expected) {
    this.className = className;
    this.primitive = primitive;
    this.accessor = accessor;
    this.constant = constant;
    this.expected = expected;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public boolean accepts(String text) {
    try {
      return switch (this) {
        case TEXT -> true;
        case BOOLEAN -> text.equals("true") || text.equals("false");
        case CHAR -> text.length() == 1;
        case DOUBLE -> DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
        case FLOAT -> DECIMAL.matcher(text).matches() && Float.isFinite(Float.parseFloat(text));
        case INT -> INTEGER.matcher(text).matches() && Integer.decode(decimal(text)) != null;
        case LONG -> INTEGER.matcher(text).matches() && Long.decode(decimal(text)) != null;
        case SHORT -> INTEGER.matcher(text).matches() && Short.decode(decimal(text)) != null;
        case BYTE -> INTEGER.matcher(text).matches() && Byte.decode(decimal(text)) != null;
      };
    } catch (NumberFormatException outOfRange) {
      return false;
    }
  }

  /** Without the leading zeros that {@code decode} would take for octal. */
  private static String decimal(String text) {
    return text.replaceFirst("^(-?)0+(?=[0-9])", "$1");
  }
}
