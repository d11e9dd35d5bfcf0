package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a plain class: public getters and fields, setters, a creator. */
final class BeanCodecReader implements PropertiesReader {
  /** One property in all its places. */
  private static final class Places {
    private @Nullable VariableElement field;
    private @Nullable ExecutableElement getter;
    private @Nullable ExecutableElement setter;
    private @Nullable VariableElement parameter;
    private JacksonAnnotations annotations;

    private Places(JacksonAnnotations none) {
      annotations = none;
    }

    private List<Element> all() {
      List<Element> all = new ArrayList<>();
      for (Element place : new Element[] {parameter, setter, getter, field}) {
        if (place != null) {
          all.add(place);
        }
      }
      return all;
    }

    private boolean isExplicit() {
      return annotations.has("JsonProperty");
    }

    private boolean isRenamed() {
      return !annotations.text("JsonProperty", "value").isEmpty();
    }

    private boolean isVisible() {
      return isExplicit()
          || parameter != null
          || setter != null
          || getter != null
          || (field != null && field.getModifiers().contains(Modifier.PUBLIC));
    }

    private String access() {
      return annotations.text("JsonProperty", "access");
    }

    /** Set in a bean that may have a value of its own, which a getter or a field then tells. */
    private CodecProperty settable(String name, TypeMirror type, Element member) {
      Element current = null;
      if (field != null && isPublicPrimitive(field, field.asType())) {
        current = field;
      }
      if (getter != null
          && isPublicPrimitive(getter, getter.getReturnType())
          && !access().equals("WRITE_ONLY")) {
        current = getter;
      }
      return new CodecProperty(name, type, member, annotations, false, current);
    }

    private static boolean isPublicPrimitive(Element member, TypeMirror type) {
      return type.getKind().isPrimitive() && member.getModifiers().contains(Modifier.PUBLIC);
    }
  }

  private final ClassMembers members;
  private final JacksonAnnotations ofClass;
  private final Naming naming;
  private final Map<String, Places> properties = new LinkedHashMap<>();
  private final @Nullable ExecutableElement creator;

  BeanCodecReader(ClassMembers members, JacksonAnnotations ofClass) throws Uncovered {
    this.members = members;
    this.ofClass = ofClass;
    this.naming = Naming.of(ofClass);
    creator = creator();
    addFields();
    addMethods();
    addParameters();
    for (var entry : properties.entrySet()) {
      Places places = entry.getValue();
      places.annotations = members.annotations(places.all());
      if (places.annotations.flag("JsonIgnore", "value") && places.isExplicit()) {
        throw new Uncovered("has @JsonIgnore and @JsonProperty at " + entry.getKey());
      }
      checkCase(entry.getKey(), places);
    }
  }

  /** What makes values of more than nothing; null where Jackson finds none, or several. */
  private @Nullable ExecutableElement creator() {
    List<ExecutableElement> annotated = new ArrayList<>();
    List<ExecutableElement> all = new ArrayList<>(members.constructors());
    all.addAll(members.factories());
    for (ExecutableElement each : all) {
      if (CreatorCheck.isAnnotated(each) && !CreatorCheck.isDisabled(each)) {
        annotated.add(each);
      }
    }
    if (annotated.size() == 1) {
      return annotated.get(0);
    }
    return annotated.isEmpty()
        ? members.constructors().stream()
            .filter(constructor -> constructor.getParameters().isEmpty())
            .findFirst()
            .orElse(null)
        : null;
  }

  private Places places(String name) throws Uncovered {
    Places known = properties.get(name);
    if (known == null) {
      known = new Places(members.annotations(List.of()));
      properties.put(name, known);
    }
    return known;
  }

  private void addFields() throws Uncovered {
    for (VariableElement field : members.fields()) {
      boolean isTransient = field.getModifiers().contains(Modifier.TRANSIENT);
      if (isTransient && !JacksonAnnotations.areOn(field)) {
        continue;
      }
      String name = field.getSimpleName().toString();
      Places places = places(name);
      if (isTransient || places.field != null) {
        throw new Uncovered("has " + name + " twice, or transient and annotated");
      }
      places.field = field;
    }
  }

