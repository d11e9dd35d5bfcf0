package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Writes a type as an expression that makes a {@code JsonType}: {@code JsonType.generic(List.class,
 * JsonType.of(Book.class))}.
 */
final class JsonTypeText {
  private final TypeElement owner;
  private final Imports imports;

  /**
   * For types of a class's members.
   *
   * @param owner whose type parameters may occur
   */
  JsonTypeText(TypeElement owner, Imports imports) {
    this.owner = owner;
    this.imports = imports;
  }

  Doc of(TypeMirror type) {
    String jsonType = imports.name(Framework.JSON_TYPE);
    if (type instanceof TypeVariable variable) {
      return Doc.call(jsonType + ".parameter", Doc.text(String.valueOf(index(variable))));
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null
          ? Doc.call(jsonType + ".of", Doc.text(imports.name("java.lang.Object") + ".class"))
          : of(bound);
    }
    if (type instanceof ArrayType array && !isPlain(array)) {
      return Doc.call(jsonType + ".arrayOf", of(array.getComponentType()));
    }
    if (isPlain(type)) {
      return Doc.call(jsonType + ".of", Doc.text(TypeNames.text(type, imports::name) + ".class"));
    }
    DeclaredType declared = (DeclaredType) type;
    List<Doc> arguments = new ArrayList<>();
    arguments.add(Doc.text(imports.name((TypeElement) declared.asElement()) + ".class"));
    declared.getTypeArguments().forEach(argument -> arguments.add(of(argument)));
    return Doc.call(jsonType + ".generic", arguments);
  }

  /** Whether a class literal says all of it. */
  private static boolean isPlain(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isPlain(array.getComponentType());
    }
    return type.getKind() != TypeKind.TYPEVAR
        && !(type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty());
  }

  private int index(TypeVariable variable) {
    List<? extends TypeParameterElement> parameters = owner.getTypeParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).equals(variable.asElement())) {
        return i;
      }
    }
    throw new IllegalStateException(variable + " is no type parameter of " + owner);
  }
}
