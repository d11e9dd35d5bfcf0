package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a record: its components, and getters beside them. */
final class RecordCodecReader implements PropertiesReader {
  private final ClassMembers members;
  private final JacksonAnnotations ofClass;
  private final Naming naming;
  private final @Nullable ExecutableElement canonical;
  private final Map<RecordComponentElement, JacksonAnnotations> annotations = new LinkedHashMap<>();

  RecordCodecReader(ClassMembers members, JacksonAnnotations ofClass) throws Uncovered {
    this.members = members;
    this.ofClass = ofClass;
    this.naming = Naming.of(ofClass);
    this.canonical = canonical();
    for (RecordComponentElement component : members.type().getRecordComponents()) {
      annotations.put(component, members.annotations(places(component)));
    }
  }

  private @Nullable ExecutableElement canonical() {
    List<? extends RecordComponentElement> components = members.type().getRecordComponents();
    for (ExecutableElement constructor : members.constructors()) {
      List<? extends VariableElement> parameters = constructor.getParameters();
      boolean matches = parameters.size() == components.size();
      for (int i = 0; matches && i < components.size(); i++) {
        matches = members.areSameErased(parameters.get(i).asType(), components.get(i).asType());
      }
      if (matches) {
        return constructor;
      }
    }
    return null;
  }

  private List<Element> places(RecordComponentElement component) {
    List<Element> places = new ArrayList<>();
    places.add(component.getAccessor());
    for (VariableElement field : members.fields()) {
      if (field.getSimpleName().equals(component.getSimpleName())) {
        places.add(field);
      }
    }
    if (canonical != null) {
      int index = members.type().getRecordComponents().indexOf(component);
      places.add(canonical.getParameters().get(index));
    }
    return places;
  }

  /** The compiler tells no line of a component itself. */
  private Element field(RecordComponentElement component) {
    return members.fields().stream()
        .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
        .findFirst()
        .<Element>map(field -> field)
        .orElse(component);
  }

  private static boolean isIgnored(JacksonAnnotations annotations) throws Uncovered {
    boolean isIgnored = annotations.flag("JsonIgnore", "value");
    if (isIgnored && annotations.has("JsonProperty")) {
      throw new Uncovered("has @JsonIgnore and @JsonProperty at one component");
    }
    return isIgnored;
  }

  @Override
  public List<CodecProperty> written() throws Uncovered {
    Map<String, CodecProperty> properties = new LinkedHashMap<>();
    List<String> ofCreator = new ArrayList<>();
    Set<String> components = new HashSet<>();
    for (var entry : annotations.entrySet()) {
      RecordComponentElement component = entry.getKey();
      String implicit = component.getSimpleName().toString();
      components.add(implicit);
      JacksonAnnotations found = entry.getValue();
      if (isIgnored(found) || found.text("JsonProperty", "access").equals("WRITE_ONLY")) {
        continue;
      }
      String name = naming.name(found, implicit);
      ofCreator.add(name);
      properties.put(
          implicit, new CodecProperty(name, component.asType(), component.getAccessor(), found));
    }
    for (ExecutableElement getter : members.methods()) {
      String implicit = AccessorNames.gotten(getter);
      if (implicit == null || components.contains(getter.getSimpleName().toString())) {
        continue;
      }
      JacksonAnnotations found = members.annotations(List.of(getter));
      if (isIgnored(found)) {
        continue;
      }
      if (components.contains(implicit) || properties.containsKey(implicit)) {
        throw new Uncovered("has two getters of " + implicit);
      }
      properties.put(
          implicit,
          new CodecProperty(naming.name(found, implicit), members.result(getter), getter, found));
    }
    if (properties.size() > ofCreator.size() + 1) {
      throw new Uncovered("has several getters that are no components: no order is defined");
    }
    return PropertyOrder.sorted(properties, ofCreator, ofClass);
  }

  @Override
  public CodecType.Reading read() throws Uncovered {
    if (canonical == null) {
      throw new Uncovered("has no canonical constructor");
    }
    CreatorCheck.checkOthers(members, canonical);
    List<String> arguments = new ArrayList<>();
    Map<String, RecordComponentElement> read = new HashMap<>();
    Map<String, CodecProperty> properties = new LinkedHashMap<>();
    for (var entry : annotations.entrySet()) {
      RecordComponentElement component = entry.getKey();
      JacksonAnnotations found = entry.getValue();
      if (found.text("JsonProperty", "access").equals("READ_ONLY")) {
        throw new Uncovered("has a component that is never read");
      }
      String implicit = component.getSimpleName().toString();
      String name = naming.name(found, implicit);
      RecordComponentElement other = isIgnored(found) ? null : read.put(name, component);
      if (other != null) {
        throw new Uncovered(
            other + " and " + component + " are both \"" + name + "\" in JSON", field(component));
      }
      arguments.add(name);
      CodecProperty property = new CodecProperty(name, component.asType(), component, found);
      properties.put(implicit, isIgnored(found) ? property.ignored() : property);
    }
    for (ExecutableElement method : members.methods()) {
      if (AccessorNames.set(method) != null) {
        throw new Uncovered("is a record with a setter");
      }
    }
    return new CodecType.Reading(
        canonical,
        PropertyOrder.sorted(properties, arguments, ofClass),
        arguments,
        List.of(),
        false);
  }
}