  private void addMethods() throws Uncovered {
    for (ExecutableElement method : members.methods()) {
      String gotten = AccessorNames.gotten(method);
      String set = AccessorNames.set(method);
      if (gotten != null) {
        Places places = places(gotten);
        if (places.getter != null) {
          throw new Uncovered("has two getters of " + gotten);
        }
        places.getter = method;
      } else if (set != null) {
        Places places = places(set);
        if (places.setter != null) {
          throw new Uncovered("has two setters of " + set);
        }
        places.setter = method;
      }
    }
  }

  private void addParameters() throws Uncovered {
    if (creator == null) {
      return;
    }
    for (VariableElement parameter : creator.getParameters()) {
      Mark name = Mark.find(parameter, "com.fasterxml.jackson.annotation.JsonProperty");
      if (name == null || name.text().isEmpty()) {
        throw new Uncovered(
            "has a constructor parameter "
                + parameter.getSimpleName()
                + " without a @JsonProperty that names it");
      }
      places(implicit(name.text())).parameter = parameter;
    }
  }

  /** The property that has this name in JSON; a field may be called otherwise. */
  private String implicit(String name) {
    for (var entry : properties.entrySet()) {
      for (Element place : entry.getValue().all()) {
        Mark mark = Mark.find(place, "com.fasterxml.jackson.annotation.JsonProperty");
        if (mark != null && mark.text().equals(name)) {
          return entry.getKey();
        }
      }
    }
    return name;
  }

  /** Jackson has a rule of its own for fields such as {@code xAxis} and {@code URL}. */
  private static void checkCase(String name, Places places) throws Uncovered {
    boolean isOdd =
        !Character.isLowerCase(name.charAt(0))
            || (name.length() > 1 && Character.isUpperCase(name.charAt(1)));
    if (isOdd && places.field != null && places.getter == null && places.setter == null) {
      throw new Uncovered("has a field " + name + ", whose getter Jackson would call otherwise");
    }
  }

  @Override
  public List<CodecProperty> written() throws Uncovered {
    if (creator == null) {
      throw new Uncovered("has constructors of which no one can tell what Jackson does with them");
    }
    Map<String, CodecProperty> written = new LinkedHashMap<>();
    Map<String, CodecProperty> renamed = new LinkedHashMap<>();
    List<String> ofCreator = new ArrayList<>();
    int withoutField = 0;
    for (var entry : properties.entrySet()) {
      Places places = entry.getValue();
      if (!isWritten(places)) {
        continue;
      }
      String name = naming.name(places.annotations, entry.getKey());
      Element member = places.getter != null ? places.getter : places.field;
      if (member == null || !members.isAccessible(member)) {
        throw new Uncovered("has a property " + name + " that only reflection can get");
      }
      CodecProperty property = new CodecProperty(name, type(member), member, places.annotations);
      (places.isRenamed() ? renamed : written).put(entry.getKey(), property);
      withoutField += places.field == null && places.parameter == null ? 1 : 0;
    }
    for (VariableElement parameter : creator.getParameters()) {
      Mark mark = Mark.find(parameter, "com.fasterxml.jackson.annotation.JsonProperty");
      ofCreator.add(mark == null ? "" : mark.text());
    }
    written.putAll(renamed);
    List<CodecProperty> sorted = PropertyOrder.sorted(written, ofCreator, ofClass);
    if (withoutField > 1 && !isFullyOrdered(written)) {
      throw new Uncovered("has several getters without fields: no order is defined");
    }
    checkImplicit(creator, written, sorted);
    return sorted;
  }

  /** The parameters' properties come first where Jackson knows their names. */
  private void checkImplicit(
      ExecutableElement with, Map<String, CodecProperty> written, List<CodecProperty> sorted)
      throws Uncovered {
    ExecutableElement implicit = CreatorCheck.implicit(members, with);
    if (implicit == null) {
      return;
    }
    List<String> first = new ArrayList<>();
    for (VariableElement parameter : implicit.getParameters()) {
      CodecProperty property = written.get(parameter.getSimpleName().toString());
      if (property != null) {
        first.add(property.name());
      }
    }
    if (!PropertyOrder.sorted(written, first, ofClass).equals(sorted)) {
      throw new Uncovered(
          "has a constructor whose parameters have another order than its fields, which Jackson"
              + " follows where their names are compiled in");
    }
  }

