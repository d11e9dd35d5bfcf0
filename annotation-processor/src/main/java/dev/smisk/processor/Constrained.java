package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;

/**
 * A parameter whose value is checked against constraints.
 *
 * @param own the constraints that stand before it, {@code @Valid} included; its class may have more
 */
record Constrained(Parameter parameter, List<AnnotationMirror> own) {
  Constrained {
    own = List.copyOf(own);
  }
}
