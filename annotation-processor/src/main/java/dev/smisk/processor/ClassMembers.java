package dev.smisk.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a class has and inherits, as far as Jackson looks at it. */
final class ClassMembers {
  private final Elements elements;
  private final Types types;
  private final TypeElement type;

  /** The class, then its supertypes, {@link Object} excepted. */
  private final List<TypeElement> hierarchy = new ArrayList<>();

  private final List<ExecutableElement> methods = new ArrayList<>();

  /** By what overrides them, methods whose annotations count for it too. */
  private final Map<Element, List<Element>> overridden = new HashMap<>();

  /** Members whose annotations were read. */
  private final Set<Element> read = new LinkedHashSet<>();

  ClassMembers(ProcessingEnvironment environment, TypeElement type) {
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
    this.type = type;
    collect(type);
    for (TypeElement each : hierarchy) {
      for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
          methods.stream()
              .filter(known -> elements.overrides(known, method, type))
              .findFirst()
              .ifPresentOrElse(
                  known -> overridden.computeIfAbsent(known, k -> new ArrayList<>()).add(method),
                  () -> methods.add(method));
        }
      }
    }
  }

  private void collect(TypeElement each) {
    String name = each.getQualifiedName().toString();
    if (hierarchy.contains(each)
        || name.equals("java.lang.Object")
        || name.equals("java.lang.Record")) {
      return;
    }
    hierarchy.add(each);
    for (TypeMirror supertype : types.directSupertypes(each.asType())) {
      collect((TypeElement) ((DeclaredType) supertype).asElement());
    }
  }

  TypeElement type() {
    return type;
  }

  List<TypeElement> hierarchy() {
    return hierarchy;
  }

  /** Methods of objects, without those that are overridden. */
  List<ExecutableElement> methods() {
    return methods;
  }

  /** Fields of objects, those of superclasses first. */
  List<VariableElement> fields() {
    List<TypeElement> superFirst = new ArrayList<>(hierarchy);
    Collections.reverse(superFirst);
    List<VariableElement> fields = new ArrayList<>();
    for (TypeElement each : superFirst) {
      for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
        if (!field.getModifiers().contains(Modifier.STATIC)) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  List<ExecutableElement> constructors() {
    return ElementFilter.constructorsIn(type.getEnclosedElements());
  }

  /** Static methods that return the class, from which Jackson may choose. */
  List<ExecutableElement> factories() {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> types.isSameType(erased(method.getReturnType()), erased(type.asType())))
        .toList();
  }

  private TypeMirror erased(TypeMirror mirror) {
    return types.erasure(mirror);
  }

  /** Jackson's annotations of a property, all of whose places these are. */
  JacksonAnnotations annotations(List<? extends Element> places) throws Uncovered {
    List<Element> all = new ArrayList<>(places);
    places.forEach(place -> all.addAll(overridden.getOrDefault(place, List.of())));
    read.addAll(all);
    JacksonAnnotations annotations = JacksonAnnotations.ofProperty(elements, all);
    CodecProperty.check(annotations);
    return annotations;
  }

  JacksonAnnotations ofClass() {
    return ofClass(type);
  }

  /** Jackson's annotations of any class, with those that it inherits. */
  JacksonAnnotations ofClass(TypeElement any) {
    Set<TypeElement> inherited = new LinkedHashSet<>();
    inherit(any, inherited);
    return JacksonAnnotations.ofClass(elements, inherited);
  }

  /** What an interface says stands before what a superclass says. */
  private static void inherit(TypeElement from, Set<TypeElement> inherited) {
    if (inherited.add(from)) {
      for (TypeMirror above : from.getInterfaces()) {
        inherit((TypeElement) ((DeclaredType) above).asElement(), inherited);
      }
      if (from.getSuperclass() instanceof DeclaredType above) {
        inherit((TypeElement) above.asElement(), inherited);
      }
    }
  }

  /** The annotation of a constructor or factory is read by its caller. */
  void readCreator(ExecutableElement creator) {
    read.add(creator);
  }

  /** Refuses annotations at members that nobody has read. */
  void checkAllRead() throws Uncovered {
    for (TypeElement each : hierarchy) {
      for (Element member : each.getEnclosedElements()) {
        if (!(member instanceof TypeElement)) {
          checkRead(member);
        }
        if (member instanceof ExecutableElement method) {
          for (VariableElement parameter : method.getParameters()) {
            checkRead(parameter);
          }
        }
      }
    }
  }

  private void checkRead(Element member) throws Uncovered {
    if (!read.contains(member) && JacksonAnnotations.areOn(member)) {
      throw new Uncovered("has annotations of Jackson at " + member.getSimpleName());
    }
  }

  /** The result of a method, with the class's own type arguments. */
  TypeMirror result(ExecutableElement method) {
    return asMember(method).getReturnType();
  }

  /** The type of a method's only parameter, with the class's own type arguments. */
  TypeMirror parameter(ExecutableElement method) {
    return asMember(method).getParameterTypes().get(0);
  }

  private ExecutableType asMember(ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  TypeMirror type(VariableElement field) {
    return types.asMemberOf((DeclaredType) type.asType(), field);
  }

  boolean isSame(TypeMirror one, TypeMirror other) {
    return types.isSameType(one, other);
  }

  boolean areSameErased(TypeMirror one, TypeMirror other) {
    return types.isSameType(erased(one), erased(other));
  }

  /** Whether a class of the same package can use the member. */
  boolean isAccessible(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || TypeParts.owner(member).getKind().isInterface()
        || (!modifiers.contains(Modifier.PRIVATE)
            && TypeParts.packageOf(member).equals(TypeParts.packageOf(type)));
  }
}
