package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads one {@code @Route} method. */
final class RouteReader {
  private final Positions positions;
  private final Problems problems;
  private final ParameterReader parameters;
  private final ResultReader results;
  private final MediaReader media;
  private final StatusReader statuses;
  private final ConstraintReader constraints;
  private final FilterReader filters;
  private final AnnotationReader annotations;
  private final LimitReader limits;
  private final RouteCheck check;

  RouteReader(
      ProcessingEnvironment environment,
      FilterReader filters,
      AnnotationReader annotations,
      Problems problems) {
    this.filters = filters;
    this.annotations = annotations;
    this.limits = new LimitReader(problems);
    this.positions = Positions.of(environment);
    this.problems = problems;
    this.parameters = new ParameterReader(new Conversions(environment.getTypeUtils()), problems);
    this.results = new ResultReader(environment.getTypeUtils(), problems);
    this.media = new MediaReader(problems);
    this.statuses = new StatusReader(problems);
    this.constraints = new ConstraintReader(problems);
    this.check = new RouteCheck(problems);
  }

  /** Whether it mentions a class or constant that no source defines (yet). */
  boolean isUnresolved(ExecutableElement method) {
    Mark mark = Mark.find(method, Framework.ROUTE);
    return mentionsUnresolved(method)
        || FilterReader.isUnresolved(method)
        || AnnotationReader.isUnresolved(method)
        || LimitReader.isUnresolved(method)
        || TypeParts.isUnresolved(method.getReturnType())
        || (mark != null && mark.isUnresolved());
  }

  /** Whether parameters, their annotations or exceptions of a method or constructor do. */
  static boolean mentionsUnresolved(ExecutableElement executable) {
    for (VariableElement parameter : executable.getParameters()) {
      if (TypeParts.isUnresolved(parameter.asType())) {
        return true;
      }
      if (mentionsUnresolvedComponent(parameter)) {
        return true;
      }
      for (String name : Framework.ANNOTATIONS) {
        Mark mark = Mark.find(parameter, name);
        if (mark != null && mark.isUnresolved()) {
          return true;
        }
      }
    }
    return executable.getThrownTypes().stream().anyMatch(TypeParts::isUnresolved);
  }

  private static boolean mentionsUnresolvedComponent(VariableElement parameter) {
    return parameter.asType() instanceof DeclaredType type
        && type.asElement().getKind() == ElementKind.RECORD
        && (Mark.isOn(parameter, Framework.QUERY) || Mark.isOn(parameter, Framework.FORM))
        && TypeParts.components((TypeElement) type.asElement()).stream()
            .anyMatch(component -> TypeParts.isUnresolved(component.asType()));
  }

  /** The method, or null if it has errors, which are then reported. */
  @Nullable RouteMethod read(TypeElement type, ExecutableElement method, PathPattern prefix) {
    Mark mark = Objects.requireNonNull(Mark.find(method, Framework.ROUTE));
    String objection = objection(type, method);
    if (objection != null) {
      problems.report(Place.of(method), objection);
      return null;
    }
    String source = positions.of(method);
    if (isNameless(method, source)) {
      problems.report(
          Place.of(method),
          "The class file of "
              + type.getSimpleName()
              + " does not tell the names of parameters: compile it with -g or -parameters, or"
              + " rebuild from the sources");
      return null;
    }
    int before = problems.count();
    RouteText text;
    PathPattern pattern;
    try {
      text = RouteText.parse(mark.text());
      pattern = join(prefix, text);
    } catch (MalformedRoute malformed) {
      problems.report(mark.place(), malformed.getMessage());
      return null;
    }
    Set<String> misspelt = check.checkVariables(method, mark, pattern);
    List<Parameter> bound = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      if (misspelt.contains(parameter.getSimpleName().toString())) {
        continue;
      }
      TypeElement hidden = TypeParts.hidden(parameter.asType(), TypeParts.packageOf(type));
      if (hidden != null) {
        problems.report(Place.of(parameter), hidden(hidden, type));
        continue;
      }
      Parameter read = parameters.read(parameter, pattern);
      if (read != null && isVisible(read, type)) {
        bound.add(read);
      }
    }
    Result result = result(type, method);
    if (result == null) {
      return null;
    }
    BodyNeeds body = RouteMethod.bodyNeeds(text.verb(), bound);
    MediaTypes types = media.read(mark, body, result);
    int status = statuses.read(method, result, 200, 299);
    RouteMethod route =
        new RouteMethod(
            method,
            mark,
            text.verb(),
            pattern,
            List.copyOf(bound),
            types,
            result,
            status,
            Mark.isOn(method, Framework.BLOCKING) || Mark.isOn(type, Framework.BLOCKING),
            filters.read(type, method),
            annotations.read(type, method),
            limits.read(type, method, body),
            constraints.read(bound),
            source);
    check.check(route);
    return problems.count() == before ? route : null;
  }

  /** Build tools hand over class files too, which may lack names; then they are made up. */
  private static boolean isNameless(ExecutableElement method, String source) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).getSimpleName().contentEquals("arg" + i)) {
        return false;
      }
    }
    return !parameters.isEmpty() && source.indexOf(':') < 0;
  }

  /** What a group is made of is named too. */
  private boolean isVisible(Parameter parameter, TypeElement handler) {
    for (Parameter part : parameter.parts()) {
      TypeElement hidden = TypeParts.hidden(part.type(), TypeParts.packageOf(handler));
      if (hidden != null) {
        problems.report(Place.of(parameter.element()), hidden(hidden, handler));
        return false;
      }
    }
    return true;
  }

  private @Nullable Result result(TypeElement type, ExecutableElement method) {
    TypeMirror returned = method.getReturnType();
    TypeElement hidden = TypeParts.hidden(returned, TypeParts.packageOf(type));
    if (hidden != null) {
      problems.report(Place.of(method), hidden(hidden, type));
      return null;
    }
    return results.read(method);
  }

  private static PathPattern join(PathPattern prefix, RouteText text) throws MalformedRoute {
    if (prefix.segments().isEmpty() && text.isBare()) {
      throw new MalformedRoute(
          "The class has no prefix, so the path cannot be left out: write \""
              + text.verb()
              + " /\" for the root, or @Route(\"/books\") on the class");
    }
    PathPattern pattern = prefix.then(text.path());
    List<String> names = pattern.variables();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new MalformedRoute(
            "The path \""
                + pattern
                + "\" has two variables named "
                + name
                + ", which one parameter cannot hold: rename one of them");
      }
    }
    return pattern;
  }

  static @Nullable String objection(TypeElement type, ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return name
          + " is private, so the generated class beside "
          + type.getSimpleName()
          + " cannot call it: remove private";
    }
    if (!method.getTypeParameters().isEmpty()) {
      return name
          + " has type parameters, so it is not known what it takes and returns: name the types";
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (!TypeParts.isExceptionOrError(thrown)) {
        return name
            + " throws "
            + TypeNames.simple(thrown)
            + ", which is neither an Exception nor an Error: declare Exception instead";
      }
    }
    return null;
  }

  /** Why a type in a signature is of no use to the generated class. */
  static String hidden(TypeElement hidden, TypeElement handler) {
    boolean isPrivate = hidden.getModifiers().contains(Modifier.PRIVATE);
    return hidden.getSimpleName()
        + (isPrivate ? " is private" : " is not public")
        + ", so the generated class beside "
        + TypeNames.nested(handler)
        + " cannot name it: "
        + (isPrivate ? "remove private" : "make it public");
  }
}
