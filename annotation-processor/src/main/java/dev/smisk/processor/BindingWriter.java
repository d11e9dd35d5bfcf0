package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromBody;
import dev.smisk.processor.Parameter.FromText;
import dev.smisk.processor.Parameter.FromUpload;
import dev.smisk.processor.Parameter.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/** Writes how the parameters of one route are taken from the request. */
final class BindingWriter {
  private final Imports imports;
  private final JsonFields jsonFields;
  private final DefaultFields defaultFields;
  private final UniqueNames fieldNames;

  BindingWriter(
      Imports imports, JsonFields jsonFields, DefaultFields defaultFields, UniqueNames fieldNames) {
    this.imports = imports;
    this.jsonFields = jsonFields;
    this.defaultFields = defaultFields;
    this.fieldNames = fieldNames;
  }

  /** Declares a variable for each value that is bound; gives the arguments of the call. */
  List<Doc> write(CodeLines code, RouteMethod route) {
    UniqueNames names = new UniqueNames(fieldNames.taken());
    Map<Parameter, String> variables = new LinkedHashMap<>();
    for (Parameter parameter : route.parameters()) {
      if (!isOfRequest(parameter)) {
        variables.put(parameter, names.take(parameter.name(), "Value"));
      }
    }
    if (variables.keySet().stream().anyMatch(BindingWriter::usesArguments)) {
      bind(code, variables, names);
      if (route.constrained().isEmpty()) {
        code.line("arguments.check();");
      }
    } else if (!route.constrained().isEmpty()) {
      declareArguments(code, false);
    }
    List<Doc> values = new ArrayList<>();
    for (Parameter parameter : route.parameters()) {
      String variable = variables.get(parameter);
      if (variable != null && !usesArguments(parameter)) {
        declare(code, parameter, variable, ofRequest(parameter));
      }
      values.add(Doc.text(variable == null ? "request" : variable));
    }
    return values;
  }

  private void bind(CodeLines code, Map<Parameter, String> variables, UniqueNames names) {
    boolean receives = variables.keySet().stream().anyMatch(Parameter::hasUploads);
    declareArguments(code, receives);
    variables.forEach(
        (parameter, variable) -> {
          if (parameter.source() instanceof Group group) {
            List<Doc> parts = new ArrayList<>();
            for (Parameter part : group.parts()) {
              String name = names.take(part.name(), "Value");
              declare(code, part, name, value(part));
              parts.add(Doc.text(name));
            }
            construct(code, group, variable, parts);
          } else if (usesArguments(parameter)) {
            declare(code, parameter, variable, value(parameter));
          }
        });
  }

  private void declareArguments(CodeLines code, boolean receives) {
    String arguments = imports.name(Framework.ARGUMENTS);
    code.line(
        arguments
            + " arguments = "
            + (receives ? arguments + ".receiving" : "new " + arguments)
            + "(request);");
  }

  private void declare(CodeLines code, Parameter parameter, String name, Doc value) {
    code.line(Doc.assignment(TypeNames.text(parameter.held(), imports::name) + " " + name, value));
  }

  /** A record's constructor may refuse its values. */
  private void construct(CodeLines code, Group group, String name, List<Doc> values) {
    String type = imports.name(group.type());
    String names =
        group.parts().stream().map(Parameter::requestName).collect(Collectors.joining(", "));
    code.line(
        Doc.assignment(
            type + " " + name,
            Doc.call(
                "arguments.group",
                Doc.literal(group.in().accessor),
                Doc.literal(names),
                Doc.of(Doc.text("() -> "), Doc.call("new " + type, values)))));
  }

  /** Whether the request itself is the value. */
  private static boolean isOfRequest(Parameter parameter) {
    return parameter.source() instanceof Parameter.FromRequest;
  }

  /** Whether the value may be missing or malformed. */
  private static boolean usesArguments(Parameter parameter) {
    return !(parameter.source() instanceof Parameter.FromSession)
        && (!(parameter.source() instanceof FromBody body) || body.form().isJson());
  }

  private Doc ofRequest(Parameter parameter) {
    return parameter.source() instanceof FromBody body
        ? Doc.call("request." + body.form().accessor)
        : Doc.call(imports.name(Framework.SESSION) + ".of", Doc.text("request"));
  }

  private Doc value(Parameter parameter) {
    if (parameter.source() instanceof FromBody body) {
      return Doc.call(
          "arguments." + body.form().accessor, Doc.text(jsonFields.reader(body.type())));
    }
    if (parameter.source() instanceof FromUpload upload) {
      return Doc.call("arguments." + upload.accessor(), Doc.literal(upload.name()));
    }
    FromText text = (FromText) parameter.source();
    List<Doc> links = new ArrayList<>();
    Doc name = Doc.literal(text.name());
    links.add(
        text.in() == Parameter.In.PATH
            ? Doc.call(text.in().accessor, Doc.text(String.valueOf(text.index())), name)
            : Doc.call(text.in().accessor, name));
    if (text.fallback() != null && text.arity() == Arity.ARRAY) {
      links.add(Doc.call("or", Doc.literal(text.fallback().text())));
    }
    links.add(conversion(parameter, text));
    return Doc.chain(Doc.text("arguments"), links);
  }

  private Doc conversion(Parameter parameter, FromText text) {
    List<Doc> operands = new ArrayList<>();
    String accessor = text.arity().accessor;
    TypeMirror single = TypeNames.element(parameter.type());
    if (text.conversion() instanceof Scalar scalar && text.arity() == Arity.ONE) {
      accessor = scalar.accessor;
    } else if (text.arity() == Arity.ARRAY && single != null && single.getKind().isPrimitive()) {
      accessor = ((Scalar) text.conversion()).accessor + "Array";
    } else {
      operands.add(Doc.literal(text.conversion().expected()));
      operands.add(Doc.text(text.conversion().converter(imports)));
      if (text.arity() == Arity.ARRAY) {
        operands.add(Doc.text(TypeNames.text(parameter.type(), imports::name) + "::new"));
      }
    }
    if (text.fallback() != null && text.arity() != Arity.ARRAY) {
      operands.add(Doc.text(defaultFields.expression(parameter, text)));
    }
    return Doc.call(accessor, operands);
  }
}
