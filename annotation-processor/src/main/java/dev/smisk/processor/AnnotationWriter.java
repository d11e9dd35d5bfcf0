package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** Writes annotations as constants: expressions that make records, which it declares too. */
final class AnnotationWriter {
  private final Imports imports;

  /** The records' names, by the type that they implement. */
  private final Map<TypeElement, String> names = new LinkedHashMap<>();

  AnnotationWriter(HandlerClass handler, Imports imports) {
    this.imports = imports;
    UniqueNames unique = new UniqueNames(Set.of());
    for (RouteMethod route : handler.routes()) {
      for (AnnotationMirror annotation : route.annotations()) {
        for (TypeElement type : AnnotationParts.types(annotation)) {
          names.computeIfAbsent(type, t -> unique.take(t.getSimpleName() + "Mark", ""));
        }
      }
    }
  }

  /** Makes way for classes of these names, when it is known which there are. */
  void settle() {
    names.replaceAll((type, name) -> imports.isUsed(name) ? name + "OfRoute" : name);
    names.values().forEach(imports::declare);
  }

  /** An expression whose value is the annotation. */
  Doc constant(AnnotationMirror annotation) {
    List<Doc> values = new ArrayList<>();
    AnnotationParts.values(annotation)
        .forEach((element, value) -> values.add(constant(value, element.getReturnType())));
    return Doc.call("new " + names.get(AnnotationParts.type(annotation)), values);
  }

  private Doc constant(AnnotationValue value, TypeMirror type) {
    if (value.getValue() instanceof AnnotationMirror annotation) {
      return constant(annotation);
    }
    if (value.getValue() instanceof String text) {
      return Doc.literal(text);
    }
    if (type instanceof ArrayType array && value.getValue() instanceof List<?> list) {
      List<Doc> elements = new ArrayList<>();
      for (Object each : list) {
        elements.add(constant((AnnotationValue) each, array.getComponentType()));
      }
      return isBoundedClass(array.getComponentType())
          ? Doc.call(imports.name(Framework.ROUTES) + ".array", elements)
          : Doc.array(AnnotationRecord.type(array.getComponentType(), imports::name), elements);
    }
    return Doc.text(AnnotationText.of(value, imports));
  }

  /** {@code Class<? extends Filter>}, of which no array can be made but as arguments. */
  private static boolean isBoundedClass(TypeMirror type) {
    return TypeNames.isNamed(type, "java.lang.Class") && !HandlerReader.isReifiable(type);
  }

  /** Declares the records. */
  void declare(CodeLines code) {
    names.forEach((type, name) -> new AnnotationRecord(type, imports).declare(code, name));
  }
}
