package dev.smisk.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class that has a codec, in one direction.
 *
 * @param name in JSON
 * @param type of its value
 * @param member where the value is taken from or handed to: a method, a field or a parameter
 * @param annotations what Jackson is told about it
 * @param isIgnored whether it is a parameter that JSON never sets
 * @param current a getter or field that tells the value which a bean has before this one is set;
 *     null where nothing public does
 */
record CodecProperty(
    String name,
    TypeMirror type,
    Element member,
    JacksonAnnotations annotations,
    boolean isIgnored,
    @Nullable Element current) {
  /** Neither ignored nor set in a bean. */
  CodecProperty(String name, TypeMirror type, Element member, JacksonAnnotations annotations) {
    this(name, type, member, annotations, false, null);
  }

  /** What can be said about a property. */
  static final Set<String> ANNOTATIONS =
      Set.of(
          "JsonProperty",
          "JsonAlias",
          "JsonFormat",
          "JsonInclude",
          "JsonIgnore",
          "JsonPropertyDescription",
          "JsonGetter",
          "JsonSetter",
          "JsonView");

  /** Refuses what the annotations say beyond what codecs do. */
  static void check(JacksonAnnotations annotations) throws Uncovered {
    annotations.only(ANNOTATIONS);
    if (annotations.has("JsonProperty")
        && (!annotations.text("JsonProperty", "namespace").isEmpty()
            || !annotations.text("JsonProperty", "index").equals("-1"))) {
      throw new Uncovered("has @JsonProperty with a namespace or an index");
    }
    if (annotations.has("JsonGetter") || annotations.has("JsonSetter")) {
      throw new Uncovered("has @JsonGetter or @JsonSetter");
    }
    checkInclusion(annotations);
    if (annotations.has("JsonFormat")
        && annotations.value("JsonFormat", "radix") != null
        && !annotations.text("JsonFormat", "radix").equals("-1")) {
      throw new Uncovered("has @JsonFormat with a radix");
    }
  }

  /** Refuses inclusion by a filter or by comparison with a default. */
  static void checkInclusion(JacksonAnnotations annotations) throws Uncovered {
    for (String part : List.of("value", "content")) {
      String include = annotations.text("JsonInclude", part);
      if (include.equals("CUSTOM") || include.equals("NON_DEFAULT")) {
        throw new Uncovered("has @JsonInclude(" + include + ")");
      }
    }
  }

  boolean isField() {
    return member.getKind() == ElementKind.FIELD;
  }

  /** What it is called in Java, a getter's or setter's prefix left out. */
  String javaName() {
    String named = null;
    if (member instanceof ExecutableElement method) {
      String gotten = AccessorNames.gotten(method);
      named = gotten == null ? AccessorNames.set(method) : gotten;
    }
    return UniqueNames.variable(named == null ? memberName() : named);
  }

  /** The Java name of the member. */
  String memberName() {
    return member.getSimpleName().toString();
  }

  /** The same as a parameter that JSON never sets. */
  CodecProperty ignored() {
    return new CodecProperty(name, type, member, annotations, true, null);
  }

  /** Whether it must be in the JSON: Jackson's rule for parameters, and ours for primitives. */
  boolean isRequired() {
    return switch (annotations.text("JsonProperty", "isRequired")) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> annotations.flag("JsonProperty", "required") || type.getKind().isPrimitive();
    };
  }

  List<String> aliases() {
    return annotations.texts("JsonAlias", "value");
  }

  boolean isFormatted() {
    return annotations.has("JsonFormat");
  }

  boolean isIncludedConditionally() {
    return annotations.has("JsonInclude");
  }
}
