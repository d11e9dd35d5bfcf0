package dev.smisk.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Refuses properties with which a codec would not do what Jackson does. */
final class CodecCheck {
  /** A codec marks each property that it has read by one bit of a {@code long}. */
  private static final int MAX_PROPERTIES = 63;

  /** What the property of a type id is called unless it is named. */
  private static final Map<String, String> TYPE_IDS =
      Map.of("CLASS", "@class", "MINIMAL_CLASS", "@c", "NAME", "@type", "SIMPLE_NAME", "@type");

  private CodecCheck() {}

  /** Of those that are written. */
  static void written(ClassMembers members, JacksonAnnotations ofClass, List<CodecProperty> written)
      throws Uncovered {
    all(members, written);
    typeId(written, ofClass);
  }

  private static void all(ClassMembers members, List<CodecProperty> properties) throws Uncovered {
    if (properties.size() >= MAX_PROPERTIES) {
      throw new Uncovered("has more than " + (MAX_PROPERTIES - 1) + " properties");
    }
    PackageElement user = TypeParts.packageOf(members.type());
    Set<String> names = new HashSet<>();
    for (CodecProperty property : properties) {
      TypeElement hidden = TypeParts.hidden(property.type(), user);
      if (hidden != null) {
        throw new Uncovered(
            "has a property " + property.name() + " of a type that cannot be named beside it");
      }
      if (!names.add(property.name())) {
        throw new Uncovered("has two properties " + property.name());
      }
      if (property.member() instanceof ExecutableElement method
          && !method.getThrownTypes().isEmpty()) {
        throw new Uncovered("has a property " + property.name() + " that throws exceptions");
      }
      if (TypeParts.isUnresolved(property.type())) {
        throw new Uncovered("mentions a class that is not there");
      }
      if (property.type() instanceof DeclaredType declared
          && members.ofClass((TypeElement) declared.asElement()).flag("JsonIgnoreType", "value")) {
        throw new Uncovered(
            "has a property " + property.name() + " whose type @JsonIgnoreType leaves out");
      }
    }
  }

  /** Jackson refuses to write the name twice. */
  private static void typeId(List<CodecProperty> written, JacksonAnnotations ofClass)
      throws Uncovered {
    if (!ofClass.text("JsonTypeInfo", "include").equals("PROPERTY")) {
      return;
    }
    String name = ofClass.text("JsonTypeInfo", "property");
    if (name.isEmpty()) {
      name = TYPE_IDS.getOrDefault(ofClass.text("JsonTypeInfo", "use"), "");
    }
    for (CodecProperty property : written) {
      if (property.name().equals(name)) {
        throw new Uncovered("has a property of the name by which @JsonTypeInfo tells its type");
      }
    }
  }

  /**
   * Of those that are read: a local variable cannot have a raw type without a warning, and what is
   * named before it is there is put in by Jackson alone.
   */
  static void read(ClassMembers members, List<CodecProperty> read) throws Uncovered {
    all(members, read);
    for (CodecProperty property : read) {
      for (TypeElement each : TypeParts.classes(property.type())) {
        if (members.ofClass(each).has("JsonIdentityInfo")) {
          throw new Uncovered(
              "has a property " + property.name() + " that JSON may name before it is there");
        }
      }
      if (isRaw(property.type())) {
        throw new Uncovered(
            "has a property " + property.name() + " without type arguments: say of what it is");
      }
    }
  }

  private static boolean isRaw(TypeMirror type) {
    for (TypeMirror part : TypeParts.parts(type)) {
      if (part instanceof DeclaredType declared
          && declared.getTypeArguments().isEmpty()
          && !((TypeElement) declared.asElement()).getTypeParameters().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
