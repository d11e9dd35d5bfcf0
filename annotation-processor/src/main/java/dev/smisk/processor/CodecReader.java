package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads what a codec needs to know of a class, or why there can be none. */
final class CodecReader {
  private static final Set<String> AT_CLASS =
      Set.of(
          "JsonClassDescription",
          "JsonIgnoreProperties",
          "JsonInclude",
          "JsonNaming",
          "JsonPropertyOrder",
          "JsonRootName",
          "JsonSubTypes",
          "JsonTypeInfo",
          "JsonTypeName",
          "JsonView");

  /** Supertypes that have a form of their own in JSON, which Jackson gives to subclasses too. */
  private static final Set<String> FORMS =
      Set.of(
          "java.lang.Number",
          "java.util.Collection",
          "java.util.Map",
          "java.util.Map.Entry",
          "java.util.concurrent.atomic.AtomicReference");

  private final ProcessingEnvironment environment;
  private final Elements elements;

  CodecReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
  }

  /**
   * A class and why it cannot be written or read.
   *
   * @param mistake what is to be corrected in it, if anything, since nothing can read it as it is
   */
  record Result(
      @Nullable CodecType type,
      @Nullable String unwritten,
      @Nullable String unread,
      @Nullable Element mistake) {}

  /** Whether Jackson itself writes and reads it without reflection, or its subclasses count. */
  static boolean isNoClass(TypeElement type) {
    return (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD)
        || type.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Whether a field is of a class that no source defines (yet). */
  boolean isUnresolved(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .anyMatch(field -> TypeParts.isUnresolved(field.asType()));
  }

  /** The classes that {@code @JsonSubTypes} and {@code @JsonTypeInfo} name. */
  List<TypeMirror> subtypes(TypeElement type) {
    return JacksonAnnotations.ofClass(elements, List.of(type)).subtypes();
  }

  /** Reads it for both directions. */
  Result read(TypeElement element) {
    try {
      checkClass(element);
      ClassMembers members = new ClassMembers(environment, element);
      JacksonAnnotations ofClass = members.ofClass().only(AT_CLASS);
      checkForm(members);
      CodecProperty.checkInclusion(ofClass);
      return read(members, ofClass);
    } catch (Uncovered none) {
      return new Result(null, none.reason(), none.reason(), none.mistake());
    }
  }

  /**
   * What Jackson fills for certain in a class that is left to it: components, and fields with a
   * setter, about which nothing more is said.
   */
  List<CodecProperty> certain(TypeElement element) {
    ClassMembers members = new ClassMembers(environment, element);
    Set<String> settable = new HashSet<>();
    for (ExecutableElement method : members.methods()) {
      if (AccessorNames.set(method) != null && !JacksonAnnotations.areOn(method)) {
        settable.add(AccessorNames.set(method));
      }
    }
    List<CodecProperty> certain = new ArrayList<>();
    for (VariableElement field : members.fields()) {
      String name = field.getSimpleName().toString();
      if (!JacksonAnnotations.areOn(field)
          && (element.getKind() == ElementKind.RECORD || settable.contains(name))) {
        JacksonAnnotations none = JacksonAnnotations.ofClass(elements, List.of());
        certain.add(new CodecProperty(name, members.type(field), field, none));
      }
    }
    return certain;
  }

  private Result read(ClassMembers members, JacksonAnnotations ofClass) throws Uncovered {
    List<CodecProperty> written = null;
    CodecType.Reading reading = null;
    String unwritten = null;
    String unread = null;
    Element mistake = null;
    boolean isRecord = members.type().getKind() == ElementKind.RECORD;
    PropertiesReader properties =
        isRecord ? new RecordCodecReader(members, ofClass) : new BeanCodecReader(members, ofClass);
    try {
      written = withoutIgnored(properties.written(), ofClass);
      CodecCheck.written(members, ofClass, written);
    } catch (Uncovered none) {
      written = null;
      unwritten = none.reason();
    }
    try {
      reading = withIgnored(properties.read(), ofClass);
      CodecCheck.read(members, reading.properties());
    } catch (Uncovered none) {
      reading = null;
      unread = none.reason();
      mistake = none.mistake();
    }
    members.checkAllRead();
    TypeElement element = members.type();
    String binaryName = elements.getBinaryName(element).toString();
    CodecType type =
        written == null && reading == null
            ? null
            : new CodecType(element, binaryName, ofClass, written, reading);
    return new Result(type, unwritten, unread, mistake);
  }

  private static void checkClass(TypeElement element) throws Uncovered {
    if (element.getKind() != ElementKind.CLASS && element.getKind() != ElementKind.RECORD) {
      throw new Uncovered("is no class");
    }
    if (element.getModifiers().contains(Modifier.ABSTRACT)) {
      throw new Uncovered("is abstract");
    }
    for (Element e = element; e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        throw new Uncovered(
            (e.equals(element) ? "is private" : "is in a private class")
                + ", so that no class beside it can name it");
      }
    }
    boolean isInner =
        element.getEnclosingElement() instanceof TypeElement
            && !element.getModifiers().contains(Modifier.STATIC);
    if (isInner) {
      throw new Uncovered("is an inner class");
    }
  }

  private static void checkForm(ClassMembers members) throws Uncovered {
    for (TypeElement supertype : members.hierarchy()) {
      if (FORMS.contains(supertype.getQualifiedName().toString())) {
        throw new Uncovered(
            "has the form of its supertype " + TypeNames.nested(supertype) + " in JSON");
      }
    }
  }

  private static List<CodecProperty> withoutIgnored(
      List<CodecProperty> written, JacksonAnnotations ofClass) {
    if (ofClass.flag("JsonIgnoreProperties", "allowGetters")) {
      return written;
    }
    List<String> ignored = ofClass.texts("JsonIgnoreProperties", "value");
    return written.stream().filter(property -> !ignored.contains(property.name())).toList();
  }

  private static CodecType.Reading withIgnored(
      CodecType.Reading reading, JacksonAnnotations ofClass) {
    List<String> ignored = new ArrayList<>(reading.ignored());
    if (reading.bySetters()) { // what is ignored may lend its name to another property
      reading.properties().forEach(property -> ignored.removeIf(property.name()::equals));
    }
    if (!ofClass.flag("JsonIgnoreProperties", "allowSetters")) {
      ignored.addAll(ofClass.texts("JsonIgnoreProperties", "value"));
    }
    List<CodecProperty> properties = new ArrayList<>();
    for (CodecProperty property : reading.properties()) {
      if (!ignored.contains(property.name())) {
        properties.add(property);
      } else if (!reading.bySetters()) {
        properties.add(property.ignored());
      }
    }
    return new CodecType.Reading(
        reading.creator(),
        properties,
        reading.arguments(),
        ignored.stream().distinct().toList(),
        ofClass.flag("JsonIgnoreProperties", "ignoreUnknown"));
  }
}
