package dev.smisk.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Writes the method that binds the parameters of one route, calls its handler and answers. */
final class MethodWriter {
  private final Imports imports;
  private final String handlerField;
  private final String handlerClass;
  private final BindingWriter binding;
  private final AnswerWriter answers;
  private final ConstraintWriter constraints;
  private final Map<RouteMethod, String> constraintNames;

  MethodWriter(
      Imports imports,
      String handlerField,
      String handlerClass,
      JsonFields jsonFields,
      DefaultFields defaultFields,
      UniqueNames fieldNames,
      ConstraintWriter constraints,
      Map<RouteMethod, String> constraintNames) {
    this.imports = imports;
    this.handlerField = handlerField;
    this.handlerClass = handlerClass;
    this.binding = new BindingWriter(imports, jsonFields, defaultFields, fieldNames);
    this.answers = new AnswerWriter(imports, jsonFields);
    this.constraints = constraints;
    this.constraintNames = constraintNames;
  }

  /** Writes it under this name; these warnings are suppressed already. */
  void write(CodeLines code, RouteMethod route, String name, Set<String> suppressed) {
    code.line("")
        .javadoc(
            "Answers {@code "
                + route.route()
                + "} by {@link "
                + link(route.element(), route.name())
                + "}.");
    suppress(code, mentioned(route), suppressed);
    code.open(
        "private "
            + imports.name(Framework.RESPONSE)
            + "<?> "
            + name
            + "("
            + imports.name(Framework.REQUEST)
            + " request)"
            + throwing(route.throwsChecked())
            + " {");
    List<Doc> values = binding.write(code, route);
    String constrained = constraintNames.get(route);
    if (constrained != null) {
      constraints.check(code, route, constrained, values);
    }
    Doc call =
        Doc.call((route.isStatic() ? handlerClass : handlerField) + "." + route.name(), values);
    answers.write(
        code, route.result(), route.status(), route.media().produces(), call, later(route));
    code.close("}");
  }

  private String link(ExecutableElement method, String name) {
    List<String> types = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      types.add(TypeNames.text(parameter.asType(), imports::name).replaceAll("<.*>", ""));
    }
    return handlerClass + "#" + name + "(" + String.join(", ", types) + ")";
  }

  /** Writes the method that answers an exception. */
  void write(CodeLines code, CatchMethod method, String name, Set<String> suppressed) {
    String thrown = imports.name(method.parameterType());
    code.line("")
        .javadoc(
            "Answers {@link "
                + thrown
                + "} by {@link "
                + link(method.element(), method.name())
                + "}.");
    suppress(code, method.mentioned(), suppressed);
    code.open(
        "private "
            + imports.name(Framework.RESPONSE)
            + "<?> "
            + name
            + "("
            + thrown
            + " thrown, "
            + imports.name(Framework.REQUEST)
            + " request)"
            + throwing(method.throwsChecked())
            + " {");
    List<Doc> values = new ArrayList<>();
    for (VariableElement parameter : method.element().getParameters()) {
      boolean isRequest = TypeNames.isNamed(parameter.asType(), Framework.REQUEST);
      values.add(Doc.text(isRequest ? "request" : "thrown"));
    }
    Doc call =
        Doc.call((method.isStatic() ? handlerClass : handlerField) + "." + method.name(), values);
    answers.write(code, method.result(), method.status(), List.of(), call, "result");
    code.close("}");
  }

  /** What a pending result is called: like none of the variables that its method declares. */
  private static String later(RouteMethod route) {
    List<String> taken = new ArrayList<>(List.of("request", "arguments"));
    for (Parameter parameter : route.parameters()) {
      taken.add(parameter.name());
      parameter.parts().forEach(part -> taken.add(part.name()));
    }
    return new UniqueNames(taken).take("result", "Later");
  }

  private void suppress(CodeLines code, Collection<Element> mentioned, Set<String> suppressed) {
    Set<String> warnings = new TreeSet<>(Deprecations.of(mentioned));
    warnings.removeAll(suppressed);
    if (!warnings.isEmpty()) {
      code.line(Deprecations.suppression(warnings, imports));
    }
  }

  private String throwing(boolean isChecked) {
    return isChecked ? " throws " + imports.name("java.lang.Exception") : "";
  }

  /** What may be deprecated. */
  private static List<Element> mentioned(RouteMethod route) {
    List<Element> mentioned = new ArrayList<>();
    mentioned.add(route.element());
    for (Parameter parameter : route.parameters()) {
      mentioned.addAll(TypeParts.classes(parameter.type()));
    }
    for (Parameter part : route.texts()) {
      mentioned.addAll(TypeParts.classes(part.type()));
    }
    mentioned.addAll(TypeParts.classes(route.element().getReturnType()));
    return mentioned;
  }
}
