package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import dev.smisk.processor.Parameter.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes how constraints are checked: a record that carries them, and its check. */
final class ConstraintWriter {
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Imports imports;
  private final String validation;

  /**
   * For a class.
   *
   * @param validation the field that checks
   */
  ConstraintWriter(Imports imports, String validation) {
    this.imports = imports;
    this.validation = validation;
  }

  /** Declares the record of a route's constrained parameters. */
  void declare(CodeLines code, RouteMethod route, String name) {
    List<Doc> components = new ArrayList<>();
    for (Constrained constrained : route.constrained()) {
      components.add(
          Doc.text(
              before(constrained)
                  + type(constrained.parameter().held())
                  + " "
                  + component(constrained.parameter())));
    }
    code.line("")
        .javadoc("The constraints of {@code " + route.route() + "}.")
        .line(Doc.of(Doc.call("private record " + name, components), Doc.text(" {}")));
  }

  /** A record cannot have just any component (JLS section 8.10.1). */
  private static String component(Parameter parameter) {
    return NO_COMPONENTS.contains(parameter.name()) ? parameter.name() + "Value" : parameter.name();
  }

  /** The annotations before a component, each followed by a space. */
  private String before(Constrained constrained) {
    String own =
        constrained.own().stream()
            .map(annotation -> AnnotationText.of(annotation, imports) + " ")
            .collect(Collectors.joining());
    TypeMirror type = constrained.parameter().type();
    boolean isCascaded =
        type instanceof ArrayType array ? carries(array.getComponentType()) : carries(type);
    return own + (isCascaded ? valid(constrained.own()) : "");
  }

  private static boolean carries(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ConstraintReader.carries((TypeElement) declared.asElement());
  }

  private String valid(List<? extends AnnotationMirror> own) {
    boolean isThere =
        own.stream().anyMatch(each -> TypeNames.isNamed(each.getAnnotationType(), Framework.VALID));
    return isThere ? "" : "@" + imports.name(Framework.VALID) + " ";
  }

  /** The type with the constraints of its type arguments. */
  private String type(TypeMirror type) {
    if (!(type instanceof DeclaredType declared) || declared.getTypeArguments().isEmpty()) {
      return TypeNames.text(type, imports::name);
    }
    List<String> arguments = new ArrayList<>();
    for (TypeMirror argument : declared.getTypeArguments()) {
      List<AnnotationMirror> own = ConstraintReader.constraints(argument);
      StringBuilder before = new StringBuilder();
      own.forEach(annotation -> before.append(AnnotationText.of(annotation, imports)).append(' '));
      before.append(carries(argument) ? valid(own) : "");
      arguments.add(annotated(before.toString(), type(argument)));
    }
    return imports.name((TypeElement) declared.asElement())
        + "<"
        + String.join(", ", arguments)
        + ">";
  }

  /** {@code @Valid Book}, {@code Outer.@Valid Book<Outer.Page>}: next to the simple name. */
  private static String annotated(String annotations, String type) {
    int arguments = type.indexOf('<');
    int simple = type.lastIndexOf('.', arguments < 0 ? type.length() : arguments) + 1;
    return type.substring(0, simple) + annotations + type.substring(simple);
  }

  /**
   * Writes the check.
   *
   * @param arguments of all parameters, in order
   */
  void check(CodeLines code, RouteMethod route, String name, List<Doc> arguments) {
    List<Doc> values = new ArrayList<>();
    for (Constrained constrained : route.constrained()) {
      values.add(arguments.get(route.parameters().indexOf(constrained.parameter())));
    }
    List<Doc> operands = new ArrayList<>();
    operands.add(Doc.call(validation + ".check", Doc.call("new " + name, values)));
    for (Constrained constrained : route.constrained()) {
      places(constrained.parameter()).forEach(place -> operands.add(Doc.literal(place)));
    }
    code.line(Doc.of(Doc.call("arguments.constrained", operands), Doc.text(";")));
  }

  private static List<String> places(Parameter parameter) {
    List<String> places = new ArrayList<>(List.of(component(parameter)));
    if (parameter.source() instanceof FromText text) {
      places.addAll(List.of(text.in().accessor, text.name()));
    } else if (parameter.source() instanceof Group group) {
      List<String> names = new ArrayList<>();
      List<String> ofParts = new ArrayList<>();
      for (Parameter part : group.parts()) {
        FromText text = (FromText) part.source();
        names.add(text.name());
        ofParts.addAll(
            List.of(component(parameter) + "." + part.name(), group.in().accessor, text.name()));
      }
      places.addAll(List.of(group.in().accessor, String.join(", ", names)));
      places.addAll(ofParts);
    } else {
      places.addAll(List.of("body", ""));
    }
    return places;
  }
}
