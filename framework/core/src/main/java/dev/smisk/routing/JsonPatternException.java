package dev.smisk.routing;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.InvalidFormatException;

/** Refuses a date or time that is not in the form that its {@code @JsonFormat} asks for. */
final class JsonPatternException extends InvalidFormatException {
  private static final long serialVersionUID = 1;

  private final String pattern;

  JsonPatternException(
      JsonParser parser,
      JacksonException cause,
      @Nullable Object value,
      Class<?> type,
      String pattern) {
    super(parser, cause.getOriginalMessage(), value, type);
    this.pattern = pattern;
  }

  /** Such as {@code dd.MM.yyyy}. */
  String pattern() {
    return pattern;
  }
}
