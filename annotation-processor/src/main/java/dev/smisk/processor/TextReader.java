package dev.smisk.processor;

import dev.smisk.processor.Parameter.FromText;
import dev.smisk.processor.Parameter.In;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads parameters that one or several texts of a request convert to. */
final class TextReader {
  /** RFC 9110 section 5.6.2: names of headers and, by RFC 6265 section 4.1.1, of cookies. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** Primitives that an array of has a method of {@link Framework#ARGUMENT}. */
  private static final Set<TypeKind> IN_ARRAYS =
      Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.DOUBLE);

  private final Conversions conversions;
  private final Problems problems;

  TextReader(Conversions conversions, Problems problems) {
    this.conversions = conversions;
    this.problems = problems;
  }

  /** Whether text, or several, convert to it; an array of bytes is none of values. */
  boolean converts(TypeMirror type) {
    return conversion(type) != null && !Advice.isBytes(type);
  }

  private @Nullable Conversion conversion(TypeMirror type) {
    if (Arity.of(type) == Arity.ONE) {
      return conversions.to(type);
    }
    TypeMirror single = TypeNames.element(type);
    return single == null ? null : conversions.to(single);
  }

  /** Where the text is, or null if it cannot be converted, which is then reported. */
  Parameter.@Nullable Source read(
      VariableElement element, @Nullable Mark named, In in, @Nullable Mark fallback) {
    TypeMirror type = element.asType();
    Arity arity = Arity.of(type);
    Conversion conversion = converts(type) ? conversion(type) : null;
    String name = named == null ? "" : named.text();
    if (name.isEmpty()) {
      name = element.getSimpleName().toString();
      name = in == In.HEADER ? hyphenated(name) : name;
    }
    if (named != null && (in == In.HEADER || in == In.COOKIE) && !TOKEN.matcher(name).matches()) {
      return refuse(
          named.place(),
          "\""
              + name
              + "\" is no "
              + in.accessor
              + "'s name: write letters, digits and hyphens, as in "
              + (in == In.HEADER ? "\"If-Match\"" : "\"session-id\""));
    }
    if (conversion == null) {
      TypeMirror single = arity == Arity.ONE ? null : TypeNames.element(type);
      if (named != null && (in == In.QUERY || in == In.FORM) && isOwnClass(type)) {
        return refuse(
            Place.of(element),
            TypeNames.simple(type)
                + " is no record, so it is not known which "
                + use(in)
                + "s "
                + element.getSimpleName()
                + " stands for: make it a record, or "
                + factory(type)
                + " to be one");
      }
      if (single != null && arity == Arity.OPTIONAL && isGroup(single, in)) {
        return refuse(
            Place.of(element),
            TypeNames.simple(type)
                + " cannot be bound: a group of "
                + use(in)
                + "s is always there, so take "
                + TypeNames.simple(single)
                + " itself, whose components may be Optional or have a @Default");
      }
      String repeated = conversions.repeated(type);
      if (repeated != null) {
        return refuse(
            Place.of(element),
            element.getSimpleName()
                + " cannot be of type "
                + TypeNames.simple(type)
                + ": for a repeated "
                + use(in)
                + " "
                + repeated);
      }
      if (TypeNames.isNamed(type, "java.util.Map")) {
        return refuse(
            Place.of(element),
            "Text does not convert to "
                + TypeNames.simple(type)
                + ", so "
                + use(in)
                + " "
                + name
                + " cannot be one: take a Request, whose "
                + (in == In.HEADER ? "headers" : in.accessor + "Parameters")
                + "() are all that came");
      }
      return refuse(
          Place.of(element),
          noConversion(
              single == null || Advice.isBytes(type) ? type : single, use(in) + " " + name));
    }
    if (type instanceof ArrayType array
        && array.getComponentType().getKind().isPrimitive()
        && !IN_ARRAYS.contains(array.getComponentType().getKind())) {
      String box = ((Scalar) conversion).className.replaceAll(".*\\.", "");
      return refuse(
          Place.of(element),
          element.getSimpleName()
              + " cannot be of type "
              + TypeNames.simple(type)
              + ": take "
              + box
              + "[] or List<"
              + box
              + ">");
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

  private static String use(In in) {
    return switch (in) {
      case FORM -> "form field";
      case COOKIE -> "cookie";
      default -> in.accessor + " parameter";
    };
  }

  /** Whether it is a record whose components would be taken one by one. */
  private static boolean isGroup(TypeMirror type, In in) {
    return (in == In.QUERY || in == In.FORM)
        && type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  /** What makes text convert to a class. */
  static String factory(TypeMirror type) {
    String simple = TypeNames.simple(type);
    return "give " + simple + " a method public static " + simple + " parse(String text)";
  }

  /** Whether it is a class of the app's, which could be a record. */
  static boolean isOwnClass(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.CLASS
        && !TypeNames.qualified(type).startsWith("java")
        && !JsonTypes.isNoJson(type);
  }

  /** What to say of a type that text does not convert to. */
  String noConversion(TypeMirror type, String use) {
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
        + " cannot be one: take a String, or "
        + factory(type);
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