  private boolean isFullyOrdered(Map<String, CodecProperty> written) {
    List<String> listed = ofClass.texts("JsonPropertyOrder", "value");
    return ofClass.flag("JsonPropertyOrder", "alphabetic")
        || written.entrySet().stream()
            .allMatch(e -> listed.contains(e.getKey()) || listed.contains(e.getValue().name()));
  }

  private static boolean isWritten(Places places) {
    if (places.annotations.flag("JsonIgnore", "value") || places.access().equals("WRITE_ONLY")) {
      return false;
    }
    return places.getter != null
        || (places.field != null
            && (places.isExplicit() || places.field.getModifiers().contains(Modifier.PUBLIC)));
  }

  private TypeMirror type(Element member) {
    return member instanceof ExecutableElement method
        ? members.result(method)
        : members.type((VariableElement) member);
  }

  @Override
  public CodecType.Reading read() throws Uncovered {
    if (creator == null) {
      throw new Uncovered(
          "has neither a constructor without parameters nor one @JsonCreator, so that JSON can be"
              + " read into it at most where parameters' names are compiled in: add either");
    }
    CreatorCheck.checkOthers(members, creator);
    List<String> ignored = new ArrayList<>();
    Map<String, CodecProperty> read = new LinkedHashMap<>();
    Map<String, CodecProperty> renamed = new LinkedHashMap<>();
    for (var entry : properties.entrySet()) {
      Places places = entry.getValue();
      String name = naming.name(places.annotations, entry.getKey());
      if (!places.isVisible()) {
        continue;
      }
      if (places.annotations.flag("JsonIgnore", "value")) {
        ignored.add(entry.getKey());
        continue;
      }
      if (places.access().equals("READ_ONLY")) {
        ignored.add(entry.getKey());
        ignored.add(name);
        continue;
      }
      CodecProperty property = readable(name, places);
      if (property != null) {
        checkGetter(entry.getKey(), name);
        (places.isRenamed() ? renamed : read).put(entry.getKey(), property);
      }
    }
    read.putAll(renamed);
    return reading(creator, read, ignored);
  }

  /** Jackson takes what has the name in JSON for the same property. */
  private void checkGetter(String implicit, String name) throws Uncovered {
    Places other = properties.get(name);
    if (!name.equals(implicit)
        && other != null
        && other.getter != null
        && !other.annotations.flag("JsonIgnore", "value")) {
      throw new Uncovered(
          "has a property " + implicit + " that is called " + name + ", as a getter is");
    }
  }

  private CodecType.Reading reading(
      ExecutableElement with, Map<String, CodecProperty> read, List<String> ignored)
      throws Uncovered {
    List<String> arguments = new ArrayList<>();
    for (VariableElement parameter : with.getParameters()) {
      for (CodecProperty property : read.values()) {
        if (property.member().equals(parameter)) {
          arguments.add(property.name());
        }
      }
    }
    if (arguments.size() < with.getParameters().size()) {
      throw new Uncovered("has a constructor parameter that is no property");
    }
    if (!arguments.isEmpty() && arguments.size() < read.size()) {
      throw new Uncovered("has both a constructor with parameters and setters");
    }
    return new CodecType.Reading(
        with, PropertyOrder.sorted(read, arguments, ofClass), arguments, ignored, false);
  }

  private @Nullable CodecProperty readable(String name, Places places) throws Uncovered {
    if (places.parameter != null) {
      return new CodecProperty(
          name, places.parameter.asType(), places.parameter, places.annotations);
    }
    if (places.setter != null) {
      if (!members.isAccessible(places.setter) || !places.setter.getThrownTypes().isEmpty()) {
        throw new Uncovered("has a setter of " + name + " that only reflection can call");
      }
      return places.settable(name, members.parameter(places.setter), places.setter);
    }
    VariableElement field = places.field;
    if (field == null) {
      return null;
    }
    if (field.getModifiers().contains(Modifier.FINAL)) {
      if (places.isExplicit()) {
        throw new Uncovered("has a final field " + name + " that only reflection can set");
      }
      return null;
    }
    if (!members.isAccessible(field)) {
      throw new Uncovered(
          "has a field " + name + " without a setter, that only reflection can set");
    }
    return places.settable(name, members.type(field), field);
  }
}
