package dev.smisk.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Writes the class that serves one handler class: its table, and how it is made. */
final class RoutesWriter {
  private final HandlerClass handler;
  private final Imports imports;
  private final AnnotationWriter annotations;
  private String bound = "Bound";

  /** The records of constrained parameters, by route. */
  private final Map<RouteMethod, String> constraintNames = new LinkedHashMap<>();

  private RoutesWriter(HandlerClass handler, Imports imports) {
    this.handler = handler;
    this.imports = imports;
    this.annotations = new AnnotationWriter(handler, imports);
  }

  /**
   * The whole source.
   *
   * @param exists whether there is a class of that qualified name
   */
  static String write(HandlerClass handler, Predicate<String> exists) {
    String packageName = handler.packageElement().getQualifiedName().toString();
    Imports imports = new Imports(packageName, exists);
    RoutesWriter writer = new RoutesWriter(handler, imports);
    writer.nameConstraints();
    writer.body();
    writer.constraintNames.replaceAll(
        (route, name) -> imports.isUsed(name) ? name + "OfRoute" : name);
    writer.constraintNames.values().forEach(imports::declare);
    writer.annotations.settle();
    while (imports.isUsed(writer.bound)) {
      writer.bound += "Handler";
    }
    imports.declare(handler.generatedName());
    imports.declare(writer.bound);
    imports.settle();
    String body = writer.body();
    StringBuilder source = new StringBuilder();
    if (!packageName.isEmpty()) {
      source.append("package ").append(packageName).append(";\n\n");
    }
    imports.statements().forEach(statement -> source.append(statement).append('\n'));
    return source.append('\n').append(body).toString();
  }

  private void nameConstraints() {
    UniqueNames names = new UniqueNames(Set.of());
    for (RouteMethod route : handler.routes()) {
      if (!route.constrained().isEmpty()) {
        String method = route.name();
        String capital = method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
        constraintNames.put(route, names.take(capital + "Constraints", ""));
      }
    }
  }

  private String body() {
    CodeLines code = new CodeLines();
    String handlerName = imports.name(handler.element());
    BoundWriter boundWriter = new BoundWriter(handler, imports, bound, constraintNames);
    Set<String> suppressed = Deprecations.of(mentioned());
    code.javadoc("The routes of {@link " + handlerName + "}.");
    code.line("@" + imports.name(Framework.GENERATED) + "(" + handlerName + ".class)");
    if (!suppressed.isEmpty()) {
      code.line(Deprecations.suppression(suppressed, imports));
    }
    code.open(
        "public final class "
            + handler.generatedName()
            + " implements "
            + imports.name(Framework.ROUTES)
            + " {");
    table(code);
    CatchesWriter catches = new CatchesWriter(handler, imports);
    if (!handler.catches().isEmpty()) {
      catches.table(code);
    }
    code.line("")
        .javadoc("For {@link java.util.ServiceLoader}.")
        .line("public " + handler.generatedName() + "() {}");
    tableMethod(code);
    if (!handler.catches().isEmpty()) {
      catches.catchesMethod(code);
    }
    needsMethod(code);
    bindMethod(code, boundWriter);
    code.line("");
    boundWriter.write(code, suppressed);
    annotations.declare(code);
    return code.close("}").toString();
  }

  private void table(CodeLines code) {
    List<Doc> rows = new ArrayList<>();
    for (RouteMethod route : handler.routes()) {
      rows.add(row(route));
    }
    String type = imports.name("java.util.List") + "<" + imports.name(Framework.ENDPOINT) + ">";
    code.line(
        Doc.assignment(
            "private static final " + type + " TABLE",
            Doc.call(imports.name("java.util.List") + ".of", rows)));
  }

