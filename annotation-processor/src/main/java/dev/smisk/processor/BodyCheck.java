package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a route reads from its JSON body through the properties of its classes, and reports
 * what no JSON can be read into: the first client that fills it would be answered with a 500.
 */
final class BodyCheck {
  private final Types types;
  private final Elements elements;
  private final Messager messager;
  private final OutputFolder output;
  private final CodecReader reader;
  private final ServiceCheck services;
  private final Problems problems;

  /** The outermost classes in the sources of this compilation. */
  private final Set<TypeElement> compiled = new HashSet<>();

  /** Properties that were reported, whichever route reads them. */
  private final Set<Element> reported = new HashSet<>();

  BodyCheck(ProcessingEnvironment environment, Problems problems) {
    types = environment.getTypeUtils();
    elements = environment.getElementUtils();
    messager = environment.getMessager();
    output = new OutputFolder(environment.getFiler());
    reader = new CodecReader(environment);
    services = new ServiceCheck(environment);
    this.problems = problems;
  }

  /** What there is in the sources of a round. */
  void compiled(Set<? extends Element> roots) {
    compiled.addAll(ElementFilter.typesIn(roots));
  }

  /** Whether the bodies of its routes can be read; what cannot is reported. */
  boolean passes(HandlerClass handler) {
    int before = problems.count();
    for (RouteMethod route : handler.routes()) {
      for (Parameter parameter : route.bodies()) {
        if (parameter.source() instanceof Parameter.FromBody body && body.form().isJson()) {
          String objection = services.objection(body.type(), handler.element());
          if (objection == null) {
            follow(body.type(), new HashSet<>(), parameter.element());
          } else {
            problems.report(
                Place.of(parameter.element()),
                parameter.element().getSimpleName() + " binds to nothing: " + objection);
          }
        }
      }
    }
    return problems.count() == before;
  }

  /**
   * Follows a type whose own class can be read.
   *
   * @param seen types that were followed before, as text
   * @param parameter that all of it is read into
   */
  private void follow(TypeMirror type, Set<String> seen, Element parameter) {
    if (type instanceof ArrayType array) {
      follow(array.getComponentType(), seen, parameter);
    }
    if (!(type instanceof DeclaredType declared) || !seen.add(type.toString())) {
      return;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (JsonTypes.isHolder(element)) {
      declared.getTypeArguments().forEach(held -> follow(held, seen, parameter));
      return;
    }
    if (element.getQualifiedName().toString().startsWith("java") || isEnum(element)) {
      return;
    }
    List<TypeMirror> subtypes = new ArrayList<>(element.getPermittedSubclasses());
    subtypes.addAll(reader.subtypes(element));
    subtypes.forEach(subtype -> follow(subtype, seen, parameter));
    for (CodecProperty property : properties(element)) {
      TypeMirror taken = asMember(declared, property.member());
      TypeMirror unreadable = JsonTypes.unreadable(taken);
      if (unreadable == null) {
        follow(taken, seen, parameter);
      } else {
        report(element, property, unreadable, parameter);
      }
    }
  }

  private static boolean isEnum(TypeElement element) {
    return element.getKind() == ElementKind.ENUM;
  }

  /** What JSON fills; of a class that is left to Jackson, what it fills for certain. */
  private List<CodecProperty> properties(TypeElement element) {
    if (CodecReader.isNoClass(element)) {
      return List.of();
    }
    CodecType codec = reader.read(element).type();
    if (codec != null && codec.reading() != null) {
      return codec.reading().properties().stream().filter(each -> !each.isIgnored()).toList();
    }
    return JacksonAnnotations.areOn(element) ? List.of() : reader.certain(element);
  }

  /** The type of a property where its class has these type arguments. */
  private TypeMirror asMember(DeclaredType owner, Element member) {
    if (member instanceof RecordComponentElement component) {
      return ((ExecutableType) types.asMemberOf(owner, component.getAccessor())).getReturnType();
    }
    if (member instanceof ExecutableElement setter) {
      return ((ExecutableType) types.asMemberOf(owner, setter)).getParameterTypes().get(0);
    }
    if (member.getEnclosingElement() instanceof ExecutableElement creator
        && creator.getKind() == ElementKind.CONSTRUCTOR) {
      int index = creator.getParameters().indexOf(member);
      return ((ExecutableType) types.asMemberOf(owner, creator)).getParameterTypes().get(index);
    }
    return member instanceof VariableElement field
            && field.getEnclosingElement() instanceof TypeElement
        ? types.asMemberOf(owner, field)
        : member.asType();
  }

  private void report(
      TypeElement owner, CodecProperty property, TypeMirror unreadable, Element parameter) {
    Element member = place(owner, property.member());
    if (!reported.add(member)) {
      return;
    }
    String message =
        TypeNames.nested(owner)
            + "."
            + property.name()
            + " cannot be read from JSON, as "
            + parameter.getSimpleName()
            + " of "
            + RouteMethod.signature((ExecutableElement) TypeParts.owner(parameter))
            + " is: "
            + JsonTypes.why(unreadable);
    Place place = Place.of(isCompiled(owner) ? member : parameter);
    if (isOurs(unreadable)) {
      problems.report(place, message);
    } else {
      messager.printMessage(
          Diagnostic.Kind.NOTE,
          message + "; or App.json(JsonCustomizer) says how",
          place.element());
    }
  }

  /** The compiler tells no line of a component itself. */
  private static Element place(TypeElement owner, Element member) {
    return ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
        .filter(field -> member instanceof RecordComponentElement)
        .filter(field -> field.getSimpleName().equals(member.getSimpleName()))
        .<Element>map(field -> field)
        .findFirst()
        .orElse(member);
  }

  /** Whether it is the JDK's, or can be annotated here: a module may know others. */
  private boolean isOurs(TypeMirror type) {
    @Nullable TypeElement element =
        type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    return element == null
        || JsonTypes.isNoJson(type)
        || element.getQualifiedName().toString().startsWith("java.")
        || isCompiled(element)
        || output.hasClass(elements.getBinaryName(element).toString());
  }

  private boolean isCompiled(TypeElement element) {
    return compiled.contains(TypeNames.outermost(element));
  }
}
