package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;

/**
 * The fields of a generated class that hold defaults, converted when the app starts. Primitives and
 * text need none: they are literals.
 */
final class DefaultFields {
  /** One field: {@code private final LocalDate sinceDefault}. */
  record Field(String type, String name, Doc value) {}

  private final Imports imports;
  private final UniqueNames names;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  DefaultFields(Imports imports, UniqueNames names) {
    this.imports = imports;
    this.names = names;
  }

  /** The default as an expression, for a parameter that has one and is no array. */
  String expression(Parameter parameter, FromText text) {
    String fallback = Objects.requireNonNull(text.fallback()).text();
    if (text.arity() == Arity.ONE && text.conversion() instanceof Scalar scalar) {
      return literal(scalar, fallback);
    }
    TypeMirror type = parameter.type();
    String key = TypeNames.text(type, t -> t.getQualifiedName().toString()) + " " + fallback;
    Field known = fields.get(key);
    if (known != null) {
      return known.name();
    }
    Doc value =
        Doc.call(
            imports.name(Framework.ARGUMENTS) + ".constant",
            Doc.literal(fallback),
            Doc.text(text.conversion().converter(imports)));
    if (text.arity() != Arity.ONE) {
      String container = text.arity() == Arity.SET ? "java.util.Set" : "java.util.List";
      value = Doc.call(imports.name(container) + ".of", value);
    }
    Field field =
        new Field(
            TypeNames.text(type, imports::name),
            names.take(parameter.name() + "Default", ""),
            value);
    fields.put(key, field);
    return field.name();
  }

  /** All of them, in order of first use. */
  List<Field> all() {
    return new ArrayList<>(fields.values());
  }

  /** As the compiler takes it; whether it converts is checked elsewhere. */
  private static String literal(Scalar scalar, String text) {
    if (!scalar.accepts(text)) {
      return "0"; // its route has an error and is not written
    }
    return switch (scalar) {
      case TEXT -> StringLiteral.of(text);
      case INT -> String.valueOf(Integer.parseInt(text));
      case LONG -> Long.parseLong(text) + "L";
      case SHORT -> "(short) " + Short.parseShort(text);
      case BYTE -> "(byte) " + Byte.parseByte(text);
      case DOUBLE -> String.valueOf(Double.parseDouble(text));
      case FLOAT -> String.valueOf(Float.parseFloat(text)).toLowerCase(Locale.ROOT) + "f";
      case BOOLEAN -> text;
      case CHAR -> character(text.charAt(0));
    };
  }

  private static String character(char c) {
    String quoted = StringLiteral.of(String.valueOf(c));
    String inner = quoted.substring(1, quoted.length() - 1);
    return "'" + (c == '\'' ? "\\'" : c == '"' ? "\"" : inner) + "'";
  }
}
