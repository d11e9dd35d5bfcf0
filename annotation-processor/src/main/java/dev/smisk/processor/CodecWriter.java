package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Writes the class by which one class is written and read as JSON. */
final class CodecWriter {
  private static final String SERIALIZER = "Serializer";
  private static final String DESERIALIZER = "Deserializer";

  private final CodecType type;
  private final Imports imports;

  private CodecWriter(CodecType type, Imports imports) {
    this.type = type;
    this.imports = imports;
  }

  /**
   * The whole source.
   *
   * @param exists whether there is a class of that qualified name
   */
  static String write(CodecType type, Predicate<String> exists) {
    String packageName = type.packageElement().getQualifiedName().toString();
    Imports imports = new Imports(packageName, exists);
    CodecWriter writer = new CodecWriter(type, imports);
    writer.body();
    imports.declare(type.generatedName());
    imports.declare(SERIALIZER);
    imports.declare(DESERIALIZER);
    type.element().getTypeParameters().forEach(t -> imports.declare(t.getSimpleName().toString()));
    imports.settle();
    String body = writer.body();
    StringBuilder source = new StringBuilder();
    if (!packageName.isEmpty()) {
      source.append("package ").append(packageName).append(";\n\n");
    }
    imports.statements().forEach(statement -> source.append(statement).append('\n'));
    return source.append('\n').append(body).toString();
  }

  private String body() {
    CodeLines code = new CodeLines();
    String name = imports.name(type.element());
    code.javadoc("{@link " + name + "} as JSON.");
    code.line("@" + imports.name(Framework.GENERATED) + "(" + name + ".class)");
    Set<String> suppressed = Deprecations.of(mentioned());
    if (!suppressed.isEmpty()) {
      code.line(Deprecations.suppression(suppressed, imports));
    }
    code.open(
            "public final class "
                + type.generatedName()
                + " implements "
                + imports.name(Framework.JSON_CODEC)
                + " {")
        .javadoc("For {@link java.util.ServiceLoader}.")
        .line("public " + type.generatedName() + "() {}")
        .line("")
        .line("@" + imports.name("java.lang.Override"))
        .open("public " + imports.name("java.lang.Class") + "<?> type() {")
        .line("return " + name + ".class;")
        .close("}");
    if (type.written() != null) {
      factory(code, Jackson.VALUE_SERIALIZER, "serializer", SERIALIZER, "");
    }
    if (type.reading() != null) {
      String diamond = type.element().getTypeParameters().isEmpty() ? "" : "<>";
      factory(code, Jackson.VALUE_DESERIALIZER, "deserializer", DESERIALIZER, diamond);
    }
    if (type.written() != null) {
      new CodecSerializerWriter(type, type.written(), imports).write(code.line(""), SERIALIZER);
    }
    if (type.reading() != null) {
      new CodecDeserializerWriter(type, type.reading(), imports)
          .write(code.line(""), DESERIALIZER, parameters());
    }
    return code.close("}").toString();
  }

  private void factory(CodeLines code, String result, String method, String made, String diamond) {
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open(
            "public "
                + imports.name(result)
                + "<?> "
                + method
                + "("
                + imports.name(Jackson.JAVA_TYPE)
                + " type) {")
        .line("return new " + made + diamond + "(type);")
        .close("}");
  }

  /** {@code <K, V extends Comparable<V>>}; empty for a class without type parameters. */
  private String parameters() {
    List<? extends TypeParameterElement> parameters = type.element().getTypeParameters();
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(
                parameter -> {
                  String bounds =
                      parameter.getBounds().stream()
                          .filter(bound -> !TypeNames.isNamed(bound, "java.lang.Object"))
                          .map(bound -> TypeNames.text(bound, imports::name))
                          .collect(Collectors.joining(" & "));
                  return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
                })
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private Set<Element> mentioned() {
    Set<Element> mentioned = new HashSet<>();
    for (Element e = type.element(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      mentioned.add(e);
    }
    List<CodecProperty> properties = new ArrayList<>();
    if (type.written() != null) {
      properties.addAll(type.written());
    }
    if (type.reading() != null) {
      properties.addAll(type.reading().properties());
      mentioned.add(type.reading().creator());
    }
    for (CodecProperty property : properties) {
      mentioned.add(property.member());
      mentioned.addAll(TypeParts.classes(property.type()));
    }
    for (TypeParameterElement parameter : type.element().getTypeParameters()) {
      for (TypeMirror bound : parameter.getBounds()) {
        mentioned.addAll(TypeParts.classes(bound));
      }
    }
    return mentioned;
  }

  /** The statements that tell a property what its annotations say. */
  static void configure(CodeLines code, Imports imports, String field, CodecProperty property) {
    if (property.isFormatted()) {
      code.line(Doc.of(Doc.call(field + ".formatted", format(imports, property)), Doc.text(";")));
    }
  }

  private static Doc format(Imports imports, CodecProperty property) {
    JacksonAnnotations annotations = property.annotations();
    String format = imports.name(Jackson.FORMAT);
    List<Doc> links = new ArrayList<>();
    String pattern = annotations.text("JsonFormat", "pattern");
    if (!pattern.isEmpty()) {
      links.add(Doc.call("withPattern", Doc.literal(pattern)));
    }
    String shape = annotations.text("JsonFormat", "shape");
    if (!shape.equals("ANY")) {
      links.add(Doc.call("withShape", Doc.text(format + ".Shape." + shape)));
    }
    String zone = annotations.text("JsonFormat", "timezone");
    if (!zone.equals("##default")) {
      links.add(
          Doc.call(
              "withTimeZone",
              Doc.call(imports.name("java.util.TimeZone") + ".getTimeZone", Doc.literal(zone))));
    }
    String locale = annotations.text("JsonFormat", "locale");
    if (!locale.equals("##default")) {
      links.add(
          Doc.call(
              "withLocale",
              Doc.call(
                  imports.name("java.util.Locale") + ".forLanguageTag",
                  Doc.literal(locale.replace('_', '-')))));
    }
    String lenient = annotations.text("JsonFormat", "lenient");
    if (!lenient.equals("DEFAULT")) {
      boolean isLenient = lenient.equals("TRUE");
      links.add(
          Doc.call(
              "withLenient",
              Doc.text(imports.name("java.lang.Boolean") + (isLenient ? ".TRUE" : ".FALSE"))));
    }
    for (String feature : annotations.texts("JsonFormat", "with")) {
      links.add(Doc.call("withFeature", Doc.text(format + ".Feature." + feature)));
    }
    for (String feature : annotations.texts("JsonFormat", "without")) {
      links.add(Doc.call("withoutFeature", Doc.text(format + ".Feature." + feature)));
    }
    return Doc.chain(Doc.text(format + ".Value.empty()"), links);
  }
}
