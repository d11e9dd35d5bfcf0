package dev.smisk.processor;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** What properties are called in JSON: as {@code @JsonNaming} has it where they do not say. */
final class Naming {
  private static final String STRATEGIES = "tools.jackson.databind.PropertyNamingStrategies.";

  /** Jackson's own strategies. */
  private static final Map<String, UnaryOperator<String>> KNOWN =
      Map.of(
          "LowerCamelCaseStrategy", name -> name,
          "UpperCamelCaseStrategy", Naming::upperCamel,
          "SnakeCaseStrategy", Naming::snake,
          "UpperSnakeCaseStrategy", name -> snake(name).toUpperCase(Locale.ROOT),
          "LowerCaseStrategy", name -> name.toLowerCase(Locale.ROOT),
          "KebabCaseStrategy", name -> separated(name, '-'),
          "LowerDotCaseStrategy", name -> separated(name, '.'));

  private final UnaryOperator<String> strategy;

  private Naming(UnaryOperator<String> strategy) {
    this.strategy = strategy;
  }

  /** As the annotations of a class say. */
  static Naming of(JacksonAnnotations ofClass) throws Uncovered {
    if (!ofClass.has("JsonNaming")) {
      return new Naming(name -> name);
    }
    String name =
        ofClass.value("JsonNaming", "value") instanceof DeclaredType type
            ? ((TypeElement) type.asElement()).getQualifiedName().toString()
            : "";
    UnaryOperator<String> known =
        name.startsWith(STRATEGIES) ? KNOWN.get(name.substring(STRATEGIES.length())) : null;
    if (known == null) {
      throw new Uncovered("has @JsonNaming with a strategy that runs when the app does");
    }
    return new Naming(known);
  }

  /** The explicit name, or what becomes of this one. */
  String name(JacksonAnnotations ofProperty, String implicit) {
    String explicit = ofProperty.text("JsonProperty", "value");
    return explicit.isEmpty() ? strategy.apply(implicit) : explicit;
  }

  private static String upperCamel(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** A run of capitals is one word, and the small letters behind it are its end. */
  private static String snake(String name) {
    String words = name.startsWith("_") ? name.substring(1) : name;
    StringBuilder snake = new StringBuilder();
    boolean wasCapital = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean isCapital = Character.isUpperCase(c);
      boolean begins = isCapital && !wasCapital && !snake.isEmpty();
      if (begins && snake.charAt(snake.length() - 1) != '_') {
        snake.append('_');
      }
      snake.append(isCapital ? Character.toLowerCase(c) : c);
      wasCapital = isCapital;
    }
    return snake.isEmpty() ? name : snake.toString();
  }

  /** Of a run of several capitals the last one begins the next word. */
  private static String separated(String name, char separator) {
    StringBuilder words = new StringBuilder();
    int capitals = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char small = Character.toLowerCase(c);
      if (small == c) {
        if (capitals > 1) {
          words.insert(words.length() - 1, separator);
        }
        capitals = 0;
      } else {
        if (capitals == 0 && i > 0) {
          words.append(separator);
        }
        capitals++;
      }
      words.append(small);
    }
    return words.toString();
  }
}
