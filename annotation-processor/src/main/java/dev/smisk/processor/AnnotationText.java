package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Writes an annotation as it could stand in a source. */
final class AnnotationText extends SimpleAnnotationValueVisitor14<String, Imports> {
  /** The annotation, in a source with these imports. */
  static String of(AnnotationMirror annotation, Imports imports) {
    return new AnnotationText().visitAnnotation(annotation, imports);
  }

  /** A value of one of its elements. */
  static String of(AnnotationValue value, Imports imports) {
    return value.accept(new AnnotationText(), imports);
  }

  @Override
  public String visitAnnotation(AnnotationMirror annotation, Imports imports) {
    String name = imports.name((TypeElement) annotation.getAnnotationType().asElement());
    List<String> elements = new ArrayList<>();
    annotation
        .getElementValues()
        .forEach(
            (method, value) ->
                elements.add(method.getSimpleName() + " = " + value.accept(this, imports)));
    if (elements.size() == 1 && elements.get(0).startsWith("value = ")) {
      elements.set(0, elements.get(0).substring("value = ".length()));
    }
    return "@" + name + (elements.isEmpty() ? "" : "(" + String.join(", ", elements) + ")");
  }

  @Override
  public String visitArray(List<? extends AnnotationValue> values, Imports imports) {
    List<String> texts = values.stream().map(value -> value.accept(this, imports)).toList();
    return texts.size() == 1 ? texts.get(0) : "{" + String.join(", ", texts) + "}";
  }

  @Override
  public String visitString(String text, Imports imports) {
    return StringLiteral.of(text);
  }

  @Override
  public String visitChar(char c, Imports imports) {
    return StringLiteral.of(c);
  }

  @Override
  public String visitLong(long number, Imports imports) {
    return number + "L";
  }

  @Override
  public String visitByte(byte number, Imports imports) {
    return "(byte) " + number;
  }

  @Override
  public String visitShort(short number, Imports imports) {
    return "(short) " + number;
  }

  @Override
  public String visitFloat(float number, Imports imports) {
    return Float.isFinite(number) ? number + "f" : unending(number, "java.lang.Float", imports);
  }

  @Override
  public String visitDouble(double number, Imports imports) {
    return Double.isFinite(number)
        ? String.valueOf(number)
        : unending(number, "java.lang.Double", imports);
  }

  private static String unending(double number, String type, Imports imports) {
    String infinite = number < 0 ? ".NEGATIVE_INFINITY" : ".POSITIVE_INFINITY";
    return imports.name(type) + (Double.isNaN(number) ? ".NaN" : infinite);
  }

  @Override
  public String visitType(TypeMirror type, Imports imports) {
    String name =
        type instanceof DeclaredType declared
            ? imports.name((TypeElement) declared.asElement())
            : TypeNames.text(type, imports::name);
    return name + ".class";
  }

  @Override
  public String visitEnumConstant(VariableElement constant, Imports imports) {
    return imports.name((TypeElement) TypeParts.owner(constant)) + "." + constant.getSimpleName();
  }

  @Override
  protected String defaultAction(Object value, Imports imports) {
    return String.valueOf(value);
  }
}
