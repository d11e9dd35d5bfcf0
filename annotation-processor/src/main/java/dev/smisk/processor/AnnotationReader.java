package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads which annotations of a method and its class its route shows to filters. */
final class AnnotationReader {
  private static final String RETENTION = "java.lang.annotation.Retention";
  private static final String REPEATABLE = "java.lang.annotation.Repeatable";

  /**
   * Packages whose annotations mean nothing to filters: ours, the JDK's, those for JSON and
   * constraints, and those by which tools check code, whose classes need not be there at run time.
   */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "dev\\.smisk|(javax|jakarta)\\.annotation|(java|com\\.fasterxml\\.jackson"
              + "|tools\\.jackson|jakarta\\.validation|org\\.jspecify|com\\.google\\.errorprone"
              + "|org\\.checkerframework|org\\.jetbrains\\.annotations|edu\\.umd\\.cs\\.findbugs"
              + "|org\\.apiguardian|org\\.eclipse\\.jdt|lombok|kotlin|groovy)(\\..*)?");

  private final Elements elements;
  private final Problems problems;

  AnnotationReader(ProcessingEnvironment environment, Problems problems) {
    this.elements = environment.getElementUtils();
    this.problems = problems;
  }

  /** Whether one of a class's or method's mentions what no source defines (yet). */
  static boolean isUnresolved(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(AnnotationParts::isUnresolved);
  }

  /** Those of a method, then those of its class of other types; reports errors of the former. */
  List<AnnotationMirror> read(TypeElement owner, ExecutableElement method) {
    List<AnnotationMirror> read = known(owner, method, method.getAnnotationMirrors(), true);
    Set<TypeElement> types = new LinkedHashSet<>();
    read.forEach(annotation -> types.add(AnnotationParts.type(annotation)));
    for (AnnotationMirror annotation : ofClass(owner, false)) {
      if (!types.contains(AnnotationParts.type(annotation))) {
        read.add(annotation);
      }
    }
    return read;
  }

  /** Reports errors of the class's own once. */
  void check(TypeElement owner) {
    ofClass(owner, true);
  }

  private List<AnnotationMirror> ofClass(TypeElement owner, boolean reports) {
    return known(owner, owner, elements.getAllAnnotationMirrors(owner), reports);
  }

  private List<AnnotationMirror> known(
      TypeElement owner,
      Element element,
      List<? extends AnnotationMirror> annotations,
      boolean reports) {
    List<AnnotationMirror> known = new ArrayList<>();
    for (AnnotationMirror annotation : annotations) {
      if (!isKept(AnnotationParts.type(annotation))) {
        continue;
      }
      boolean isOwn = element.getAnnotationMirrors().contains(annotation);
      Place place = new Place(element, isOwn ? annotation : null, null);
      if (isNameable(owner, place, annotation, reports)) {
        List<AnnotationMirror> repeated = repeated(annotation);
        known.addAll(repeated.isEmpty() ? List.of(annotation) : repeated);
      }
    }
    return known;
  }

  private static boolean isKept(TypeElement type) {
    String packageName = TypeParts.packageOf(type).getQualifiedName().toString();
    Mark retention = Mark.find(type, RETENTION);
    return !OF_OTHERS.matcher(packageName).matches()
        && (retention == null || !retention.text().endsWith("SOURCE"));
  }

  /**
   * Whether the generated class can name all that it mentions. Who wrote it can mend that; what
   * others wrote, a default say, is left out with a note.
   */
  private boolean isNameable(
      TypeElement owner, Place place, AnnotationMirror annotation, boolean reports) {
    PackageElement user = TypeParts.packageOf(owner);
    TypeElement said = hidden(AnnotationParts.said(annotation), user);
    TypeElement hidden = said == null ? hidden(AnnotationParts.all(annotation), user) : said;
    if (hidden == null) {
      return true;
    }
    if (reports && said != null && place.annotation() != null) {
      problems.report(place, RouteReader.hidden(said, owner));
    } else if (reports) {
      problems.note(
          place,
          "The route does not show @"
              + AnnotationParts.type(annotation).getSimpleName()
              + " to filters: "
              + RouteReader.hidden(hidden, owner));
    }
    return false;
  }

  private static @Nullable TypeElement hidden(Set<Element> mentioned, PackageElement user) {
    for (Element each : mentioned) {
      TypeElement hidden =
          each instanceof TypeElement type ? TypeParts.hidden(type.asType(), user) : null;
      if (hidden != null) {
        return hidden;
      }
    }
    return null;
  }

  /** What the container of repeated annotations holds; empty for any other annotation. */
  private static List<AnnotationMirror> repeated(AnnotationMirror container) {
    List<AnnotationMirror> repeated = new ArrayList<>();
    Mark mark = new Mark(AnnotationParts.type(container), container);
    for (AnnotationValue value : mark.elements("value")) {
      if (!(value.getValue() instanceof AnnotationMirror each)
          || !isRepeatedBy(AnnotationParts.type(each), AnnotationParts.type(container))) {
        return List.of();
      }
      repeated.add(each);
    }
    return repeated;
  }

  private static boolean isRepeatedBy(TypeElement annotation, TypeElement container) {
    Mark repeatable = Mark.find(annotation, REPEATABLE);
    return repeatable != null
        && repeatable.elements("value").get(0).getValue() instanceof TypeMirror type
        && TypeNames.isNamed(type, container.getQualifiedName().toString());
  }
}
