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
 * <p>Jackson's mapper is made at the start of an app that reads JSON, writes other than flat values
 * ({@link JsonFlatSerializer}) or customizes it, else when a route first returns something else in
 * a {@link Response}: it takes a seventh of a start on JDK 17.
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

  /** Null until it is needed. */
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
      JsonMapper customized = JsonConfiguration.mapper(settings, this.codecs, customizer);
      ObjectWriter any = customized.writer();
      this.problems = new JsonProblems(any::createGenerator);
      this.kept = null;
      this.mapper = customized;
    }
  }

  private JsonMapper mapper() {
    JsonMapper made = mapper;
    if (made != null) {
      return made;
    }
    synchronized (codecs) {
      made = mapper;
      if (made == null) {
        made = JsonConfiguration.mapper(settings, codecs, JsonCustomizer.NONE);
        mapper = made;
      }
      return made;
    }
  }

  /** A reader for bodies of this type. */
  public <T> JsonReader<T> reader(JsonType<T> type) {
    ObjectReader reader = mapper().readerFor(type.in(mapper().getTypeFactory()));
    JsonRefusals refusals = new JsonRefusals(mapper(), settings);
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
    return new Writer<>(type, bytes(type));
  }

  private Function<Object, byte[]> bytes(JsonType<?> type) {
    JsonKeptGenerator generator = kept;
    if (generator == null) {
      return objectWriter(type)::writeValueAsBytes;
    }
    JsonFlatSerializer<?> flat = codecs.flat(type.raw());
    if (flat != null) {
      return value -> flatBytes(generator, flat, value);
    }
    ObjectWriter writer = objectWriter(type);
    if (!JsonPlainValues.isPlain(type.in(mapper().getTypeFactory()), mapper())) {
      return writer::writeValueAsBytes;
    }
    BiConsumer<JsonGenerator, Object> plain = writer::writeValue;
    return value -> generator.bytes(plain, value);
  }

  /** Of a value that cannot be written, Jackson's mapper then says where. */
  @SuppressWarnings("unchecked") // flat is what writes the value's type
  private <T> byte[] flatBytes(
      JsonKeptGenerator generator, JsonFlatSerializer<T> flat, Object value) {
    try {
      return generator.bytes(flat, (T) value);
    } catch (RuntimeException e) {
      return bytes(value);
    }
  }

  private ObjectWriter objectWriter(JsonType<?> type) {
    JavaType javaType = type.in(mapper().getTypeFactory());
    // Not mapper.writerFor(type): that writes elements as their declared class, subclasses cut
    // short.
    boolean declared = javaType.isFinal() || javaType.isContainerType();
    return declared ? mapper().writer().forType(javaType) : mapper().writer();
  }

  /** A writer for arrays of this type, whose elements come one by one. */
  public <T> JsonElements<T> elements(JsonType<T> type) {
    return new JsonElements<>(objectWriter(type));
  }

  private static final class Writer<T> implements JsonWriter<T> {
    private final JsonType<T> type;
    private final Function<Object, byte[]> bytes;

    Writer(JsonType<T> type, Function<Object, byte[]> bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    @Override
    public Response<T> respond(@Nullable T value) {
      if (value == null) {
        throw Results.nullResult(type.toString());
      }
      return value instanceof Problem problem
          ? Response.<T>status(problem.status()).json(value)
          : Response.jsonBytes(bytes.apply(value));
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
          : response.bytes(MEDIA_TYPE, bytes.apply(value));
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
}
