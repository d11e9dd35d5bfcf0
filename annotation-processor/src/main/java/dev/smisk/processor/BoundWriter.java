package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/** Writes the nested class that holds a handler object and calls its methods. */
final class BoundWriter {
  /** Variables that the generated methods have beside the handler's parameters. */
  private static final Set<String> VARIABLES =
      Set.of(
          "arguments",
          "request",
          "endpoint",
          "json",
          "provided",
          "refused",
          "thrown",
          "type",
          "TABLE",
          "CATCHES");

  private static final String EXCEPTION = "java.lang.Exception";

  private final HandlerClass handler;
  private final Imports imports;
  private final String name;
  private final String field;
  private final JsonFields jsonFields;
  private final DefaultFields defaultFields;
  private final UniqueNames fieldNames;

  /** By route, in the table's order. */
  private final Map<RouteMethod, String> methodNames = new LinkedHashMap<>();

  private final Map<CatchMethod, String> catchNames = new LinkedHashMap<>();

  /** The records of constrained parameters. */
  private final Map<RouteMethod, String> constraintNames;

  private final String validation;

  BoundWriter(
      HandlerClass handler,
      Imports imports,
      String name,
      Map<RouteMethod, String> constraintNames) {
    this.constraintNames = constraintNames;
    this.handler = handler;
    this.imports = imports;
    this.name = name;
    Set<String> taken = new HashSet<>(imports.obscurable());
    taken.addAll(VARIABLES);
    fieldNames = new UniqueNames(taken);
    field =
        fieldNames.take(
            UniqueNames.variable(handler.element().getSimpleName().toString()), "Handler");
    validation = fieldNames.take("validation", "Check");
    jsonFields = new JsonFields(imports, fieldNames);
    defaultFields = new DefaultFields(imports, fieldNames);
    nameMethods();
    resolveFields();
  }

  /** Overloads are numbered, past names that other methods have. */
  private void nameMethods() {
    Set<String> own = handler.routes().stream().map(RouteMethod::name).collect(Collectors.toSet());
    Set<String> taken = new HashSet<>(own);
    taken.add("handle");
    taken.add("handleThrown");
    UniqueNames numbered = new UniqueNames(taken);
    for (RouteMethod route : handler.routes()) {
      boolean isFirst = own.remove(route.name()) && !route.name().equals("handle");
      methodNames.put(route, isFirst ? route.name() : numbered.take(route.name(), ""));
    }
    for (CatchMethod method : handler.catches()) {
      catchNames.put(method, numbered.take(method.name(), ""));
    }
  }

  private void resolveFields() {
    for (RouteMethod route : handler.routes()) {
      route.jsonBodies().forEach(jsonFields::reader);
      for (Parameter parameter : route.texts()) {
        if (parameter.source() instanceof FromText text
            && text.fallback() != null
            && text.arity() != Arity.ARRAY) {
          defaultFields.expression(parameter, text);
        }
      }
      resolve(route.result());
    }
    handler.catches().forEach(method -> resolve(method.result()));
  }

  private void resolve(Result result) {
    TypeMirror type = result.jsonType();
    if (type != null && result.isElements()) {
      jsonFields.elements(type);
    } else if (type != null) {
      jsonFields.writer(type);
    }
  }

  /** Whether it needs the framework's JSON. */
  boolean usesJson() {
    return keepsJson() || !jsonFields.all().isEmpty();
  }

  private boolean keepsJson() {
    return Stream.concat(
            handler.routes().stream().map(RouteMethod::result),
            handler.catches().stream().map(CatchMethod::result))
        .anyMatch(result -> result.end() instanceof Result.AnyResponse);
  }

  /** Writes the class; these warnings are suppressed already. */
  void write(CodeLines code, Set<String> suppressed) {
    code.open(
        "private static final class "
            + name
            + " implements "
            + imports.name(Framework.HANDLER)
            + " {");
    fields(code);
    constructor(code);
    handleMethod(code);
    ConstraintWriter constraints = new ConstraintWriter(imports, validation);
    MethodWriter methodWriter =
        new MethodWriter(
            imports,
            field,
            imports.name(handler.element()),
            jsonFields,
            defaultFields,
            fieldNames,
            constraints,
            constraintNames);
    if (!handler.catches().isEmpty()) {
      new CatchesWriter(handler, imports).handleThrown(code, catchNames);
    }
    methodNames.forEach((route, method) -> methodWriter.write(code, route, method, suppressed));
    catchNames.forEach((caught, method) -> methodWriter.write(code, caught, method, suppressed));
    constraintNames.forEach((route, record) -> constraints.declare(code, route, record));
    code.close("}");
  }

  private void fields(CodeLines code) {
    if (handler.constructor() != null) {
      code.line("private final " + imports.name(handler.element()) + " " + field + ";");
    }
    if (keepsJson()) {
      code.line("private final " + imports.name(Framework.JSON) + " json;");
    }
    if (!constraintNames.isEmpty()) {
      code.line("private final " + imports.name(Framework.VALIDATION) + " " + validation + ";");
    }
    for (JsonFields.Field json : jsonFields.all()) {
      code.line(Doc.declaration("private final " + json.type(), json.name()));
    }
    for (DefaultFields.Field fallback : defaultFields.all()) {
      code.line(Doc.declaration("private final " + fallback.type(), fallback.name()));
    }
  }

  private void constructor(CodeLines code) {
    List<Doc> parameters = new ArrayList<>();
    if (handler.constructor() != null) {
      parameters.add(Doc.text(imports.name(handler.element()) + " " + field));
    }
    if (usesJson()) {
      parameters.add(Doc.text(imports.name(Framework.JSON) + " json"));
    }
    if (!constraintNames.isEmpty()) {
      parameters.add(Doc.text(imports.name(Framework.VALIDATION) + " " + validation));
    }
    if (parameters.isEmpty() && defaultFields.all().isEmpty()) {
      return;
    }
    code.line("").open(Doc.of(Doc.call(name, parameters), Doc.text(" {")));
    if (handler.constructor() != null) {
      code.line("this." + field + " = " + field + ";");
    }
    if (keepsJson()) {
      code.line("this.json = json;");
    }
    if (!constraintNames.isEmpty()) {
      code.line("this." + validation + " = " + validation + ";");
      constraintNames
          .values()
          .forEach(record -> code.line(validation + ".prepare(" + record + ".class);"));
    }
    for (JsonFields.Field json : jsonFields.all()) {
      code.line(Doc.assignment("this." + json.name(), json.value()));
    }
    for (DefaultFields.Field fallback : defaultFields.all()) {
      code.line(Doc.assignment("this." + fallback.name(), fallback.value()));
    }
    code.close("}");
  }

  private void handleMethod(CodeLines code) {
    boolean throwsChecked = handler.routes().stream().anyMatch(RouteMethod::throwsChecked);
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open(
            Doc.of(
                Doc.call(
                    "public " + imports.name(Framework.RESPONSE) + "<?> handle",
                    Doc.text("int endpoint"),
                    Doc.text(imports.name(Framework.REQUEST) + " request")),
                Doc.text(throwsChecked ? " throws " + imports.name(EXCEPTION) + " {" : " {")));
    String unknown = "throw " + imports.name(Framework.HANDLER) + ".unknown(endpoint);";
    if (methodNames.isEmpty()) {
      code.line(unknown).close("}");
      return;
    }
    code.open("return switch (endpoint) {");
    int index = 0;
    for (String method : methodNames.values()) {
      code.line("case " + index++ + " -> " + method + "(request);");
    }
    code.line("default -> " + unknown).close("};").close("}");
  }
}
