package dev.smisk.processor;

import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The last binding rule: what is taken from nowhere else is read from the JSON body. */
final class BodyReader {
  /** Containers that hold values that text converts to, but are not {@link Arity}s. */
  private static final Set<String> OTHER_CONTAINERS =
      Set.of(
          "java.util.Collection",
          "java.lang.Iterable",
          "java.util.stream.Stream",
          "java.util.ArrayList",
          "java.util.SortedSet",
          "java.util.TreeSet",
          "java.util.HashSet",
          "java.util.LinkedHashSet");

  private final Conversions conversions;
  private final JsonTypes jsonTypes;
  private final Problems problems;

  BodyReader(Conversions conversions, Problems problems) {
    this.conversions = conversions;
    this.jsonTypes = new JsonTypes(conversions);
    this.problems = problems;
  }

  /** The body, or null if the parameter cannot be read from one, which is then reported. */
  Parameter.@Nullable Source read(VariableElement element, @Nullable Mark fallback) {
    TypeMirror type = element.asType();
    String name = element.getSimpleName().toString();
    String simple = TypeNames.simple(type);
    String advice = Advice.forParameter(type);
    if (advice != null) {
      return refuse(Place.of(element), name + " cannot be of type " + simple + ": " + advice);
    }
    TypeMirror single = TypeNames.element(type);
    if (Arity.of(type) == Arity.OPTIONAL) {
      return refuse(
          Place.of(element),
          single == null
              ? "Optional has no type argument: say of what, as in Optional<String>"
              : simple
                  + " cannot be bound: a JSON body is always required, so take "
                  + TypeNames.simple(single)
                  + " itself");
    }
    boolean isOtherContainer =
        type instanceof ArrayType || OTHER_CONTAINERS.contains(TypeNames.qualified(type));
    if (isOtherContainer && single != null && conversions.to(single) != null) {
      return refuse(
          Place.of(element),
          name
              + " cannot be of type "
              + simple
              + ": for a repeated query parameter take a List or Set, such as List<"
              + boxed(single)
              + ">");
    }
    String objection = jsonTypes.readObjection(type);
    if (objection != null) {
      return refuse(
          Place.of(element),
          name
              + " binds to nothing: "
              + simple
              + " "
              + objection
              + (objection.contains(":")
                  ? ""
                  : ". Take a type that text converts to (a query parameter), a record (the JSON"
                      + " body) or Request; what the app provides belongs into the constructor"));
    }
    if (fallback != null) {
      return refuse(
          fallback.place(), name + " is the JSON body, which has no default: remove @Default");
    }
    return new Parameter.FromBody();
  }

  private String boxed(TypeMirror type) {
    return conversions.to(type) instanceof Scalar scalar
        ? scalar.className.substring(scalar.className.lastIndexOf('.') + 1)
        : TypeNames.simple(type);
  }

  private Parameter.@Nullable Source refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
