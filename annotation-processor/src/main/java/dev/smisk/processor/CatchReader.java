package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads one {@code @Catch} method. */
final class CatchReader {
  private static final int USUAL_STATUS = 500;

  private final Types types;
  private final Elements elements;
  private final Positions positions;
  private final Problems problems;
  private final ResultReader results;
  private final StatusReader statuses;

  CatchReader(ProcessingEnvironment environment, Problems problems) {
    this.types = environment.getTypeUtils();
    this.elements = environment.getElementUtils();
    this.positions = Positions.of(environment);
    this.problems = problems;
    this.results = new ResultReader(types, problems);
    this.statuses = new StatusReader(problems);
  }

  /** The method, or null if it has errors, which are then reported. */
  @Nullable CatchMethod read(TypeElement type, ExecutableElement method) {
    Mark mark = Objects.requireNonNull(Mark.find(method, Framework.CATCH));
    String objection = RouteReader.objection(type, method);
    if (Mark.isOn(method, Framework.ROUTE)) {
      objection =
          method.getSimpleName()
              + " either serves a route or answers an exception: remove @Route or @Catch";
    }
    if (objection != null) {
      return refuse(Place.of(method), objection);
    }
    TypeElement parameter = null;
    boolean takesRequest = false;
    for (VariableElement each : method.getParameters()) {
      boolean isThrown = isThrowable(each.asType());
      boolean isRequest = TypeNames.isNamed(each.asType(), Framework.REQUEST);
      TypeElement hidden = TypeParts.hidden(each.asType(), TypeParts.packageOf(type));
      if (hidden != null) {
        return refuse(Place.of(each), RouteReader.hidden(hidden, type));
      }
      if ((!isThrown && !isRequest)
          || (isThrown && parameter != null)
          || (isRequest && takesRequest)) {
        return refuse(
            Place.of(each),
            "A @Catch method takes the exception and the Request, each once or not at all: remove "
                + each.getSimpleName());
      }
      takesRequest |= isRequest;
      parameter = isThrown ? element(each.asType()) : parameter;
    }
    List<TypeElement> caught = caught(type, mark, parameter);
    Result result = caught == null ? null : result(type, method);
    if (caught == null || result == null) {
      return null;
    }
    int status = statuses.read(method, result, 400, 599);
    if (status < 0) {
      return null;
    }
    boolean isOwn = result.isResponse() || result.isProblem();
    return new CatchMethod(
        method,
        mark,
        caught,
        parameter == null ? common(caught) : parameter,
        result,
        isOwn ? 0 : status == 0 ? USUAL_STATUS : status,
        positions.of(method));
  }

  private @Nullable Result result(TypeElement type, ExecutableElement method) {
    TypeElement hidden = TypeParts.hidden(method.getReturnType(), TypeParts.packageOf(type));
    Result result = hidden == null ? results.read(method) : null;
    if (hidden != null) {
      problems.report(Place.of(method), RouteReader.hidden(hidden, type));
    } else if (result != null && result.end() instanceof Result.None) {
      problems.report(
          Place.of(method),
          method.getSimpleName()
              + " answers the client, so it cannot be void: return a Problem, a Response, or a value"
              + " with @Status");
      return null;
    }
    return result;
  }

  private @Nullable List<TypeElement> caught(
      TypeElement owner, Mark mark, @Nullable TypeElement parameter) {
    List<TypeElement> caught = new ArrayList<>();
    for (AnnotationValue value : mark.elements("value")) {
      TypeElement type = element((TypeMirror) value.getValue());
      TypeElement hidden = TypeParts.hidden(type.asType(), TypeParts.packageOf(owner));
      if (hidden != null) {
        problems.report(mark.place(value), RouteReader.hidden(hidden, owner));
        return null;
      }
      if (parameter != null && !types.isSubtype(type.asType(), parameter.asType())) {
        problems.report(
            mark.place(value),
            type.getSimpleName()
                + " is no "
                + parameter.getSimpleName()
                + ": let the method take what all that it catches have in common");
        return null;
      }
      caught.add(type);
    }
    if (caught.isEmpty() && parameter == null) {
      problems.report(
          mark.place(),
          "Nothing says what is caught: take the exception as a parameter, or name it, as in"
              + " @Catch(IllegalStateException.class)");
      return null;
    }
    if (caught.isEmpty() && parameter != null) {
      caught.add(parameter);
    }
    return caught;
  }

  /** What all of them are. */
  private TypeElement common(List<TypeElement> caught) {
    return caught.size() == 1
        ? caught.get(0)
        : Objects.requireNonNull(elements.getTypeElement("java.lang.Throwable"));
  }

  private boolean isThrowable(TypeMirror type) {
    TypeElement throwable = elements.getTypeElement("java.lang.Throwable");
    return throwable != null && types.isSubtype(type, throwable.asType());
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  private @Nullable CatchMethod refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
