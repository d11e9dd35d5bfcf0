package dev.smisk.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts properties into the order that Jackson gives them. */
final class PropertyOrder {
  private PropertyOrder() {}

  /**
   * The properties in order: those that {@code @JsonPropertyOrder} lists, by either name; those of
   * the creator's parameters; the others as they come, or by name.
   *
   * @param byImplicitName the properties as they come, by the name that they have in Java
   * @param ofCreator names in JSON of the creator's parameters
   * @throws Uncovered if two have the same name in JSON
   */
  static List<CodecProperty> sorted(
      Map<String, CodecProperty> byImplicitName, List<String> ofCreator, JacksonAnnotations ofClass)
      throws Uncovered {
    boolean isAlphabetic = ofClass.flag("JsonPropertyOrder", "alphabetic");
    Map<String, CodecProperty> rest = isAlphabetic ? new TreeMap<>() : new LinkedHashMap<>();
    for (CodecProperty property : byImplicitName.values()) {
      if (rest.put(property.name(), property) != null) {
        throw new Uncovered("has two properties " + property.name());
      }
    }
    List<CodecProperty> sorted = new ArrayList<>();
    for (String listed : ofClass.texts("JsonPropertyOrder", "value")) {
      CodecProperty property = rest.remove(listed);
      CodecProperty implicit = byImplicitName.get(listed);
      if (property == null && implicit != null) {
        property = rest.remove(implicit.name());
      }
      if (property != null) {
        sorted.add(property);
      }
    }
    for (String name : ofCreator) {
      CodecProperty property = rest.remove(name);
      if (property != null) {
        sorted.add(property);
      }
    }
    sorted.addAll(rest.values());
    return sorted;
  }
}
