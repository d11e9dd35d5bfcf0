package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One parameter of a handler method, or of a record that groups some, and its value's source. */
record Parameter(VariableElement element, Source source) {
  /** Where a value comes from. */
  sealed interface Source {}

  /** The request itself. */
  record FromRequest() implements Source {}

  /** The client's session. */
  record FromSession() implements Source {}

  /**
   * The body.
   *
   * @param type what JSON is read as; the parameter's type for other forms
   */
  record FromBody(BodyForm form, TypeMirror type) implements Source {}

  /** What is made of a body. */
  enum BodyForm {
    JSON("body"),
    OPTIONAL_JSON("bodyIfPresent"),
    TEXT("bodyText"),
    BYTES("body"),
    STREAM("bodyStream"),
    MULTIPART("multipart");

    /** The method of {@link Framework#ARGUMENTS} for JSON, else of {@link Framework#REQUEST}. */
    final String accessor;

    BodyForm(String accessor) {
      this.accessor = accessor;
    }

    boolean isJson() {
      return this == JSON || this == OPTIONAL_JSON;
    }
  }

  /**
   * Text.
   *
   * @param in which of the request's texts
   * @param index of a path variable in its pattern, from 0
   * @param name in the request
   * @param fallback the text where the request has none; null where there is no default
   */
  record FromText(
      In in, int index, String name, Arity arity, Conversion conversion, @Nullable Mark fallback)
      implements Source {}

  /**
   * A file of a form, or several.
   *
   * @param name of the field
   * @param arity one, optional or a list
   */
  record FromUpload(String name, Arity arity) implements Source {
    /** The method of {@link Framework#ARGUMENTS}. */
    String accessor() {
      return switch (arity) {
        case OPTIONAL -> "optionalUpload";
        case LIST -> "uploads";
        case ONE, SET, ARRAY -> "upload";
      };
    }
  }

  /**
   * A record made of several texts.
   *
   * @param parts a {@link FromText} or {@link FromUpload} for each component, in order
   */
  record Group(In in, TypeElement type, List<Parameter> parts) implements Source {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /** Where text is looked for. */
  enum In {
    PATH("path"),
    QUERY("query"),
    HEADER("header"),
    COOKIE("cookie"),
    FORM("form");

    /** The method of {@link Framework#ARGUMENTS}. */
    final String accessor;

    In(String accessor) {
      this.accessor = accessor;
    }
  }

  String name() {
    return element.getSimpleName().toString();
  }

  TypeMirror type() {
    return element.asType();
  }

  /** The type of what holds it until the errors are told: a refused body is null. */
  TypeMirror held() {
    return type().getKind().isPrimitive() && source instanceof FromBody body ? body.type() : type();
  }

  /** As it is declared: {@code "long id"}. */
  String declaration() {
    return TypeNames.simple(type()) + " " + name();
  }

  /** Whether it is read from the body's form. */
  boolean isFromForm() {
    if (source instanceof Group group) {
      return group.in() == In.FORM;
    }
    return source instanceof FromUpload
        || (source instanceof FromText text && text.in() == In.FORM);
  }

  /** Whether it is, or holds, a file of a form. */
  boolean hasUploads() {
    return parts().stream().anyMatch(part -> part.source() instanceof FromUpload);
  }

  /** What the request calls it, where it is one value of it. */
  String requestName() {
    return source instanceof FromUpload upload ? upload.name() : ((FromText) source).name();
  }

  /** Itself, or the parts of a group. */
  List<Parameter> parts() {
    return source instanceof Group group ? group.parts() : List.of(this);
  }
}
