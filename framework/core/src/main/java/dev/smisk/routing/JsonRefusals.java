package dev.smisk.routing;

import static java.util.stream.Collectors.joining;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a client what is wrong with its JSON: where, what stands there, what is expected. Jackson's
 * own messages name Java classes and its settings. Thread-safe.
 */
final class JsonRefusals {
  private final JsonMapper mapper;
  private final JsonSettings settings;

  JsonRefusals(JsonMapper mapper, JsonSettings settings) {
    this.mapper = mapper;
    this.settings = settings;
  }

  HttpException ofNull() {
    return refusal("", "must not be null");
  }

  HttpException ofLoneSurrogate(byte[] body, int at) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at; i++) {
      column = body[i] == '\n' ? 1 : column + 1;
      line += body[i] == '\n' ? 1 : 0;
    }
    return refusal(
        "",
        "holds half of a surrogate pair, which is no character (line %d, column %d)"
            .formatted(line, column));
  }

  private static HttpException refusal(String pointer, String detail) {
    List<Invalid> errors = List.of(new Invalid(pointer, Source.BODY.label(), detail));
    return new HttpException(Problem.of(400, Arguments.summary(errors)).withErrors(errors), null);
  }

  /** A 400 where the body is at fault; what was thrown otherwise. */
  RuntimeException of(JacksonException e, byte[] body) {
    Throwable thrown = e.getCause();
    String detail;
    if (e instanceof StreamConstraintsException) {
      detail =
          "goes beyond a limit of this service: %d levels, %d characters in a text, %d in a number"
              .formatted(settings.maxDepth(), settings.maxStringChars(), settings.maxNumberChars());
    } else if (e instanceof InputCoercionException coercion) {
      detail = "must be " + TypeWords.range(coercion.getTargetType());
    } else if (e instanceof UnexpectedEndOfInputException) {
      detail = "is not valid JSON: it ends too early";
    } else if (e instanceof StreamReadException) {
      detail = "is not valid JSON: " + withoutJava(e.getOriginalMessage());
    } else if (e instanceof UnrecognizedPropertyException unknown) {
      detail =
          "is unknown: the properties here are "
              + unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(joining(", "));
    } else if (e instanceof MismatchedInputException mismatch) {
      detail = mismatch(mismatch);
    } else if (thrown instanceof IllegalArgumentException) {
      detail = thrown.getMessage() == null ? "is not valid" : thrown.getMessage();
    } else if (thrown instanceof NullPointerException missing) {
      detail = "lacks a value" + requiredName(missing);
    } else {
      return thrown instanceof HttpException answered ? answered : e;
    }
    String position = position(e.getLocation());
    return refusal(
        pointer(e), detail + (position.isEmpty() ? position(locate(e, body)) : position));
  }

  private String mismatch(MismatchedInputException e) {
    JsonToken token = e.getCurrentToken();
    Class<?> target = e.getTargetType();
    if (token == null) {
      return "is empty: send JSON";
    }
    if (e.getOriginalMessage().startsWith("Trailing token")) {
      return "goes on after its end: send one JSON value";
    }
    if (e instanceof InvalidTypeIdException type) {
      String id = type.getTypeId();
      return id == null
          ? "lacks the property that tells its type"
          : "is of unknown type " + Quoted.text(id);
    }
    boolean text = token == JsonToken.VALUE_STRING;
    String expected =
        target.isEnum() ? "one of " + constants(target) : TypeWords.expected(target, text);
    if (token == JsonToken.END_OBJECT) {
      return "is missing: must be " + expected;
    }
    Object value = e instanceof InvalidFormatException format ? format.getValue() : null;
    return "must be " + expected + ", not " + found(token, value);
  }

  private static String found(JsonToken token, @Nullable Object value) {
    return switch (token) {
      case START_OBJECT, PROPERTY_NAME -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> value instanceof String text ? Quoted.text(text) : "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value == null ? "a number" : value.toString();
      default -> String.valueOf(token.asString());
    };
  }

  /** As JSON has them, renamed ones included. */
  private String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(mapper::writeValueAsString)
        .collect(joining(", "));
  }

  /** What the parser says of the text, up to where it goes on about itself. */
  private static String withoutJava(String message) {
    int end = message.length();
    for (String own : new String[] {" (start marker", ": maybe", ": enable", "\n", "[Source"}) {
      int at = message.indexOf(own);
      end = at >= 0 && at < end ? at : end;
    }
    return message.substring(0, end);
  }

  /**
   * What {@link java.util.Objects#requireNonNull(Object, String)} was told, which is on purpose.
   */
  private static String requiredName(NullPointerException e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean required = trace.length > 0 && trace[0].getClassName().equals("java.util.Objects");
    return required && e.getMessage() != null ? ": " + e.getMessage() : " that is required";
  }

  /** RFC 6901. */
  private static String pointer(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      pointer.append('/');
      if (name == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(name.replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  /** Where a property's name stands; Jackson forgets it where a record lacks the property. */
  private @Nullable TokenStreamLocation locate(JacksonException e, byte[] body) {
    List<JacksonException.Reference> path = e.getPath();
    String name = path.isEmpty() ? null : path.get(path.size() - 1).getPropertyName();
    if (name == null) {
      return null;
    }
    String pointer = pointer(e);
    try (JsonParser parser = mapper.createParser(body)) {
      while (parser.nextToken() != null) {
        if (name.equals(parser.currentName())
            && parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
          return parser.currentTokenLocation();
        }
      }
    } catch (JacksonException malformed) {
      // Not there, then.
    }
    return null;
  }

  private static String position(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1 || location.getColumnNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
