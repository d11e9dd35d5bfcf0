package dev.smisk.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where an error is reported: the annotation's value if there is one, else the annotation, else the
 * element.
 */
record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  static Place of(Element element) {
    return new Place(element, null, null);
  }
}
