package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes the nested class that writes values of one class as JSON. */
final class CodecSerializerWriter {
  private static final Set<TypeKind> NUMBERS =
      Set.of(
          TypeKind.BYTE,
          TypeKind.SHORT,
          TypeKind.INT,
          TypeKind.LONG,
          TypeKind.FLOAT,
          TypeKind.DOUBLE);

  private final CodecType type;
  private final Imports imports;
  private final String value;

  /** The constant or field of each property. */
  private final Map<CodecProperty, String> names = new LinkedHashMap<>();

  CodecSerializerWriter(CodecType type, List<CodecProperty> properties, Imports imports) {
    this.type = type;
    this.imports = imports;
    Set<String> taken = new HashSet<>(imports.obscurable());
    taken.addAll(Set.of("generator", "context", "type"));
    UniqueNames unique = new UniqueNames(taken);
    for (CodecProperty property : properties) {
      String wanted =
          isPlain(property)
              ? CodecType.constant(property.javaName())
              : property.javaName() + "Writer";
      names.put(property, unique.take(wanted, ""));
    }
    String simple = type.element().getSimpleName().toString();
    value = unique.take(UniqueNames.variable(simple), "Value");
  }

  /**
   * Whether calls of the generator write all of a value: no subclass can have more to write, no id
   * of the type is written beside it, and nothing is left out.
   */
  private boolean isFlat() {
    return type.element().getModifiers().contains(Modifier.FINAL)
        && !type.annotations().has("JsonTypeInfo")
        && !type.annotations().has("JsonInclude")
        && names.keySet().stream().allMatch(this::isPlain);
  }

  /** Whether one call of the generator writes the value. */
  private boolean isPlain(CodecProperty property) {
    return !property.isFormatted()
        && !property.isIncludedConditionally()
        && (isNumber(property.type())
            || property.type().getKind() == TypeKind.BOOLEAN
            || (TypeNames.isNamed(property.type(), "java.lang.String")
                && !type.annotations().has("JsonInclude")));
  }

  private static boolean isNumber(TypeMirror mirror) {
    return NUMBERS.contains(mirror.getKind());
  }

  void write(CodeLines code, String className) {
    boolean isFlat = isFlat();
    String owner = imports.name(type.element());
    if (!type.element().getTypeParameters().isEmpty()) {
      owner += "<" + "?, ".repeat(type.element().getTypeParameters().size() - 1) + "?>";
    }
    code.open(
        "private static final class "
            + className
            + " extends "
            + imports.name(
                isFlat ? Framework.JSON_FLAT_SERIALIZER : Framework.JSON_OBJECT_SERIALIZER)
            + "<"
            + owner
            + "> {");
    constants(code);
    fields(code);
    constructor(code, className);
    List<Doc> parameters = new ArrayList<>();
    parameters.add(Doc.text(owner + " " + value));
    parameters.add(Doc.text(imports.name(Jackson.GENERATOR) + " generator"));
    if (!isFlat) {
      parameters.add(Doc.text(imports.name(Jackson.SERIALIZATION_CONTEXT) + " context"));
    }
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open(
            Doc.of(
                Doc.call("protected void write", parameters),
                Doc.text(names.isEmpty() ? " {}" : " {")));
    names.forEach((property, name) -> code.line(statement(property, name)));
    code.close(names.isEmpty() ? "" : "}").close("}");
  }

  private void constants(CodeLines code) {
    boolean any = false;
    for (var entry : names.entrySet()) {
      if (isPlain(entry.getKey())) {
        String string = imports.name(Jackson.SERIALIZED_STRING);
        any = true;
        code.line(
            Doc.assignment(
                "private static final " + string + " " + entry.getValue(),
                Doc.call("new " + string, Doc.literal(entry.getKey().name()))));
      }
    }
    if (any) {
      code.line("");
    }
  }

  private void fields(CodeLines code) {
    JsonTypeText text = new JsonTypeText(type.element(), imports);
    boolean any = false;
    for (var entry : names.entrySet()) {
      if (!isPlain(entry.getKey())) {
        any = true;
        code.line(
            Doc.assignment(
                "private final "
                    + imports.name(Framework.JSON_PROPERTY_WRITER)
                    + " "
                    + entry.getValue(),
                Doc.call(
                    "property",
                    Doc.literal(entry.getKey().name()),
                    text.of(entry.getKey().type()))));
      }
    }
    if (any) {
      code.line("");
    }
  }

  private void constructor(CodeLines code, String className) {
    List<Doc> arguments = new ArrayList<>();
    arguments.add(Doc.text("type"));
    if (type.annotations().has("JsonInclude")) {
      arguments.addAll(inclusion(type.annotations()));
    }
    code.open(className + "(" + imports.name(Jackson.JAVA_TYPE) + " type) {")
        .line(Doc.of(Doc.call("super", arguments), Doc.text(";")));
    names.forEach(
        (property, name) -> {
          CodecWriter.configure(code, imports, name, property);
          if (property.isIncludedConditionally()) {
            code.line(
                Doc.of(
                    Doc.call(name + ".included", inclusion(property.annotations())),
                    Doc.text(";")));
          }
        });
    code.close("}");
  }

  private List<Doc> inclusion(JacksonAnnotations annotations) {
    List<Doc> parts = new ArrayList<>();
    for (String part : List.of("value", "content")) {
      String include = annotations.text("JsonInclude", part);
      parts.add(Doc.text(imports.name(Jackson.INCLUDE) + ".Include." + include));
    }
    return parts;
  }

  private Doc statement(CodecProperty property, String name) {
    String got = value + "." + property.memberName() + (property.isField() ? "" : "()");
    if (!isPlain(property)) {
      return Doc.of(
          Doc.call(name + ".write", Doc.text(got), Doc.text("generator"), Doc.text("context")),
          Doc.text(";"));
    }
    String method =
        isNumber(property.type())
            ? "writeNumber"
            : property.type().getKind() == TypeKind.BOOLEAN ? "writeBoolean" : "writeString";
    return Doc.of(
        Doc.chain(
            Doc.call("generator.writeName", Doc.text(name)),
            List.of(Doc.call(method, Doc.text(got)))),
        Doc.text(";"));
  }
}
