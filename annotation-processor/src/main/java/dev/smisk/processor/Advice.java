package dev.smisk.processor;

import java.util.Map;
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
  private static final String BLOCK =
      "this version knows no pending answers, so wait for the value, a handler may block, and return"
          + " that";
  private static final String SEND_BYTES =
      "this version does not send it, so return a Response, made by"
          + " Response.ok().bytes(\"image/png\", bytes)";
  private static final String COLLECT = "this version streams no results, so return a List";

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
          Map.entry("java.util.concurrent.CompletionStage", BLOCK),
          Map.entry("java.util.concurrent.CompletableFuture", BLOCK),
          Map.entry("java.util.concurrent.Future", BLOCK),
          Map.entry("java.util.concurrent.Flow.Publisher", BLOCK),
          Map.entry("java.util.stream.Stream", COLLECT),
          Map.entry("java.util.stream.IntStream", COLLECT),
          Map.entry("java.util.stream.LongStream", COLLECT),
          Map.entry("java.util.stream.DoubleStream", COLLECT),
          Map.entry("java.util.Iterator", COLLECT),
          Map.entry("java.io.InputStream", SEND_BYTES),
          Map.entry("java.io.Reader", SEND_BYTES),
          Map.entry("java.nio.ByteBuffer", SEND_BYTES),
          Map.entry("java.io.File", "return its toPath()"),
          Map.entry("java.util.OptionalInt", "return an Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "return an Optional<Long>"),
          Map.entry("java.util.OptionalDouble", "return an Optional<Double>"),
          Map.entry("java.lang.CharSequence", "return a String"),
          Map.entry("java.lang.StringBuilder", "return a String"),
          Map.entry("java.lang.Void", "a handler without a result returns void"),
          Map.entry(Framework.REQUEST, "it is what a handler takes, not what it returns"));

  private Advice() {}

  /** What to do instead of taking this type, or null where there is nothing to say. */
  static @Nullable String forParameter(TypeMirror type) {
    return isBytes(type) ? WHOLE_BODY : PARAMETERS.get(TypeNames.qualified(type));
  }

  /** What to do instead of returning this type, or null where there is nothing to say. */
  static @Nullable String forResult(TypeMirror type) {
    return RESULTS.get(TypeNames.qualified(type));
  }

  static boolean isBytes(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
  }
}
