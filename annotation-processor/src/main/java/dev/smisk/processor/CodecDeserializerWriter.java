package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes the nested class that reads values of one class from JSON. */
final class CodecDeserializerWriter {
  private static final Set<String> VARIABLES =
      Set.of("parser", "context", "first", "property", "seen", "unknown", "type", "thrown");

  private final CodecType type;
  private final CodecType.Reading reading;
  private final Imports imports;
  private final String owner;

  /** The reader of each property. */
  private final Map<CodecProperty, String> readers = new LinkedHashMap<>();

  /** The variable of each property that a creator takes. */
  private final Map<CodecProperty, String> variables = new LinkedHashMap<>();

  private final String value;

  CodecDeserializerWriter(CodecType type, CodecType.Reading reading, Imports imports) {
    this.type = type;
    this.reading = reading;
    this.imports = imports;
    Set<String> taken = new HashSet<>(imports.obscurable());
    taken.addAll(VARIABLES);
    UniqueNames unique = new UniqueNames(taken);
    String simple = type.element().getSimpleName().toString();
    for (CodecProperty property : reading.properties()) {
      String name = property.javaName();
      readers.put(property, unique.take(name + "Reader", ""));
      if (!reading.bySetters()) {
        variables.put(property, unique.take(name, "Value"));
      }
    }
    value = unique.take(UniqueNames.variable(simple), "Value");
    List<? extends TypeParameterElement> parameters = type.element().getTypeParameters();
    StringBuilder arguments = new StringBuilder();
    for (TypeParameterElement parameter : parameters) {
      arguments.append(arguments.length() == 0 ? "<" : ", ").append(parameter.getSimpleName());
    }
    owner = imports.name(type.element()) + (parameters.isEmpty() ? "" : arguments + ">");
  }

  /**
   * Writes the class.
   *
   * @param parameters those of the class itself, in angle brackets
   */
  void write(CodeLines code, String className, String parameters) {
    code.open(
        "private static final class "
            + className
            + parameters
            + " extends "
            + imports.name(Framework.JSON_OBJECT_DESERIALIZER)
            + "<"
            + owner
            + "> {");
    fields(code);
    constructor(code, className);
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open(
            Doc.of(
                Doc.call(
                    "protected " + owner + " read",
                    Doc.text(imports.name(Jackson.PARSER) + " parser"),
                    Doc.text(imports.name(Jackson.DESERIALIZATION_CONTEXT) + " context"),
                    Doc.text("int first")),
                Doc.text(" {")));
    if (reading.bySetters()) {
      bySetters(code);
    } else {
      byCreator(code);
    }
    code.close("}").close("}");
  }

  private void fields(CodeLines code) {
    JsonTypeText text = new JsonTypeText(type.element(), imports);
    for (var entry : readers.entrySet()) {
      CodecProperty property = entry.getKey();
      code.line(
          Doc.assignment(
              "private final "
                  + imports.name(Framework.JSON_PROPERTY_READER)
                  + "<"
                  + boxed(property.type())
                  + "> "
                  + entry.getValue(),
              Doc.call("property", Doc.literal(property.name()), text.of(property.type()))));
    }
    if (!readers.isEmpty()) {
      code.line("");
    }
  }

  private String boxed(TypeMirror mirror) {
    return mirror instanceof PrimitiveType
        ? imports.name(
            switch (mirror.getKind()) {
              case BOOLEAN -> "java.lang.Boolean";
              case BYTE -> "java.lang.Byte";
              case SHORT -> "java.lang.Short";
              case INT -> "java.lang.Integer";
              case LONG -> "java.lang.Long";
              case CHAR -> "java.lang.Character";
              case FLOAT -> "java.lang.Float";
              default -> "java.lang.Double";
            })
        : TypeNames.text(mirror, imports::name);
  }

  private void constructor(CodeLines code, String className) {
    code.open(className + "(" + imports.name(Jackson.JAVA_TYPE) + " type) {").line("super(type);");
    readers.forEach(
        (property, reader) -> {
          CodecWriter.configure(code, imports, reader, property);
          if (!property.aliases().isEmpty()) {
            code.line(
                Doc.of(Doc.call(reader + ".aliases", literals(property.aliases())), Doc.text(";")));
          }
          if (property.isRequired() && !reading.bySetters()) {
            code.line(reader + ".required();");
          }
          if (property.isIgnored() && !reading.ignored().contains(property.name())) {
            code.line(reader + ".unread();");
          }
        });
    if (!reading.ignored().isEmpty()) {
      code.line(Doc.of(Doc.call("ignore", literals(reading.ignored())), Doc.text(";")));
    }
    if (reading.ignoresUnknown()) {
      code.line("ignoreUnknown();");
    }
    code.close("}");
  }

  private static List<Doc> literals(List<String> texts) {
    return texts.stream().map(Doc::literal).toList();
  }

