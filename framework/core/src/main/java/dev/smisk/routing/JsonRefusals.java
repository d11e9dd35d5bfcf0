package dev.smisk.routing;

import static java.util.stream.Collectors.joining;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a client what is wrong with its JSON: where, what stands there, what is expected. Jackson's
 * own messages name Java classes and its settings. Thread-safe.
 */
final class JsonRefusals {
  private static final Pattern OUT_OF_RANGE = Pattern.compile("Numeric value \\(([-+.\\dEe]+)\\)");

  private final JsonMapper mapper;
  private final JsonSettings settings;
  private final JsonMismatch mismatches;

  JsonRefusals(JsonMapper mapper, JsonSettings settings) {
    this.mapper = mapper;
    this.settings = settings;
    this.mismatches = new JsonMismatch(mapper);
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
    if (e instanceof InvalidDefinitionException) { // of the app's type
      return e;
    }
    Throwable thrown = e.getCause();
    String position = position(e.getLocation());
    String detail;
    if (e instanceof StreamConstraintsException) {
      detail =
          "goes beyond a limit of this service: %d levels, %d characters in a text, %d in a number"
              .formatted(settings.maxDepth(), settings.maxStringChars(), settings.maxNumberChars());
    } else if (e instanceof InputCoercionException coercion) {
      detail = "must be " + TypeWords.range(coercion.getTargetType()) + foundNumber(coercion);
    } else if (e instanceof UnexpectedEndOfInputException) {
      detail = "is not valid JSON: it ends too early";
    } else if (e instanceof StreamReadException) {
      if (startsWithMark(body)) {
        return refusal(
            "",
            "starts with a byte order mark, which JSON must not (RFC 8259 section 8.1): send it"
                + " without (line 1, column 1)");
      }
      detail = malformed(e.getOriginalMessage());
    } else if (e instanceof UnrecognizedPropertyException unknown) {
      detail = "is unknown: " + known(unknown.getKnownPropertyIds());
    } else if (e instanceof MismatchedInputException mismatch) {
      JsonToken token = mismatch.getCurrentToken();
      if (token == null && !e.getPath().isEmpty()) { // read twice, so that Jackson has lost it
        Found found = locate(e, body, true);
        token = found == null ? null : found.token();
        position = found == null ? position : position(found.location());
      }
      detail = mismatches.words(mismatch, token);
    } else if (thrown instanceof IllegalArgumentException) {
      detail = thrown.getMessage() == null ? "is not valid" : thrown.getMessage();
    } else if (thrown instanceof NullPointerException missing) {
      detail = "lacks a value" + requiredName(missing);
    } else {
      return thrown instanceof HttpException answered ? answered : e;
    }
    Found name = position.isEmpty() ? locate(e, body, false) : null;
    return refusal(pointer(e), detail + (name == null ? position : position(name.location())));
  }

  private static String known(@Nullable Collection<Object> properties) {
    return properties == null || properties.isEmpty()
        ? "there are no properties here"
        : "the properties here are "
            + properties.stream().map(String::valueOf).collect(joining(", "));
  }

  private static String foundNumber(InputCoercionException e) {
    Matcher number = OUT_OF_RANGE.matcher(e.getOriginalMessage());
    return number.find() ? ", not " + number.group(1) : "";
  }

  private static boolean startsWithMark(byte[] body) {
    return body.length > 2
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private static String malformed(String message) {
    return message.contains("base64") || message.contains("access as binary")
        ? "must be " + JsonMismatch.BASE64 + ", not something else"
        : "is not valid JSON: " + withoutJava(message);
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

  /** A place in the body, and what stands there. */
  private record Found(TokenStreamLocation location, @Nullable JsonToken token) {}

  /**
   * Where a property's name stands, or its value or an element: Jackson forgets it where a record
   * lacks the property, and where it has read the object before it knew its type.
   */
  private @Nullable Found locate(JacksonException e, byte[] body, boolean isValue) {
    List<JacksonException.Reference> path = e.getPath();
    if (path.isEmpty()) {
      return null;
    }
    String name = path.get(path.size() - 1).getPropertyName();
    int index = path.get(path.size() - 1).getIndex();
    String pointer = pointer(e);
    try (JsonParser parser = mapper.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        TokenStreamContext context = parser.streamReadContext();
        TokenStreamContext at = token.isStructStart() ? context.getParent() : context;
        boolean isCandidate =
            name == null ? at.getCurrentIndex() == index : name.equals(at.currentName());
        if (isCandidate && at.pathAsPointer().toString().equals(pointer)) {
          JsonToken there =
              isValue && token == JsonToken.PROPERTY_NAME ? parser.nextToken() : token;
          return new Found(parser.currentTokenLocation(), there);
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
