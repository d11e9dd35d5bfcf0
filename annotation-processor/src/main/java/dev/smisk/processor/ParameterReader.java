package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import dev.smisk.processor.Parameter.In;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Decides where a handler parameter's value comes from: the binding rules, in their order. */
final class ParameterReader {
  private static final Map<In, String> ANNOTATIONS =
      new EnumMap<>(
          Map.of(
              In.QUERY, Framework.QUERY,
              In.HEADER, Framework.HEADER,
              In.COOKIE, Framework.COOKIE,
              In.FORM, Framework.FORM));

  private final Conversions conversions;
  private final BodyReader bodies;
  private final TextReader texts;
  private final UploadReader uploads;
  private final Problems problems;

  ParameterReader(Conversions conversions, Problems problems) {
    this.conversions = conversions;
    this.bodies = new BodyReader(conversions, problems);
    this.texts = new TextReader(conversions, problems);
    this.uploads = new UploadReader(problems);
    this.problems = problems;
  }

  /** The parameter, or null if it cannot be bound, which is then reported. */
  @Nullable Parameter read(VariableElement element, PathPattern pattern) {
    Parameter.Source source = source(element, pattern);
    return source == null ? null : new Parameter(element, source);
  }

  private Parameter.@Nullable Source source(VariableElement element, PathPattern pattern) {
    String name = element.getSimpleName().toString();
    TypeMirror type = element.asType();
    Mark fallback = Mark.find(element, Framework.DEFAULT);
    Mark body = Mark.find(element, Framework.BODY);
    List<Mark> named = named(element);
    if (body != null) {
      named.add(0, body);
    }
    Mark first = named.isEmpty() ? null : named.get(0);
    if (named.size() > 1) {
      return refuse(
          named.get(1).place(),
          name
              + " is taken from one place: remove @"
              + named.get(0).simpleName()
              + " or @"
              + named.get(1).simpleName());
    }
    int index = pattern.variables().indexOf(name);
    if (index >= 0) {
      return fromPath(element, pattern, index, first, fallback);
    }
    if (TypeNames.isNamed(type, Framework.REQUEST)) {
      Mark useless = first == null ? fallback : first;
      return useless == null
          ? new Parameter.FromRequest()
          : refuse(
              useless.place(), name + " is the whole request: remove @" + useless.simpleName());
    }
    if (uploads.isUpload(type)) {
      return uploads.read(element, first, fallback, Place.of(element));
    }
    if (TypeNames.isNamed(type, Framework.SESSION)) {
      Mark useless = first == null ? fallback : first;
      return useless == null
          ? new Parameter.FromSession()
          : refuse(
              useless.place(), name + " is the client's session: remove @" + useless.simpleName());
    }
    if (Arity.of(type) == Arity.OPTIONAL && isSession(TypeNames.element(type))) {
      return refuse(
          Place.of(element),
          name
              + " is there for every client, and nothing is kept before something is set: take"
              + " Session itself");
    }
    if (body != null) {
      return bodies.readMarked(element, fallback);
    }
    if (first != null
        && (TypeNames.isNamed(type, BodyReader.INPUT_STREAM)
            || TypeNames.isNamed(type, Framework.MULTIPART))) {
      return refuse(first.place(), name + " is the streamed body: remove @" + first.simpleName());
    }
    if (first != null) {
      TypeElement group = group(type, in(first));
      return group == null
          ? texts.read(element, first, in(first), fallback)
          : group(element, first, in(first), group, fallback);
    }
    // A later JDK may give such a type a factory that takes text, as 24 did with Reader.of.
    boolean isAdvisedAgainst = Advice.forParameter(type) != null;
    return texts.converts(type) && !isAdvisedAgainst
        ? texts.read(element, null, In.QUERY, fallback)
        : bodies.read(element, fallback);
  }

  private static boolean isSession(@Nullable TypeMirror type) {
    return type != null && TypeNames.isNamed(type, Framework.SESSION);
  }

