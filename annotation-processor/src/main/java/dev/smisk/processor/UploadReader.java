package dev.smisk.processor;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads parameters that are files of a form. */
final class UploadReader {
  private final Problems problems;

  UploadReader(Problems problems) {
    this.problems = problems;
  }

  /** Whether it is a file, or a container of some. */
  boolean isUpload(TypeMirror type) {
    return TypeNames.isNamed(single(type), Framework.UPLOAD);
  }

  private static TypeMirror single(TypeMirror type) {
    TypeMirror element = Arity.of(type) == Arity.ONE ? null : TypeNames.element(type);
    return element == null ? type : element;
  }

  /**
   * What it is, or null if it cannot be one, which is then reported.
   *
   * @param named its annotation that says where it is; null where there is none
   * @param place where a mistake in its type is reported
   */
  Parameter.@Nullable Source read(
      VariableElement element, @Nullable Mark named, @Nullable Mark fallback, Place place) {
    String name = element.getSimpleName().toString();
    Arity arity = Arity.of(element.asType());
    if (named == null || !named.simpleName().equals("Form")) {
      return refuse(
          named == null ? place : named.place(),
          name
              + " is a file of a form: "
              + (named == null
                  ? "write @Form before it"
                  : "write @Form, not @" + named.simpleName()));
    }
    if (fallback != null) {
      return refuse(
          fallback.place(),
          name + " is a file, which has no default: remove @Default, or take an Optional<Upload>");
    }
    if (arity == Arity.SET || arity == Arity.ARRAY) {
      return refuse(
          place,
          name
              + " cannot be of type "
              + TypeNames.simple(element.asType())
              + ": take a List<Upload>");
    }
    return new Parameter.FromUpload(named.text().isEmpty() ? name : named.text(), arity);
  }

  private Parameter.@Nullable Source refuse(Place place, String message) {
    problems.report(place, message);
    return null;
  }
}
