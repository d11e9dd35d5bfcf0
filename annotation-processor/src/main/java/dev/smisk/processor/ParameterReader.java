package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import dev.smisk.processor.Parameter.In;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Decides where a handler parameter's value comes from: the binding rules, in their order. */
final class ParameterReader {
  /** RFC 9110 section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final String INPUT_STREAM = "java.io.InputStream";

  private final Conversions conversions;
  private final BodyReader bodies;
  private final Problems problems;

  ParameterReader(Conversions conversions, Problems problems) {
    this.conversions = conversions;
    this.bodies = new BodyReader(conversions, problems);
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
    Mark query = Mark.find(element, Framework.QUERY);
    Mark header = Mark.find(element, Framework.HEADER);
    Mark fallback = Mark.find(element, Framework.DEFAULT);
    Mark named = query == null ? header : query;
    if (query != null && header != null) {
      return refuse(
          header.place(),
          name + " is taken either from the query or from a header: remove @Query or @Header");
    }
    int index = pattern.variables().indexOf(name);
    if (index >= 0) {
      return fromPath(element, pattern, index, named, fallback);
    }
    if (TypeNames.isNamed(type, Framework.REQUEST)) {
      Mark useless = named == null ? fallback : named;
      return useless == null
          ? new Parameter.FromRequest()
          : refuse(
              useless.place(), name + " is the whole request: remove @" + useless.simpleName());
    }
    if (TypeNames.isNamed(type, INPUT_STREAM)) {
      Mark useless = named == null ? fallback : named;
      return useless == null
          ? new Parameter.FromStream()
          : refuse(
              useless.place(), name + " is the streamed body: remove @" + useless.simpleName());
    }
    if (named != null || conversion(type) != null) {
      return fromText(element, named, header != null ? In.HEADER : In.QUERY, fallback);
    }
    return bodies.read(element, fallback);
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
    if (Arity.of(type) != Arity.ONE || (type instanceof ArrayType)) {
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
        ? refuse(Place.of(element), noConversion(type, "the path variable " + name))
        : new FromText(In.PATH, index, name, Arity.ONE, conversion, null);
  }

  private Parameter.@Nullable Source fromText(
      VariableElement element, @Nullable Mark named, In in, @Nullable Mark fallback) {
    TypeMirror type = element.asType();
    Arity arity = Arity.of(type);
    Conversion conversion = conversion(type);
    String name = named == null ? "" : named.text();
    if (name.isEmpty()) {
      name = element.getSimpleName().toString();
      name = in == In.HEADER ? hyphenated(name) : name;
    }
    if (named != null && in == In.HEADER && !TOKEN.matcher(name).matches()) {
      return refuse(
          named.place(),
          "\""
              + name
              + "\" is no header's name: write letters, digits and hyphens, as in \"If-Match\"");
    }
    if (named != null && conversion == null) {
      TypeMirror single = arity == Arity.ONE ? null : TypeNames.element(type);
      return refuse(
          Place.of(element),
          noConversion(single == null ? type : single, in.accessor + " parameter " + name));
    }
    if (conversion == null) {
      return null;
    }
    if (fallback != null && arity == Arity.OPTIONAL) {
      return refuse(
          fallback.place(),
          "With a default, "
              + element.getSimpleName()
              + " is never empty: take "
              + TypeNames.simple(((DeclaredType) type).getTypeArguments().get(0))
              + ", or remove @Default");
    }
    return new FromText(in, -1, name, arity, conversion, fallback);
  }

  private @Nullable Conversion conversion(TypeMirror type) {
    if (Arity.of(type) == Arity.ONE) {
      return conversions.to(type);
    }
    TypeMirror single = TypeNames.element(type);
    return single == null ? null : conversions.to(single);
  }

  private static String noConversion(TypeMirror type, String use) {
    String simple = TypeNames.simple(type);
    String advice = Advice.forParameter(type);
    if (advice != null) {
      return use + " cannot be of type " + simple + ": " + advice;
    }
    if (!(type instanceof DeclaredType declared)
        || ((TypeElement) declared.asElement()).getQualifiedName().toString().startsWith("java")) {
      return "Text does not convert to " + simple + ", so " + use + " cannot be one: take a String";
    }
    return "Text does not convert to "
        + simple
        + ", so "
        + use
        + " cannot be one: take a String, or give "
        + simple
        + " a method public static "
        + simple
        + " parse(String text)";
  }

  /** {@code ifMatch} is read from {@code If-Match}. */
  private static String hyphenated(String name) {
    String text = name.replaceAll("(?<!^)(?=[A-Z])", "-");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private Parameter.@Nullable Source refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