  private Doc row(RouteMethod route) {
    List<Doc> links = new ArrayList<>();
    BodyNeeds body = route.bodyNeeds();
    if (body.takesBody()) {
      String mode = body.isStreamed() ? "streamed" : "buffered";
      links.add(Doc.call(mode, literals(route.media().consumes())));
    }
    if (!route.media().produces().isEmpty()) {
      links.add(Doc.call("producing", literals(route.media().produces())));
    }
    if (route.isBlocking()) {
      links.add(Doc.call("onWorker"));
    }
    if (route.takesSession()) {
      links.add(Doc.call("withSession"));
    }
    if (!route.filters().isEmpty()) {
      links.add(
          Doc.call(
              "filteredBy",
              route.filters().stream()
                  .map(type -> Doc.text(imports.name(type) + ".class"))
                  .toList()));
    }
    if (!route.annotations().isEmpty()) {
      links.add(
          Doc.call("annotated", route.annotations().stream().map(annotations::constant).toList()));
    }
    RouteLimits limits = route.limits();
    if (!limits.areNone()) {
      links.add(
          Doc.call(
              "limited",
              Doc.text(limits.body() + "L"),
              Doc.text(String.valueOf(limits.parts())),
              Doc.text(limits.field() + "L")));
    }
    links.add(
        Doc.call(
            "handledBy",
            Doc.literal(handler.binaryName()),
            Doc.literal(route.signature()),
            Doc.literal(route.source())));
    Doc first =
        Doc.call(
            imports.name(Framework.ENDPOINT) + ".of",
            Doc.text(imports.name(Framework.METHOD) + "." + route.verb()),
            Doc.literal(route.pattern().toString()));
    return Doc.chain(first, links);
  }

  private static List<Doc> literals(List<String> texts) {
    return texts.stream().map(Doc::literal).toList();
  }

  private void tableMethod(CodeLines code) {
    overriding(code)
        .open(
            "public "
                + imports.name("java.util.List")
                + "<"
                + imports.name(Framework.ENDPOINT)
                + "> table() {")
        .line("return TABLE;")
        .close("}");
  }

  private void needsMethod(CodeLines code) {
    List<Doc> types = new ArrayList<>();
    for (VariableElement parameter : handler.needs()) {
      types.add(Doc.text(needed(parameter)));
    }
    if (!constraintNames.isEmpty()) {
      types.add(Doc.text(imports.name(Framework.VALIDATION) + ".class"));
    }
    String list = imports.name("java.util.List");
    overriding(code)
        .open("public " + list + "<" + imports.name("java.lang.Class") + "<?>> needs() {")
        .line(Doc.of(Doc.text("return "), Doc.call(list + ".of", types), Doc.text(";")))
        .close("}");
  }

  private void bindMethod(CodeLines code, BoundWriter boundWriter) {
    overriding(code)
        .open(
            Doc.of(
                Doc.call(
                    "public " + imports.name(Framework.HANDLER) + " bind",
                    Doc.text(imports.name(Framework.PROVIDED) + " provided"),
                    Doc.text(imports.name(Framework.JSON) + " json")),
                Doc.text(" {")));
    List<Doc> arguments = new ArrayList<>();
    if (handler.constructor() != null) {
      arguments.add(creation());
    }
    if (boundWriter.usesJson()) {
      arguments.add(Doc.text("json"));
    }
    if (!constraintNames.isEmpty()) {
      arguments.add(Doc.text("provided.get(" + imports.name(Framework.VALIDATION) + ".class)"));
    }
    code.line(Doc.of(Doc.text("return "), Doc.call("new " + bound, arguments), Doc.text(";")))
        .close("}");
  }

  private Doc creation() {
    List<Doc> values = new ArrayList<>();
    for (VariableElement parameter : handler.needs()) {
      values.add(Doc.call("provided.get", Doc.text(needed(parameter))));
    }
    Doc made = Doc.call("new " + imports.name(handler.element()), values);
    return handler.isCloseable() ? Doc.call("provided.closing", made) : made;
  }

  private String needed(VariableElement parameter) {
    return TypeNames.text(parameter.asType(), imports::name).replaceAll("<[?, ]*>", "") + ".class";
  }

  private CodeLines overriding(CodeLines code) {
    return code.line("").line("@" + imports.name("java.lang.Override"));
  }

  /** What the class mentions outside of the methods of single routes. */
  private Collection<Element> mentioned() {
    Set<Element> mentioned = new HashSet<>();
    for (Element e = handler.element(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      mentioned.add(e);
    }
    if (handler.constructor() != null) {
      mentioned.add(handler.constructor());
      for (VariableElement parameter : handler.needs()) {
        mentioned.addAll(TypeParts.classes(parameter.asType()));
      }
    }
    for (CatchMethod method : handler.catches()) {
      mentioned.addAll(method.types());
      mentioned.addAll(TypeParts.classes(method.element().getReturnType()));
    }
    for (RouteMethod route : handler.routes()) {
      mentioned.addAll(route.filters());
      route.annotations().forEach(each -> mentioned.addAll(AnnotationParts.all(each)));
      route.jsonTypes().forEach(type -> mentioned.addAll(TypeParts.classes(type)));
    }
    return mentioned;
  }
}
