package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the record that implements one type of annotations: its components are the elements, and
 * it equals what reflection would give, as {@link java.lang.annotation.Annotation} demands.
 */
final class AnnotationRecord {
  private static final String CLASS = "java.lang.Class";

  private final TypeElement annotation;
  private final List<ExecutableElement> elements;
  private final Imports imports;

  /** Names of classes within the annotation's type, which stand there before all others. */
  private final Set<String> nested;

  private final String type;

  AnnotationRecord(TypeElement annotation, Imports imports) {
    this.annotation = annotation;
    this.elements = AnnotationParts.elements(annotation);
    this.imports = imports;
    this.nested =
        annotation.getEnclosedElements().stream()
            .filter(TypeElement.class::isInstance)
            .map(member -> member.getSimpleName().toString())
            .collect(Collectors.toSet());
    this.type = nested(annotation, this::name);
  }

  /** A type as it can be declared without a warning. */
  static String type(TypeMirror type, Function<String, String> name) {
    boolean isRaw = TypeNames.isNamed(type, CLASS) && TypeNames.argument(type) == null;
    return isRaw ? name.apply(CLASS) + "<?>" : TypeNames.text(type, each -> nested(each, name));
  }

  private static String nested(TypeElement element, Function<String, String> name) {
    TypeElement outermost = TypeNames.outermost(element);
    return name.apply(outermost.getQualifiedName().toString())
        + TypeNames.nested(element).substring(outermost.getSimpleName().length());
  }

  private String name(String qualified) {
    String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
    return nested.contains(simple) ? qualified : imports.name(qualified);
  }

  /** Declares it under this name. */
  void declare(CodeLines code, String record) {
    List<Doc> components = new ArrayList<>();
    for (ExecutableElement element : elements) {
      String component = type(element.getReturnType(), this::name);
      components.add(Doc.text(component + " " + element.getSimpleName()));
    }
    code.line("")
        .javadoc("{@link " + type + "} as it stands at routes.")
        .open(
            Doc.of(
                Doc.call("private record " + record, components),
                Doc.text(" implements " + type + " {")));
    String separator = accessors(code);
    overriding(code, separator)
        .open("public " + name(CLASS) + "<" + type + "> annotationType() {")
        .line("return " + type + ".class;")
        .close("}");
    equality(code);
    text(code);
    code.close("}");
  }

  /** An array would be everybody's to change. */
  private String accessors(CodeLines code) {
    String separator = "";
    for (ExecutableElement element : elements) {
      if (element.getReturnType() instanceof ArrayType array) {
        overriding(code, separator)
            .open("public " + type(array, this::name) + " " + element.getSimpleName() + "() {")
            .line("return " + element.getSimpleName() + ".clone();")
            .close("}");
        separator = "\n";
      }
    }
    return separator;
  }

  private CodeLines overriding(CodeLines code, String separator) {
    return (separator.isEmpty() ? code : code.line("")).line("@" + name("java.lang.Override"));
  }

  private void equality(CodeLines code) {
    UniqueNames variables =
        new UniqueNames(elements.stream().map(e -> e.getSimpleName().toString()).toList());
    String other = variables.take("other", "");
    String that = variables.take("that", "");
    List<String> equal = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    equal.add(other + " instanceof " + type + (elements.isEmpty() ? "" : " " + that));
    boolean isSingle = elements.size() == 1;
    for (ExecutableElement element : elements) {
      String own = element.getSimpleName().toString();
      equal.add(equal(own, that + "." + own + "()", element.getReturnType()));
      String hash =
          "127 * " + StringLiteral.of(own) + ".hashCode() ^ " + hash(own, element.getReturnType());
      hashes.add(isSingle ? hash : "(" + hash + ")");
    }
    overriding(code, "\n")
        .open("public boolean equals(" + name("java.lang.Object") + " " + other + ") {")
        .line(returned("&& ", equal))
        .close("}");
    overriding(code, "\n")
        .open("public int hashCode() {")
        .line(returned("+ ", elements.isEmpty() ? List.of("0") : hashes))
        .close("}");
  }

  private String equal(String own, String its, TypeMirror type) {
    return switch (type.getKind()) {
      case FLOAT, DOUBLE -> box(type) + ".compare(" + own + ", " + its + ") == 0";
      case ARRAY -> name("java.util.Arrays") + ".equals(" + own + ", " + its + ")";
      case DECLARED -> own + ".equals(" + its + ")";
      default -> own + " == " + its;
    };
  }

  private String hash(String own, TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> name("java.util.Arrays") + ".hashCode(" + own + ")";
      case DECLARED -> own + ".hashCode()";
      default -> box(type) + ".hashCode(" + own + ")";
    };
  }

  private String box(TypeMirror primitive) {
    String kind = primitive.getKind().name();
    return name(
        "java.lang."
            + switch (primitive.getKind()) {
              case INT -> "Integer";
              case CHAR -> "Character";
              default -> kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT);
            });
  }

  private void text(CodeLines code) {
    boolean isValue =
        elements.size() == 1 && elements.get(0).getSimpleName().contentEquals("value");
    List<String> parts = new ArrayList<>();
    String before = "@" + annotation.getSimpleName() + (elements.isEmpty() ? "" : "(");
    for (ExecutableElement element : elements) {
      String own = element.getSimpleName().toString();
      boolean isArray = element.getReturnType().getKind() == TypeKind.ARRAY;
      parts.add(StringLiteral.of(before + (isValue ? "" : own + " = ")));
      parts.add(isArray ? name("java.util.Arrays") + ".toString(" + own + ")" : own);
      before = ", ";
    }
    parts.add(StringLiteral.of(elements.isEmpty() ? before : ")"));
    overriding(code, "\n")
        .open("public " + name("java.lang.String") + " toString() {")
        .line(returned("+ ", parts))
        .close("}");
  }

  /** {@code return a && b;}, with a line for each operand where it does not fit. */
  private static Doc returned(String operator, List<String> operands) {
    List<Doc> parts = new ArrayList<>(List.of(Doc.text(operands.get(0))));
    for (String operand : operands.subList(1, operands.size())) {
      parts.add(new Doc.Break(" "));
      parts.add(Doc.text(operator + operand));
    }
    return Doc.of(Doc.text("return "), new Doc.Group(Doc.CONTINUATION, parts), Doc.text(";"));
  }
}
