package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by Jackson in our configuration ({@link JsonSettings}); nothing else in the framework
 * imports Jackson. Thread-safe.
 *
 * <p>Jackson's mapper takes a sixth of a start on JDK 17, so it is made when it is first needed: at
 * the start where the app customizes it, or a route reads JSON or says that it writes other than
 * {@linkplain JsonFlatSerializer flat} values; else with the first value that comes in a {@code
 * Response<?>}, a session or the log of requests.
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
  private final JsonCodecs codecs;
  private final JsonProblems problems;

  /** Null where the app customizes how values are written. */
  private final @Nullable JsonKeptGenerator kept;

  private final Object making = new Object();

  /** Null until it is needed; written under {@link #making}. */
  private volatile @Nullable JsonMapper mapper;

  /** With these settings, and without compiled codecs. */
  public Json(JsonSettings settings) {
    this(settings, List.of());
  }

  /** With these settings, and these codecs in place of Jackson's reflection. */
  public Json(JsonSettings settings, List<JsonCodec> codecs) {
    this(settings, codecs, JsonCustomizer.NONE);
  }

  /** With these settings, and codecs as far as they do what the customized Jackson would do. */
  public Json(JsonSettings settings, List<JsonCodec> codecs, JsonCustomizer customizer) {
    this.settings = settings;
    this.codecs = new JsonCodecs(codecs);
    if (customizer == JsonCustomizer.NONE) {
      Function<OutputStream, JsonGenerator> generators = JsonConfiguration.generators(settings);
      this.problems = new JsonProblems(generators);
      this.kept = new JsonKeptGenerator(generators);
    } else {
      JsonMapper customized = JsonConfiguration.customized(settings, this.codecs, customizer);
      ObjectWriter any = customized.writer();
      this.problems = new JsonProblems(any::createGenerator);
      this.kept = null;
      this.mapper = customized;
    }
  }

  /** A reader for bodies of this type. */
  public <T> JsonReader<T> reader(JsonType<T> type) {
    JsonMapper reading = mapper();
    ObjectReader reader = reading.readerFor(type.in(reading.getTypeFactory()));
    JsonRefusals refusals = new JsonRefusals(reading, settings);
    return body -> {
      int loneSurrogate = LoneSurrogates.indexIn(body);
      if (loneSurrogate >= 0) {
        throw refusals.ofLoneSurrogate(body, loneSurrogate);
      }
      T value;
      try {
        value = reader.readValue(body);
      } catch (JacksonException e) {
        throw refusals.of(e, body);
      }
      if (value == null) {
        throw refusals.ofNull();
      }
      return value;
    };
  }

  /**
   * A writer for results of this type. Elements of collections and maps are written as the type
   * declares them, other values as what they are.
   */
  public <T> JsonWriter<T> writer(JsonType<T> type) {
    return new Writer<>(type, encoder(type));
  }

  private Function<Object, byte[]> encoder(JsonType<?> type) {
    JsonKeptGenerator generator = kept;
    if (generator == null) {
      return objectWriter(type)::writeValueAsBytes;
    }
    JsonFlatSerializer<Object> flat = codecs.flat(type.raw());
    if (flat != null) {
      BiConsumer<JsonGenerator, Object> alone = flat::writeAlone;
      return value -> generator.bytes(alone, value);
    }
    ObjectWriter writer = objectWriter(type);
    if (!JsonPlainValues.isPlain(type.in(mapper().getTypeFactory()), mapper())) {
      return writer::writeValueAsBytes;
    }
    BiConsumer<JsonGenerator, Object> mapped = writer::writeValue;
    return value -> generator.bytes(mapped, value);
  }

  private ObjectWriter objectWriter(JsonType<?> type) {
    JsonMapper writing = mapper();
    JavaType javaType = type.in(writing.getTypeFactory());
    // Not mapper.writerFor(type): that writes elements as their declared class, subclasses cut
    // short.
    boolean declared = javaType.isFinal() || javaType.isContainerType();
    return declared ? writing.writer().forType(javaType) : writing.writer();
  }

  /** A writer for arrays of this type, whose elements come one by one. */
  public <T> JsonElements<T> elements(JsonType<T> type) {
    return new JsonElements<>(objectWriter(type));
  }

  private static final class Writer<T> implements JsonWriter<T> {
    private final JsonType<T> type;
    private final Function<Object, byte[]> encoder;

    Writer(JsonType<T> type, Function<Object, byte[]> encoder) {
      this.type = type;
      this.encoder = encoder;
    }

    @Override
    public Response<T> respond(@Nullable T value) {
      if (value == null) {
        throw Results.nullResult(type.toString());
      }
      return value instanceof Problem problem
          ? Response.<T>status(problem.status()).json(value)
          : Response.jsonBytes(encoder.apply(value));
    }

    @Override
    public Response<?> respondIfPresent(Optional<? extends T> value) {
      if (value == null) {
        throw Results.nullResult("Optional<" + type + ">");
      }
      return value.isPresent() ? respond(value.get()) : Results.nothing();
    }

    @Override
    public Response<T> encode(@Nullable Response<T> response) {
      if (response == null) {
        throw Results.nullResponse();
      }
      T value = response.value();
      if (value == null) {
        return response;
      }
      return value instanceof Problem // encoded when the app and the client have had their say
          ? response
          : response.bytes(MEDIA_TYPE, encoder.apply(value));
    }
  }

  /**
   * The response with its value encoded as what it is at run time; itself where it carries none. A
   * {@link Problem} is written as {@code application/problem+json}, a stream or iterator element by
   * element.
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
    if (value instanceof Problem problem) {
      return problem(response, problem, List.of(), null);
    }
    if (value instanceof Pending pending) {
      return pending.then(later -> encode(later.call()));
    }
    return value instanceof BaseStream || value instanceof Iterator
        ? new JsonElements<>(mapper().writer()).written(response, value)
        : response.bytes(MEDIA_TYPE, bytes(value));
  }

  /**
   * A value as JSON, written as what it is at run time, in UTF-8.
   *
   * @throws RuntimeException if it cannot be written
   */
  public byte[] bytes(Object value) {
    return mapper().writeValueAsBytes(value);
  }

  /** The response with this problem as its body, which tells the request's id. */
  <T> Response<T> problem(Response<T> response, Problem problem, Variables request) {
    return problem(response, problem, List.of(), request.requestId());
  }

  /**
   * The response with this problem as its body.
   *
   * @param trace lines that only a developer may see
   * @param requestId by which the log names the request; null: not to be told
   */
  <T> Response<T> problem(
      Response<T> response, Problem problem, List<String> trace, @Nullable String requestId) {
    return response.bytes(PROBLEM_MEDIA_TYPE, problems.bytes(problem, trace, requestId));
  }

  private JsonMapper mapper() {
    JsonMapper made = mapper;
    if (made == null) {
      synchronized (making) {
        made = mapper;
        if (made == null) {
          made = JsonConfiguration.mapper(settings, codecs);
          mapper = made;
        }
      }
    }
    return made;
  }
}