  /** Its annotations that say where a text is. */
  private static List<Mark> named(VariableElement element) {
    List<Mark> marks = new ArrayList<>();
    for (String annotation : ANNOTATIONS.values()) {
      Mark mark = Mark.find(element, annotation);
      if (mark != null) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private static In in(Mark mark) {
    return In.valueOf(mark.simpleName().toUpperCase(Locale.ROOT));
  }

  /** The record that is a group there, or null. */
  private @Nullable TypeElement group(TypeMirror type, In in) {
    return (in == In.QUERY || in == In.FORM)
            && type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.RECORD
            && conversions.to(type) == null
        ? (TypeElement) declared.asElement()
        : null;
  }

  private Parameter.@Nullable Source group(
      VariableElement element, Mark mark, In in, TypeElement type, @Nullable Mark fallback) {
    String name = element.getSimpleName().toString();
    String plural = in == In.FORM ? "form fields" : "query parameters";
    if (!mark.text().isEmpty() || fallback != null) {
      return refuse(
          fallback == null ? mark.place() : fallback.place(),
          name
              + " stands for several "
              + plural
              + ", the components of "
              + type.getSimpleName()
              + ": put "
              + (fallback == null ? "the name" : "@Default")
              + " at one of them");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return refuse(
          Place.of(element),
          type.getSimpleName()
              + " has type parameters, so it is not known what its components convert to: take a"
              + " record without");
    }
    List<Parameter> parts = new ArrayList<>();
    int before = problems.count();
    for (VariableElement component : TypeParts.components(type)) {
      Mark own = Mark.find(component, String.valueOf(ANNOTATIONS.get(in)));
      List<Mark> marks = named(component);
      if (marks.size() > (own == null ? 0 : 1) || Mark.isOn(component, Framework.BODY)) {
        return refuse(
            Place.of(element),
            "All components of "
                + type.getSimpleName()
                + " are "
                + plural
                + ": remove the other annotation of "
                + component.getSimpleName());
      }
      Parameter.Source source = component(element, component, own == null ? mark : own, own, in);
      if (source != null) {
        parts.add(new Parameter(component, source));
      }
    }
    return problems.count() > before ? null : new Parameter.Group(in, type, parts);
  }

  /**
   * A part of a group.
   *
   * @param mark its own annotation, else that of the group
   * @param own null where it has none
   */
  private Parameter.@Nullable Source component(
      VariableElement group, VariableElement component, Mark mark, @Nullable Mark own, In in) {
    Mark fallback = Mark.find(component, Framework.DEFAULT);
    if (uploads.isUpload(component.asType())) {
      return uploads.read(component, mark, fallback, Place.of(group));
    }
    return texts.converts(component.asType())
        ? texts.read(component, own, in, fallback)
        : refuse(
            Place.of(group),
            texts.noConversion(
                component.asType(),
                "the component " + component.getSimpleName() + " of " + group.getSimpleName()));
  }

  private Parameter.@Nullable Source fromPath(
      VariableElement element,
      PathPattern pattern,
      int index,
      @Nullable Mark named,
      @Nullable Mark fallback) {
    String name = element.getSimpleName().toString();
    if (named != null) {
      return refuse(
          named.place(),
          name
              + " is a path variable of \""
              + pattern
              + "\": remove @"
              + named.simpleName()
              + ", or rename the parameter");
    }
    if (fallback != null) {
      return refuse(
          fallback.place(), "The path variable " + name + " is always there: remove @Default");
    }
    TypeMirror type = element.asType();
    Conversion conversion = conversions.to(type);
    if (Arity.of(type) != Arity.ONE) {
      TypeMirror single = TypeNames.element(type);
      return refuse(
          Place.of(element),
          "The path variable "
              + name
              + " is always there, and once: take "
              + (single == null || conversions.to(single) == null
                  ? "a String"
                  : TypeNames.simple(single) + " " + name));
    }
    return conversion == null
        ? refuse(Place.of(element), texts.noConversion(type, "the path variable " + name))
        : new FromText(In.PATH, index, name, Arity.ONE, conversion, null);
  }

  private Parameter.@Nullable Source refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
