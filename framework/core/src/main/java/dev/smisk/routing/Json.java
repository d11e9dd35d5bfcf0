package dev.smisk.routing;

import static java.util.stream.Collectors.joining;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON by Jackson in our configuration ({@link JsonSettings}); nothing else in the framework
 * imports Jackson. Thread-safe.
 *
 * <p>A body that does not fit is a 400 in words of our own, with line, column and JSON pointer:
 * Jackson's messages name Java classes, which are nothing to the client. What a type's constructor
 * throws while it is read counts as follows: the message of an {@link IllegalArgumentException} is
 * shown to the client as the reason (so types check their input in the constructor); a {@link
 * NullPointerException} means that a value is missing; an {@link HttpException} is answered as it
 * is; anything else is the app's fault, a 500.
 */
public final class Json {
  private static final String MEDIA_TYPE = "application/json";
  private static final String PROBLEM_MEDIA_TYPE = "application/problem+json";

  private final JsonSettings settings;
  private final JsonMapper mapper;

  /** 404 for an empty Optional: always the same, so encoded once. */
  private final byte[] nothingFound;

  /** With these settings. */
  public Json(JsonSettings settings) {
    this.settings = settings;
    this.mapper = mapper(settings);
    this.nothingFound = mapper.writeValueAsBytes(ProblemBody.of(Results.NOTHING_FOUND, List.of()));
  }

  private static JsonMapper mapper(JsonSettings settings) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(settings.maxDepth())
            .maxStringLength(settings.maxStringChars())
            .maxNumberLength(settings.maxNumberChars())
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .annotationIntrospector(new PrimitivesRequired())
        .configure(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, !settings.unknownPropertiesIgnored())
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .withCoercionConfigDefaults(
            any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** Makes a record's primitive components required: an absent one would silently be 0. */
  private static final class PrimitivesRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      Boolean marked = super.hasRequiredMarker(config, member);
      boolean primitive = member instanceof AnnotatedParameter && member.getRawType().isPrimitive();
      return (primitive && marked == null) ? Boolean.TRUE : marked;
    }
  }

  /** A reader for bodies of this type. */
  public <T> JsonReader<T> reader(JsonType<T> type) {
    ObjectReader reader = mapper.readerFor(javaType(type));
    return body -> {
      T value;
      try {
        value = reader.readValue(body);
      } catch (JacksonException e) {
        throw refusal(e, body);
      }
      if (value == null) {
        throw refusal("", "must not be null");
      }
      return value;
    };
  }

  /**
   * A writer for results of this type. Elements of collections and maps are written as the type
   * declares them, other values as what they are.
   */
  public <T> JsonWriter<T> writer(JsonType<T> type) {
    JavaType javaType = javaType(type);
    // Not mapper.writerFor(type): that writes elements as their declared class, subclasses cut
    // short.
    boolean declared = javaType.isFinal() || javaType.isContainerType();
    return new Writer<>(type, declared ? mapper.writer().forType(javaType) : mapper.writer());
  }

  private JavaType javaType(JsonType<?> type) {
    JavaType[] arguments = new JavaType[type.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = javaType(type.arguments().get(i));
    }
    if (type.isArrayOfArgument()) {
      return mapper.getTypeFactory().constructArrayType(arguments[0]);
    }
    return arguments.length == 0
        ? mapper.constructType(type.raw())
        : mapper.getTypeFactory().constructParametricType(type.raw(), arguments);
  }

  private final class Writer<T> implements JsonWriter<T> {
    private final JsonType<T> type;
    private final ObjectWriter writer;

    Writer(JsonType<T> type, ObjectWriter writer) {
      this.type = type;
      this.writer = writer;
    }

    @Override
    public Response<T> respond(@Nullable T value) {
      if (value == null) {
        throw Results.nullResult(type.toString());
      }
      return Response.jsonBytes(writer.writeValueAsBytes(value));
    }

    @Override
    public Response<T> respondIfPresent(Optional<? extends T> value) {
      return value.isPresent()
          ? respond(value.get())
          : Response.<T>status(404).bytes(PROBLEM_MEDIA_TYPE, nothingFound);
    }

    @Override
    public Response<T> encode(@Nullable Response<T> response) {
      if (response == null) {
        throw Results.nullResponse();
      }
      T value = response.value();
      return value == null ? response : response.bytes(MEDIA_TYPE, writer.writeValueAsBytes(value));
    }
  }

  /**
   * The response with its value encoded as what it is at run time; itself where it carries none. A
   * {@link Problem} is written as {@code application/problem+json}.
   *
   * @throws IllegalStateException if the response is null
   */
  public Response<?> encode(@Nullable Response<?> response) {
    if (response == null) {
      throw Results.nullResponse();
    }
    Object value = response.value();
    if (value == null) {
      return response;
    }
    return value instanceof Problem problem
        ? problem(response, problem, List.of())
        : response.bytes(MEDIA_TYPE, mapper.writeValueAsBytes(value));
  }

  /** The response with this problem as its body, and lines that only a developer may see. */
  Response<?> problem(Response<?> response, Problem problem, List<String> trace) {
    byte[] body = mapper.writeValueAsBytes(ProblemBody.of(problem, trace));
    return response.bytes(PROBLEM_MEDIA_TYPE, body);
  }

  private static HttpException refusal(String pointer, String detail) {
    List<Invalid> errors = List.of(new Invalid(pointer, Argument.Source.BODY.label(), detail));
    return new HttpException(Problem.of(400, Arguments.summary(errors)).withErrors(errors), null);
  }

  /** A 400 where the body is at fault; what was thrown otherwise. */
  private RuntimeException refusal(JacksonException e, byte[] body) {
    Throwable thrown = e.getCause();
    String detail;
    if (e instanceof StreamConstraintsException) {
      detail =
          "goes beyond a limit of this service: %d levels, %d characters in a text, %d in a number"
              .formatted(settings.maxDepth(), settings.maxStringChars(), settings.maxNumberChars());
    } else if (e instanceof InputCoercionException coercion) {
      detail = "must be " + JsonWords.expected(coercion.getTargetType(), false);
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
        target.isEnum() ? "one of " + constants(target) : JsonWords.expected(target, text);
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