  private void byCreator(CodeLines code) {
    variables.forEach(
        (property, variable) ->
            code.line(
                TypeNames.text(property.type(), imports::name)
                    + " "
                    + variable
                    + " = "
                    + initial(property.type())
                    + ";"));
    code.line("long seen = 0;")
        .line(imports.name(Jackson.TOKEN_BUFFER) + " unknown = null;")
        .open("for (int property = first; property != END; property = next(parser)) {")
        .line("seen |= 1L << property;")
        .open("switch (property) {");
    int index = 0;
    for (var entry : variables.entrySet()) {
      if (!entry.getKey().isIgnored()) {
        code.line(
            Doc.assignment("case " + index + " -> " + entry.getValue(), readCall(entry.getKey())));
      }
      index++;
    }
    code.line("default -> unknown = keep(parser, context, unknown);").close("}").close("}");
    List<CodecProperty> indexed = List.copyOf(variables.keySet());
    for (CodecProperty argument : arguments()) {
      String absent = readers.get(argument) + ".absent(context);";
      code.open("if (isAbsent(seen, " + indexed.indexOf(argument) + ")) {")
          .line(variable(argument) + " = " + absent)
          .close("}");
    }
    code.line(owner + " " + value + ";")
        .open("try {")
        .line(Doc.assignment(value, created()))
        .close("} catch (" + imports.name("java.lang.RuntimeException") + " thrown) {")
        .line("  " + value + " = refused(thrown, context);")
        .line("}")
        .line("refuse(unknown, " + value + ", context);")
        .line("return " + value + ";");
  }

  /** What the creator takes, in its order. */
  private List<CodecProperty> arguments() {
    List<CodecProperty> arguments = new ArrayList<>();
    for (String name : reading.arguments()) {
      reading.properties().stream()
          .filter(property -> property.name().equals(name))
          .forEach(arguments::add);
    }
    return arguments;
  }

  private String variable(CodecProperty argument) {
    return Objects.requireNonNull(variables.get(argument));
  }

  private Doc created() {
    List<Doc> arguments = new ArrayList<>();
    arguments().forEach(argument -> arguments.add(Doc.text(variable(argument))));
    if (reading.creator().getKind() == ElementKind.CONSTRUCTOR) {
      String diamond = type.element().getTypeParameters().isEmpty() ? "" : "<>";
      return Doc.call("new " + imports.name(type.element()) + diamond, arguments);
    }
    return Doc.call(
        imports.name(type.element()) + "." + reading.creator().getSimpleName(), arguments);
  }

  private static String initial(TypeMirror mirror) {
    return switch (mirror.getKind()) {
      case BOOLEAN -> "false";
      case BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> "0";
      default -> "null";
    };
  }

  private Doc readCall(CodecProperty property) {
    String method =
        switch (property.type().getKind()) {
          case BOOLEAN -> "readBoolean";
          case INT -> "readInt";
          case LONG -> "readLong";
          case DOUBLE -> "readDouble";
          default ->
              TypeNames.isNamed(property.type(), "java.lang.String")
                      && !(property.type() instanceof ArrayType)
                  ? "readString"
                  : "read";
        };
    // A format may change what text stands for.
    return Doc.call(
        readers.get(property) + "." + (property.isFormatted() ? "read" : method),
        Doc.text("parser"),
        Doc.text("context"));
  }

  private void bySetters(CodeLines code) {
    code.line(owner + " " + value + ";")
        .open("try {")
        .line(Doc.assignment(value, created()))
        .close("} catch (" + imports.name("java.lang.RuntimeException") + " thrown) {")
        .line("  return refused(thrown, context);")
        .line("}");
    boolean isChecked = readers.keySet().stream().anyMatch(CodecDeserializerWriter::mustBeSet);
    if (isChecked) {
      code.line("long seen = 0;");
    }
    code.open("for (int property = first; property != END; property = next(parser)) {");
    if (isChecked) {
      code.line("seen |= 1L << property;");
    }
    if (readers.isEmpty()) {
      code.line("unknown(parser, context, " + value + ");");
    } else {
      setters(code);
    }
    code.close("}");
    checks(code);
    code.line("return " + value + ";");
  }

  /** Whether nothing but 0 or false could stand for it where it is absent. */
  private static boolean mustBeSet(CodecProperty property) {
    return property.type().getKind().isPrimitive() && property.isRequired();
  }

  private void checks(CodeLines code) {
    int index = 0;
    for (var entry : readers.entrySet()) {
      CodecProperty property = entry.getKey();
      if (mustBeSet(property)) {
        code.open("if (isAbsent(seen, " + index + ")" + andZero(property.current()) + ") {")
            .line("throw " + entry.getValue() + ".missing(context);")
            .close("}");
      }
      index++;
    }
  }

  /** A value that the bean gave itself stands. */
  private String andZero(@Nullable Element current) {
    if (current == null) {
      return "";
    }
    String name = current.getSimpleName().toString();
    boolean isGetter = current.getKind() == ElementKind.METHOD;
    return " && isZero(" + (isGetter ? value + "::" : "() -> " + value + ".") + name + ")";
  }

  private void setters(CodeLines code) {
    code.open("try {").open("switch (property) {");
    int index = 0;
    for (CodecProperty property : readers.keySet()) {
      String target = value + "." + property.memberName();
      code.line(
          property.isField()
              ? Doc.assignment("case " + index++ + " -> " + target, readCall(property))
              : Doc.of(
                  Doc.call("case " + index++ + " -> " + target, readCall(property)),
                  Doc.text(";")));
    }
    code.line("default -> unknown(parser, context, " + value + ");")
        .close("}")
        .close("} catch (" + imports.name("java.lang.RuntimeException") + " thrown) {")
        .line("  throw refused(property, thrown, context);")
        .line("}");
  }
}
