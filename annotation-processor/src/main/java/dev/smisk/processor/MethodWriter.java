package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;

/** Writes the method that binds the parameters of one route, calls its handler and answers. */
final class MethodWriter {
  private final Imports imports;
  private final String handlerField;
  private final String handlerClass;
  private final JsonFields jsonFields;
  private final UniqueNames fieldNames;

  MethodWriter(
      Imports imports,
      String handlerField,
      String handlerClass,
      JsonFields jsonFields,
      UniqueNames fieldNames) {
    this.imports = imports;
    this.handlerField = handlerField;
    this.handlerClass = handlerClass;
    this.jsonFields = jsonFields;
    this.fieldNames = fieldNames;
  }

  /** Writes it under this name; these warnings are suppressed already. */
  void write(CodeLines code, RouteMethod route, String name, Set<String> suppressed) {
    code.line("").javadoc("Answers {@code " + route.route() + "} by {@link " + link(route) + "}.");
    Set<String> warnings = new TreeSet<>(Deprecations.of(mentioned(route)));
    warnings.removeAll(suppressed);
    if (!warnings.isEmpty()) {
      code.line(Deprecations.suppression(warnings, imports));
    }
    boolean throwsChecked = !route.element().getThrownTypes().isEmpty();
    code.open(
        "private "
            + imports.name(Framework.RESPONSE)
            + "<?> "
            + name
            + "("
            + imports.name(Framework.REQUEST)
            + " request)"
            + (throwsChecked ? " throws " + imports.name("java.lang.Exception") : "")
            + " {");
    Doc call =
        Doc.call(
            (route.isStatic() ? handlerClass : handlerField) + "." + route.name(),
            bind(code, route));
    answer(code, route.result(), call);
    code.close("}");
  }

  private String link(RouteMethod route) {
    List<String> types = new ArrayList<>();
    for (Parameter parameter : route.parameters()) {
      types.add(TypeNames.text(parameter.type(), imports::name).replaceAll("<.*>", ""));
    }
    return handlerClass + "#" + route.name() + "(" + String.join(", ", types) + ")";
  }

  /** Declares a variable for each value that is bound; gives the arguments of the call. */
  private List<Doc> bind(CodeLines code, RouteMethod route) {
    UniqueNames names = new UniqueNames(fieldNames.taken());
    List<Doc> values = new ArrayList<>();
    boolean isBound = false;
    for (Parameter parameter : route.parameters()) {
      if (parameter.source() instanceof Parameter.FromRequest) {
        values.add(Doc.text("request"));
        continue;
      }
      if (parameter.source() instanceof Parameter.FromStream) {
        values.add(Doc.text("request.bodyStream()"));
        continue;
      }
      if (!isBound) {
        String arguments = imports.name(Framework.ARGUMENTS);
        code.line(arguments + " arguments = new " + arguments + "(request);");
        isBound = true;
      }
      String name = names.take(parameter.name(), "Value");
      code.line(
          Doc.assignment(
              TypeNames.text(parameter.type(), imports::name) + " " + name, value(parameter)));
      values.add(Doc.text(name));
    }
    if (isBound) {
      code.line("arguments.check();");
    }
    return values;
  }

  private Doc value(Parameter parameter) {
    if (!(parameter.source() instanceof FromText text)) {
      return Doc.call("arguments.body", Doc.text(jsonFields.reader(parameter.type())));
    }
    List<Doc> links = new ArrayList<>();
    Doc name = Doc.literal(text.name());
    links.add(
        text.in() == Parameter.In.PATH
            ? Doc.call(text.in().accessor, Doc.text(String.valueOf(text.index())), name)
            : Doc.call(text.in().accessor, name));
    if (text.fallback() != null) {
      links.add(Doc.call("or", Doc.literal(text.fallback().text())));
    }
    links.add(conversion(text));
    return Doc.chain(Doc.text("arguments"), links);
  }

  private Doc conversion(FromText text) {
    if (text.conversion() instanceof Scalar scalar) {
      return text.arity() == Arity.ONE
          ? Doc.call(scalar.accessor)
          : Doc.call(
              text.arity().accessor,
              Doc.literal(scalar.expected()),
              Doc.text(imports.name(Framework.ARGUMENT) + "." + scalar.constant));
    }
    Conversion.Factory factory = (Conversion.Factory) text.conversion();
    return Doc.call(
        text.arity().accessor,
        Doc.literal(factory.expected()),
        Doc.text(imports.name(factory.owner()) + "::" + factory.method()));
  }

  private void answer(CodeLines code, Result result, Doc call) {
    if (result instanceof Result.None) {
      code.line(Doc.of(call, Doc.text(";")))
          .line("return " + imports.name(Framework.RESPONSE) + ".noContent();");
      return;
    }
    code.line(Doc.of(Doc.text("return "), answer(result, call), Doc.text(";")));
  }

  private Doc answer(Result result, Doc call) {
    if (result instanceof Result.Text text) {
      String method = text.isOptional() ? ".textIfPresent" : ".text";
      return Doc.call(imports.name(Framework.RESULTS) + method, call);
    }
    if (result instanceof Result.Json json) {
      String method = json.isOptional() ? ".respondIfPresent" : ".respond";
      return Doc.call(jsonFields.writer(json.type()) + method, call);
    }
    if (result instanceof Result.TypedResponse response) {
      return Doc.call(jsonFields.writer(response.type()) + ".encode", call);
    }
    return result instanceof Result.AnyResponse ? Doc.call("json.encode", call) : call;
  }

  /** What may be deprecated. */
  private static List<Element> mentioned(RouteMethod route) {
    List<Element> mentioned = new ArrayList<>();
    mentioned.add(route.element());
    for (Parameter parameter : route.parameters()) {
      mentioned.addAll(TypeParts.classes(parameter.type()));
    }
    mentioned.addAll(TypeParts.classes(route.element().getReturnType()));
    return mentioned;
  }
}
