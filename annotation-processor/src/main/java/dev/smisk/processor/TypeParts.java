package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Takes types apart: which classes does one mention, in type arguments and arrays too? */
final class TypeParts {
  private TypeParts() {}

  /** Whether it mentions a class that no source defines (yet). */
  static boolean isUnresolved(TypeMirror type) {
    boolean[] unresolved = {false};
    visit(type, part -> unresolved[0] |= part.getKind() == TypeKind.ERROR);
    return unresolved[0];
  }

  /** The first class that code of that package cannot name, or null. */
  static @Nullable TypeElement hidden(TypeMirror type, PackageElement user) {
    for (TypeElement mentioned : classes(type)) {
      for (Element e = mentioned; e instanceof TypeElement element; e = e.getEnclosingElement()) {
        if (!isVisible(element, user)) {
          return element;
        }
      }
    }
    return null;
  }

  private static boolean isVisible(TypeElement element, PackageElement user) {
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    return element.getModifiers().contains(Modifier.PUBLIC)
        || isMemberOfInterface(element)
        || packageOf(element).equals(user);
  }

  private static boolean isMemberOfInterface(TypeElement element) {
    ElementKind owner = owner(element).getKind();
    return owner == ElementKind.INTERFACE || owner == ElementKind.ANNOTATION_TYPE;
  }

  /** What encloses a class or a member; only packages and modules have nothing around them. */
  static Element owner(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement());
  }

  static PackageElement packageOf(Element element) {
    Element e = element;
    while (!(e instanceof PackageElement)) {
      e = owner(e);
    }
    return (PackageElement) e;
  }

  /** The parameters of a record's canonical constructor: they carry the components' annotations. */
  static List<? extends VariableElement> components(TypeElement record) {
    List<String> types =
        record.getRecordComponents().stream()
            .map(component -> TypeNames.simple(component.asType()))
            .toList();
    for (ExecutableElement constructor :
        ElementFilter.constructorsIn(record.getEnclosedElements())) {
      if (constructor.getParameters().stream()
          .map(parameter -> TypeNames.simple(parameter.asType()))
          .toList()
          .equals(types)) {
        return constructor.getParameters();
      }
    }
    return List.of();
  }

  /** Whether what is thrown can be passed on where {@code Exception} is declared. */
  static boolean isExceptionOrError(TypeMirror thrown) {
    return TypeNames.isNamed(thrown, "java.lang.Exception")
        || TypeNames.isNamed(thrown, "java.lang.Error")
        || (thrown instanceof DeclaredType declared
            && isExceptionOrError(((TypeElement) declared.asElement()).getSuperclass()));
  }

  /** How many classes a class extends, directly or not. */
  static int depth(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType parent
        ? 1 + depth((TypeElement) parent.asElement())
        : 0;
  }

  /** All classes that it mentions. */
  static List<TypeElement> classes(TypeMirror type) {
    List<TypeElement> elements = new ArrayList<>();
    visit(
        type,
        part -> {
          if (part.getKind() == TypeKind.DECLARED) {
            elements.add((TypeElement) ((DeclaredType) part).asElement());
          }
        });
    return elements;
  }

  /** The type itself, its type arguments, components and bounds, and theirs. */
  static List<TypeMirror> parts(TypeMirror type) {
    List<TypeMirror> parts = new ArrayList<>();
    visit(type, parts::add);
    return parts;
  }

  private static void visit(@Nullable TypeMirror type, Consumer<TypeMirror> action) {
    if (type == null) {
      return;
    }
    action.accept(type);
    if (type instanceof ArrayType array) {
      visit(array.getComponentType(), action);
    } else if (type instanceof WildcardType wildcard) {
      visit(wildcard.getExtendsBound(), action);
      visit(wildcard.getSuperBound(), action);
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(argument -> visit(argument, action));
    }
  }
}
