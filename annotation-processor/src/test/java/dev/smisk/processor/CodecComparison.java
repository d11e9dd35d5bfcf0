package dev.smisk.processor;

import dev.smisk.http.HttpException;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;

/** Does the same with compiled codecs and with Jackson alone, and tells where they differ. */
final class CodecComparison {
  /** What became of a body: a value, or the text of a refusal. */
  private record Outcome(Object value, String refusal) {}

  private static final String FAILED = "failed: ";

  private final Json alone;
  private final Json compiled;
  private int accepted;
  private int refused;
  private int written;

  CodecComparison(JsonSettings settings, List<JsonCodec> codecs) {
    alone = new Json(settings);
    compiled = new Json(settings, codecs);
  }

  int accepted() {
    return accepted;
  }

  int refused() {
    return refused;
  }

  int written() {
    return written;
  }

  /** Where the two differ on random JSON for this type; empty where they never do. */
  List<String> differences(JsonType<?> type, RandomJson json, Class<?> raw, int rounds) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < rounds && differences.size() < 3; i++) {
      String text = json.of(raw);
      for (int mutations = i % 3; mutations > 0; mutations--) {
        text = text.isEmpty() ? text : json.mutated(text);
      }
      String difference = difference(type, text);
      if (difference != null) {
        differences.add(raw.getName() + ": " + text + "\n    " + difference);
      }
    }
    return differences;
  }

  /** What differs for this body, or null. */
  String difference(JsonType<?> type, String text) {
    Outcome expected = read(alone, type, text);
    Outcome actual = read(compiled, type, text);
    if (expected.refusal() != null || actual.refusal() != null) {
      refused++;
      return String.valueOf(expected.refusal()).equals(String.valueOf(actual.refusal()))
          ? null
          : "expected " + expected.refusal() + "\n    but was  " + actual.refusal();
    }
    accepted++;
    try {
      Assertions.assertThat(actual.value())
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .withEqualsForType(CodecComparison::sameText, StringBuilder.class)
          .withEqualsForType(CodecComparison::sameText, AtomicInteger.class)
          .withEqualsForType(CodecComparison::sameText, AtomicLong.class)
          .withEqualsForType(CodecComparison::sameText, AtomicBoolean.class)
          .withEqualsForType(CodecComparison::sameText, AtomicReference.class)
          .withEqualsForType(CodecComparison::sameText, Throwable.class)
          .isEqualTo(expected.value());
    } catch (AssertionError differs) {
      return "read otherwise: " + differs.getMessage().lines().limit(12).toList();
    }
    return writtenDifference(type, expected.value());
  }

  /** What differs in how this value is written, or null. */
  String writtenDifference(JsonType<?> type, Object value) {
    String expected = write(alone, type, value);
    String actual = write(compiled, type, value);
    written += expected.startsWith(FAILED) ? 0 : 1;
    return expected.equals(actual) ? null : "expected " + expected + "\n    but was  " + actual;
  }

  private static boolean sameText(Object one, Object other) {
    return one.toString().equals(other.toString());
  }

  private static Outcome read(Json json, JsonType<?> type, String text) {
    try {
      return new Outcome(json.reader(type).read(text.getBytes(StandardCharsets.UTF_8)), null);
    } catch (HttpException refused) {
      return new Outcome(null, refused.problem().detail() + " " + refused.problem().errors());
    } catch (RuntimeException failed) {
      return new Outcome(null, failed.getClass().getName() + " " + firstLine(failed));
    }
  }

  private static String firstLine(Throwable failed) {
    return String.valueOf(failed.getMessage())
        .replaceAll("@[0-9a-f]+", "@") // the hash of an object
        .lines()
        .findFirst()
        .orElse("");
  }

  @SuppressWarnings("unchecked")
  static <T> String write(Json json, JsonType<T> type, Object value) {
    try {
      byte[] bytes = json.writer(type).respond((T) value).bytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (RuntimeException failed) {
      return FAILED + failed.getClass().getName() + " " + firstLine(failed);
    }
  }
}
