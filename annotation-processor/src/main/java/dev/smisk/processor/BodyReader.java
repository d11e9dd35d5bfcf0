package dev.smisk.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The last binding rule: what is taken from nowhere else is read from the JSON body. */
final class BodyReader {
  static final String INPUT_STREAM = "java.io.InputStream";

  private final Conversions conversions;
  private final JsonTypes jsonTypes;
  private final Problems problems;

  BodyReader(Conversions conversions, Problems problems) {
    this.conversions = conversions;
    this.jsonTypes = new JsonTypes(conversions);
    this.problems = problems;
  }

  /** What is marked by {@code @Body}, or null if it cannot be read, which is then reported. */
  Parameter.@Nullable Source readMarked(VariableElement element, @Nullable Mark fallback) {
    TypeMirror type = element.asType();
    if (fallback != null) {
      return refuse(
          fallback.place(),
          element.getSimpleName() + " is the body, which has no default: remove @Default");
    }
    if (TypeNames.isNamed(type, "java.lang.String")) {
      return new Parameter.FromBody(Parameter.BodyForm.TEXT, type);
    }
    if (Advice.isBytes(type)) {
      return new Parameter.FromBody(Parameter.BodyForm.BYTES, type);
    }
    if (TypeNames.isNamed(type, INPUT_STREAM)) {
      return new Parameter.FromBody(Parameter.BodyForm.STREAM, type);
    }
    if (TypeNames.isNamed(type, Framework.MULTIPART)) {
      return new Parameter.FromBody(Parameter.BodyForm.MULTIPART, type);
    }
    TypeMirror single = TypeNames.element(type);
    boolean isOptional = Arity.of(type) == Arity.OPTIONAL && single != null;
    TypeMirror read = isOptional && single != null ? single : type;
    String advice = Advice.forParameter(read);
    String objection = jsonTypes.readObjection(read);
    if (advice != null || objection != null) {
      return refuse(
          Place.of(element),
          element.getSimpleName()
              + " cannot be read from a JSON body: "
              + (advice == null
                  ? objection
                  : TypeNames.simple(read) + " is nothing to read: " + advice));
    }
    if (hasUselessDefault(element, read)) {
      return null;
    }
    return new Parameter.FromBody(
        isOptional ? Parameter.BodyForm.OPTIONAL_JSON : Parameter.BodyForm.JSON,
        conversions.boxed(read));
  }

  /** The body, or null if the parameter cannot be read from one, which is then reported. */
  Parameter.@Nullable Source read(VariableElement element, @Nullable Mark fallback) {
    TypeMirror type = element.asType();
    String name = element.getSimpleName().toString();
    String simple = TypeNames.simple(type);
    if (TypeNames.isNamed(type, INPUT_STREAM) || TypeNames.isNamed(type, Framework.MULTIPART)) {
      return readMarked(element, fallback);
    }
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
              : optional(simple, single));
    }
    String repeated = conversions.repeated(type);
    if (repeated != null) {
      return refuse(
          Place.of(element),
          name + " cannot be of type " + simple + ": for a repeated query parameter " + repeated);
    }
    String objection = jsonTypes.readObjection(type);
    if (objection != null) {
      return refuse(
          Place.of(element),
          name
              + " binds to nothing: "
              + objection
              + (objection.contains("is abstract")
                  ? ". What the app provides belongs into the constructor"
                  : objection.contains(":")
                      ? ""
                      : ". Take a type that text converts to (a query parameter), a record (the"
                          + " JSON body) or Request; what the app provides belongs into the"
                          + " constructor"));
    }
    if (fallback != null) {
      return refuse(
          fallback.place(), name + " is the JSON body, which has no default: remove @Default");
    }
    return hasUselessDefault(element, type)
        ? null
        : new Parameter.FromBody(Parameter.BodyForm.JSON, type);
  }

  /** Reports what nobody heeds: what JSON leaves out is up to the record. */
  private boolean hasUselessDefault(VariableElement element, TypeMirror type) {
    for (TypeElement record : TypeParts.classes(type)) {
      for (VariableElement component : TypeParts.components(record)) {
        if (Mark.isOn(component, Framework.DEFAULT)) {
          problems.report(
              Place.of(element),
              element.getSimpleName()
                  + " is JSON, where @Default of "
                  + component.getSimpleName()
                  + " is not heeded: give the default in the constructor of "
                  + record.getSimpleName()
                  + ", or write @Query or @Form before "
                  + element.getSimpleName());
          return true;
        }
      }
    }
    return false;
  }

  private String optional(String simple, TypeMirror single) {
    TypeMirror inner = Arity.of(single) == Arity.ONE ? null : TypeNames.element(single);
    String taken = TypeNames.simple(single);
    if (inner != null && conversions.to(inner) != null) {
      return simple
          + " says twice that there may be no value: take "
          + taken
          + ", which is empty where the request has none";
    }
    if (TypeNames.isNamed(single, Framework.MULTIPART)) {
      return simple + " cannot be bound: a body of parts is always there, so take Multipart itself";
    }
    return simple
        + " cannot be bound: a JSON body is always required, so take "
        + taken
        + " itself, or mark it @Body if it may be left out";
  }

  private Parameter.@Nullable Source refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
