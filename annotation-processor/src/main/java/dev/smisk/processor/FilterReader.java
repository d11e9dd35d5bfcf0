package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Filtered} of classes and methods. */
final class FilterReader {
  private final Types types;
  private final Elements elements;
  private final Problems problems;

  FilterReader(ProcessingEnvironment environment, Problems problems) {
    this.types = environment.getTypeUtils();
    this.elements = environment.getElementUtils();
    this.problems = problems;
  }

  /** Whether it names a class that no source defines (yet). */
  static boolean isUnresolved(Element element) {
    Mark mark = Mark.find(element, Framework.FILTERED);
    return mark != null
        && mark.elements("value").stream()
            .anyMatch(
                value ->
                    !(value.getValue() instanceof TypeMirror type) || TypeParts.isUnresolved(type));
  }

  /** The filters of a class and one of its methods, the outermost first; reports errors. */
  List<TypeElement> read(TypeElement owner, Element method) {
    Set<TypeElement> filters = new LinkedHashSet<>(read(owner, owner, false));
    filters.addAll(read(owner, method, true));
    return new ArrayList<>(filters);
  }

  /** Reports errors of the class's own once. */
  void check(TypeElement owner) {
    read(owner, owner, true);
  }

  private List<TypeElement> read(TypeElement owner, Element element, boolean reports) {
    List<TypeElement> filters = new ArrayList<>();
    Mark mark = Mark.find(element, Framework.FILTERED);
    if (mark == null) {
      return filters;
    }
    List<AnnotationValue> values = mark.elements("value");
    if (values.isEmpty() && reports) {
      problems.report(mark.place(), "@Filtered names no filter: name one, or remove it");
    }
    for (AnnotationValue value : values) {
      TypeMirror type = (TypeMirror) value.getValue();
      String objection = objection(owner, type);
      if (objection == null) {
        filters.add((TypeElement) ((DeclaredType) type).asElement());
      } else if (reports) {
        problems.report(mark.place(value), objection);
      }
    }
    return filters;
  }

  private @Nullable String objection(TypeElement owner, TypeMirror type) {
    if (!isA(type, Framework.FILTER) && !isA(type, Framework.GUARD)) {
      return TypeNames.simple(type)
          + " is neither a Filter nor a Guard: implement one, or remove it here";
    }
    TypeElement hidden = TypeParts.hidden(type, TypeParts.packageOf(owner));
    return hidden == null ? null : RouteReader.hidden(hidden, owner);
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement wanted = elements.getTypeElement(name);
    return wanted != null
        && type instanceof DeclaredType
        && types.isSubtype(types.erasure(type), types.erasure(wanted.asType()));
  }
}
