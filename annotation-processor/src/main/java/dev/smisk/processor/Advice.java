package dev.smisk.processor;

import java.util.Map;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What to write instead of types that a signature could be expected to take, but does not. */
final class Advice {
  private static final String READ_BODY =
      "take an InputStream, which is the body as it comes, or a Request and call body(), which is"
          + " all of it in memory";
  private static final String WHOLE_BODY =
      "write @Body before it to take the body as it is, all of it in memory";
  private static final String AROUND =
      "what is pending stands around what is answered then: return a CompletionStage of that, such as"
          + " CompletionStage<Optional<Book>> or CompletionStage<Response<Book>>";
  private static final String SEND_BYTES =
      "return a Response, made by Response.ok().bytes(\"image/png\", bytes), or by"
          + " Response.stream(\"image/png\", out -> …) where it is large";
  private static final String BOXED = "return its boxed() stream, a JSON array that is streamed";

  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("java.io.Reader", READ_BODY),
          Map.entry("java.io.BufferedReader", READ_BODY),
          Map.entry("java.nio.channels.ReadableByteChannel", READ_BODY),
          Map.entry("java.nio.ByteBuffer", READ_BODY),
          Map.entry("java.io.File", READ_BODY),
          Map.entry("java.nio.file.Path", READ_BODY),
          Map.entry("java.util.OptionalInt", "take an Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "take an Optional<Long>"),
          Map.entry("java.util.OptionalDouble", "take an Optional<Double>"),
          Map.entry("java.lang.CharSequence", "take a String"),
          Map.entry("java.lang.Number", "take an int, long, double or BigDecimal"),
          Map.entry(
              "java.lang.Object",
              "it says nothing of the JSON: take a record, or Map<String, Object> for any object"),
          Map.entry(Framework.RESPONSE, "it is what a handler returns, not what it takes"));

  private static final Map<String, String> RESULTS =
      Map.ofEntries(
          Map.entry("java.util.concurrent.CompletionStage", AROUND),
          Map.entry("java.util.concurrent.CompletableFuture", AROUND),
          Map.entry(
              "java.util.concurrent.Future",
              "return a CompletionStage, such as a CompletableFuture, or wait for the value, a handler"
                  + " may block, and return that"),
          Map.entry(
              "java.util.concurrent.Flow.Publisher",
              "return a Stream, whose elements are sent as they come, or a CompletionStage of a List"),
          Map.entry("java.util.stream.IntStream", BOXED),
          Map.entry("java.util.stream.LongStream", BOXED),
          Map.entry("java.util.stream.DoubleStream", BOXED),
          Map.entry("java.io.InputStream", SEND_BYTES),
          Map.entry("java.io.Reader", SEND_BYTES),
          Map.entry("java.nio.ByteBuffer", SEND_BYTES),
          Map.entry("java.io.File", "return its toPath()"),
          Map.entry("java.util.OptionalInt", "return an Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "return an Optional<Long>"),
          Map.entry("java.util.OptionalDouble", "return an Optional<Double>"),
          Map.entry("java.lang.CharSequence", "return a String"),
          Map.entry("java.lang.StringBuilder", "return a String"),
          Map.entry(
              "java.lang.Object",
              "it says nothing of what is sent: return the type that is sent, or a Response<?> where"
                  + " answers differ"),
          Map.entry("java.lang.Void", "a handler without a result returns void"),
          Map.entry(Framework.REQUEST, "it is what a handler takes, not what it returns"),
          Map.entry(
              Framework.RESPONSE,
              "it is one whole answer: return the value itself, or a Response around all of them"));

  /** The results that are none inside of others, such as a List, either. */
  private static final Set<String> ALONE =
      Set.of(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Future",
          "java.util.concurrent.Flow.Publisher",
          "java.io.InputStream",
          "java.io.Reader",
          Framework.REQUEST,
          Framework.RESPONSE);

  private Advice() {}

  /** What to do instead of taking this type, or null where there is nothing to say. */
  static @Nullable String forParameter(TypeMirror type) {
    return isBytes(type) ? WHOLE_BODY : PARAMETERS.get(TypeNames.qualified(type));
  }

  /** What to do instead of returning this type, or null where there is nothing to say. */
  static @Nullable String forResult(TypeMirror type) {
    return RESULTS.get(TypeNames.qualified(type));
  }

  /** What of a result's elements or type arguments is no value, or null. */
  static @Nullable TypeMirror within(TypeMirror type) {
    return TypeParts.parts(type).stream()
        .skip(1)
        .filter(part -> ALONE.contains(TypeNames.qualified(part)))
        .findFirst()
        .orElse(null);
  }

  static boolean isBytes(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
  }
}
