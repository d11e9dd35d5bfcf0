package dev.smisk.routing;

import dev.smisk.http.FileTypes;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers for handler results that are not JSON; called by compiled routes. */
public final class Results {
  /** What a client is told where a handler returned an empty {@link Optional}. */
  private static final Problem NOTHING_FOUND = Problem.of(404, "there is nothing at this path");

  private Results() {}

  /**
   * 200 with the text as {@code text/plain; charset=utf-8}.
   *
   * @throws IllegalStateException if it is null: the handler is to return an {@link Optional}
   */
  public static Response<?> text(@Nullable String text) {
    if (text == null) {
      throw nullResult("String");
    }
    return Response.ok().text(text);
  }

  /** 200 with the text; 404 where there is none. */
  public static Response<?> textIfPresent(Optional<String> text) {
    return ifPresent(text, "String", Results::text);
  }

  /**
   * 200 with these bytes as {@code application/octet-stream}.
   *
   * @throws IllegalStateException if they are null
   */
  public static Response<?> bytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw nullResult("byte[]");
    }
    return Response.ok().bytes(FileTypes.UNKNOWN, bytes);
  }

  /** 200 with the bytes; 404 where there are none. */
  public static Response<?> bytesIfPresent(Optional<byte[]> bytes) {
    return ifPresent(bytes, "byte[]", Results::bytes);
  }

  /**
   * 200 with a file's content, as {@link Response#file(Path)} sends it; 404 where there is no such
   * file, or it is a directory.
   *
   * @throws IllegalStateException if the path is null
   */
  public static Response<?> file(@Nullable Path file) {
    if (file == null) {
      throw nullResult("Path");
    }
    return Response.file(file);
  }

  /** 200 with the file's content; 404 where there is none. */
  public static Response<?> fileIfPresent(Optional<Path> file) {
    return ifPresent(file, "Path", Results::file);
  }

  /** A handler's own response, whose value, if any, is sent as it is and not as JSON. */
  public static Response<?> bytesResponse(@Nullable Response<byte[]> response) {
    if (response == null) {
      throw nullResponse();
    }
    byte[] bytes = response.value();
    return bytes == null ? response : response.bytes(FileTypes.UNKNOWN, bytes);
  }

  /** A handler's own response, whose value, if any, names the file that is sent. */
  public static Response<?> fileResponse(@Nullable Response<Path> response) {
    if (response == null) {
      throw nullResponse();
    }
    Path file = response.value();
    if (file == null) {
      return response;
    }
    Response<?>[] answer = {Response.file(file).withStatus(response.status())};
    response.forEachHeader((name, value) -> answer[0] = answer[0].header(name, value));
    return answer[0];
  }

  /**
   * A problem, with its own status.
   *
   * @throws IllegalStateException if it is null
   */
  public static Response<?> problem(@Nullable Problem problem) {
    if (problem == null) {
      throw nullResult("Problem");
    }
    return Response.status(problem.status()).json(problem);
  }

  /** A problem, with its own status; 404 where there is none. */
  public static Response<?> problemIfPresent(Optional<Problem> problem) {
    return ifPresent(problem, "Problem", Results::problem);
  }

  private static <T> Response<?> ifPresent(
      Optional<T> result, String type, Function<T, Response<?>> answer) {
    if (result == null) {
      throw nullResult("Optional<" + type + ">");
    }
    return result.isPresent() ? answer.apply(result.get()) : nothing();
  }

  /** 404, for an Optional that is empty. */
  static Response<?> nothing() {
    return Response.status(NOTHING_FOUND.status()).json(NOTHING_FOUND);
  }

  /** Makes an answer of a handler's result. */
  @FunctionalInterface
  public interface Answering<T> {
    /**
     * Answers.
     *
     * @throws Exception what is to be answered as if the handler had thrown it
     */
    Response<?> answer(T result) throws Exception;
  }

  /** The answer to what is there; 404 where there is nothing. */
  public static <T> Response<?> ifPresent(
      Optional<? extends T> result, Answering<? super T> answering) throws Exception {
    return result.isPresent() ? answering.answer(result.get()) : nothing();
  }

  /**
   * The answer to what the stage comes to; pending until then.
   *
   * @throws IllegalStateException if it is null
   */
  public static <T> Response<?> pending(
      @Nullable CompletionStage<T> stage, Answering<? super T> answering) throws Exception {
    if (stage == null) {
      throw new IllegalStateException(
          "the handler returned null where its signature says CompletionStage: return a stage, of an"
              + " Optional where there may be nothing");
    }
    return Pending.of(stage, answering);
  }

  /** The answer with this status, unless it is no success. */
  public static Response<?> withStatus(int status, Response<?> answer) {
    return answer.status() < 300 ? answer.withStatus(status) : answer;
  }

  /**
   * The answer to a route that produces this type, unless it is no success.
   *
   * @param mediaType null for the one that the answer has
   */
  public static Response<?> produced(@Nullable String mediaType, Response<?> answer) {
    return mediaType == null || answer.status() >= 300
        ? answer
        : answer.header("Content-Type", contentType(mediaType));
  }

  /** A handler's own response where it does not say what type it is. */
  public static <T> Response<T> typed(@Nullable String mediaType, @Nullable Response<T> response) {
    if (response == null) {
      throw nullResponse();
    }
    return mediaType == null
            || response.status() >= 300
            || response.header("Content-Type") != null
            || (response.value() == null && response.bytes() == null)
        ? response
        : response.header("Content-Type", contentType(mediaType));
  }

  /** Text is always sent as UTF-8. */
  private static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  /**
   * For the log: a handler's null is a mistake of the app, which the client can do nothing about.
   */
  static IllegalStateException nullResult(String type) {
    return new IllegalStateException(
        "the handler returned null where its signature says "
            + type
            + ": return an Optional, whose empty is answered with 404");
  }

  static IllegalStateException nullResponse() {
    return new IllegalStateException(
        "the handler returned null where its signature says Response: return"
            + " Response.noContent() where there is nothing to say");
  }
}
