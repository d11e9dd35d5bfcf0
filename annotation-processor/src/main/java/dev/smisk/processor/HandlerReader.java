package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a class with {@code @Route} methods and reports what keeps it from being served. */
final class HandlerReader {
  private final Types types;
  private final Elements elements;
  private final Problems problems;
  private final FilterReader filters;
  private final AnnotationReader annotations;
  private final LimitReader limits;
  private final RouteReader routes;
  private final CatchReader catches;
  private final ConstructorReader constructors;

  HandlerReader(ProcessingEnvironment environment, Problems problems) {
    this.types = environment.getTypeUtils();
    this.elements = environment.getElementUtils();
    this.problems = problems;
    this.filters = new FilterReader(environment, problems);
    this.annotations = new AnnotationReader(environment, problems);
    this.limits = new LimitReader(problems);
    this.routes = new RouteReader(environment, filters, annotations, problems);
    this.catches = new CatchReader(environment, problems);
    this.constructors = new ConstructorReader(problems);
  }

  /** Whether it mentions a class or constant that no source defines (yet). */
  boolean isUnresolved(TypeElement type) {
    Mark prefix = Mark.find(type, Framework.ROUTE);
    if ((prefix != null && prefix.isUnresolved())
        || FilterReader.isUnresolved(type)
        || AnnotationReader.isUnresolved(type)
        || LimitReader.isUnresolved(type)
        || types.directSupertypes(type.asType()).stream().anyMatch(TypeParts::isUnresolved)) {
      return true;
    }
    for (ExecutableElement method : routeMethods(type)) {
      if (routes.isUnresolved(method)) {
        return true;
      }
    }
    for (ExecutableElement method : methods(type, Framework.CATCH)) {
      if (RouteReader.mentionsUnresolved(method)
          || TypeParts.isUnresolved(method.getReturnType())) {
        return true;
      }
    }
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (RouteReader.mentionsUnresolved(constructor)) {
        return true;
      }
    }
    return false;
  }

  /** The class, or null if it has errors, which are then reported. */
  @Nullable HandlerClass read(TypeElement type) {
    int before = problems.count();
    Mark mark = Mark.find(type, Framework.ROUTE);
    List<ExecutableElement> methods = routeMethods(type);
    String objection = objection(type);
    if (objection != null) {
      problems.report(Place.of(type), objection);
      return null;
    }
    List<ExecutableElement> catchMethods = methods(type, Framework.CATCH);
    if (methods.isEmpty() && (catchMethods.isEmpty() || mark != null)) {
      Place place = mark == null ? Place.of(type) : mark.place();
      problems.report(
          place,
          type.getSimpleName()
              + " has no @Route methods, so nothing is served under this prefix: write"
              + " @Route(\"GET\") at a method of it, or remove the annotation");
      return null;
    }
    PathPattern prefix = mark == null ? PathPattern.EMPTY : prefix(mark);
    if (prefix == null) {
      return null;
    }
    limits.check(type);
    filters.check(type);
    annotations.check(type);
    List<RouteMethod> read = new ArrayList<>();
    for (ExecutableElement method : methods) {
      RouteMethod route = routes.read(type, method, prefix);
      if (route != null) {
        read.add(route);
      }
    }
    List<CatchMethod> caught = catches(type, catchMethods);
    boolean needsInstance =
        Stream.concat(methods.stream(), catchMethods.stream())
            .anyMatch(method -> !method.getModifiers().contains(Modifier.STATIC));
    ExecutableElement constructor = needsInstance ? constructors.read(type) : null;
    if (problems.count() > before) {
      return null;
    }
    return new HandlerClass(
        type,
        elements.getBinaryName(type).toString(),
        constructor,
        constructor != null && isCloseable(type),
        read,
        caught);
  }

  private List<CatchMethod> catches(TypeElement type, List<ExecutableElement> methods) {
    List<CatchMethod> read = new ArrayList<>();
    Map<TypeElement, CatchMethod> seen = new HashMap<>();
    for (ExecutableElement method : methods) {
      CatchMethod caught = catches.read(type, method);
      if (caught == null) {
        continue;
      }
      read.add(caught);
      for (TypeElement each : caught.types()) {
        CatchMethod other = seen.putIfAbsent(each, caught);
        if (other != null) {
          problems.report(caught.mark().place(), caughtTwice(each, other));
          problems.report(other.mark().place(), caughtTwice(each, caught));
        }
      }
    }
    return read;
  }

  private static String caughtTwice(TypeElement type, CatchMethod other) {
    return type.getSimpleName()
        + " is caught twice: remove it here or from "
        + RouteMethod.signature(other.element())
        + " ("
        + other.source()
        + ")";
  }

  private static List<ExecutableElement> routeMethods(TypeElement type) {
    return methods(type, Framework.ROUTE);
  }

  private static List<ExecutableElement> methods(TypeElement type, String annotation) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> Mark.isOn(method, annotation))
        .toList();
  }

  private @Nullable PathPattern prefix(Mark mark) {
    try {
      return PathText.parsePrefix(mark.text());
    } catch (MalformedRoute malformed) {
      problems.report(mark.place(), malformed.getMessage());
      return null;
    }
  }

  /** Why the generated class could not make one or call it. */
  private static @Nullable String objection(TypeElement type) {
    String name = TypeNames.nested(type);
    String move = ": move the @Route methods to a plain class";
    if (type.getKind() == ElementKind.INTERFACE || type.getKind() == ElementKind.ANNOTATION_TYPE) {
      return name
          + " is an interface, and routes are not inherited: put @Route on the methods of the class"
          + " that implements it";
    }
    if (type.getKind() == ElementKind.ENUM) {
      return name + " is an enum, which cannot be made with what the app provides" + move;
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return name
          + " is abstract, and routes are not inherited: put @Route on the methods of the class that"
          + " extends it";
    }
    if (!type.getTypeParameters().isEmpty()) {
      return name + " has type parameters, which nothing would fill" + move + " without them";
    }
    for (TypeElement t = type; ; t = (TypeElement) t.getEnclosingElement()) {
      if (t.getModifiers().contains(Modifier.PRIVATE)) {
        return t.getSimpleName()
            + " is private, so the generated class beside it cannot reach it: remove private";
      }
      if (!(t.getEnclosingElement() instanceof TypeElement outer)) {
        return null;
      }
      if (t.getKind() == ElementKind.CLASS
          && !t.getModifiers().contains(Modifier.STATIC)
          && !outer.getKind().isInterface()) {
        return t.getSimpleName()
            + " is an inner class, which needs an instance of "
            + outer.getSimpleName()
            + ": make it static";
      }
    }
  }

  private boolean isCloseable(TypeElement type) {
    TypeElement closeable = elements.getTypeElement("java.lang.AutoCloseable");
    return closeable != null && types.isSubtype(type.asType(), closeable.asType());
  }

  /** Whether a type is told apart by its class alone. */
  static boolean isReifiable(TypeMirror type) {
    return !(type instanceof DeclaredType declared)
        || declared.getTypeArguments().stream()
            .allMatch(argument -> TypeNames.simple(argument).equals("?"));
  }
}
