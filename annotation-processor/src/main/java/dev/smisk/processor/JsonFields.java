package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The fields of a generated class that read and write JSON: one for each type and direction. */
final class JsonFields {
  /** One field: {@code private final JsonReader<NewBook> newBookReader}. */
  record Field(String type, String name, Doc value) {}

  private final Imports imports;
  private final UniqueNames names;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  JsonFields(Imports imports, UniqueNames names) {
    this.imports = imports;
    this.names = names;
  }

  /** The name of the field that reads this type. */
  String reader(TypeMirror type) {
    return field(Framework.JSON_READER, "reader", "Reader", type);
  }

  /** The name of the field that writes this type. */
  String writer(TypeMirror type) {
    return field(Framework.JSON_WRITER, "writer", "Writer", type);
  }

  /** The name of the field that writes arrays of this type, element by element. */
  String elements(TypeMirror type) {
    return field(Framework.JSON_ELEMENTS, "elements", "Elements", type);
  }

  /** All of them, in order of first use. */
  List<Field> all() {
    return new ArrayList<>(fields.values());
  }

  private String field(String fieldClass, String method, String suffix, TypeMirror type) {
    String key = suffix + " " + TypeNames.text(type, t -> t.getQualifiedName().toString());
    Field known = fields.get(key);
    if (known != null) {
      return known.name();
    }
    Field field =
        new Field(
            imports.name(fieldClass) + "<" + TypeNames.text(type, imports::name) + ">",
            names.take(UniqueNames.variable(words(type)) + suffix, ""),
            Doc.call("json." + method, jsonType(type)));
    fields.put(key, field);
    return field.name();
  }

  /** {@code JsonType.generic(List.class, JsonType.of(Book.class))}. */
  private Doc jsonType(TypeMirror type) {
    String jsonType = imports.name(Framework.JSON_TYPE);
    if (type instanceof ArrayType array && hasArguments(array.getComponentType())) {
      return Doc.call(jsonType + ".arrayOf", jsonType(array.getComponentType()));
    }
    if (!hasArguments(type)) {
      return Doc.call(jsonType + ".of", Doc.text(TypeNames.text(type, imports::name) + ".class"));
    }
    DeclaredType declared = (DeclaredType) type;
    List<Doc> arguments = new ArrayList<>();
    arguments.add(Doc.text(imports.name((TypeElement) declared.asElement()) + ".class"));
    declared.getTypeArguments().forEach(argument -> arguments.add(jsonType(argument)));
    return Doc.call(jsonType + ".generic", arguments);
  }

  private static boolean hasArguments(TypeMirror type) {
    return type instanceof ArrayType array
        ? hasArguments(array.getComponentType())
        : type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
  }

  /** {@code Map<String, Book>} as {@code StringBookMap}. */
  private static String words(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return words(array.getComponentType()) + "Array";
    }
    if (!(type instanceof DeclaredType declared)) {
      String text = TypeNames.simple(type);
      return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
    StringBuilder words = new StringBuilder();
    declared.getTypeArguments().forEach(argument -> words.append(words(argument)));
    return words.append(declared.asElement().getSimpleName()).toString();
  }
}
