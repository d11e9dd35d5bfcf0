package com.acme.results;

import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A result of every kind; the class is called like one of the framework's. */
@Route("/results")
class Results {
  record Note(String text) {}

  public static class Bean {
    public String getText() {
      return "";
    }
  }

  record Page<T>(List<T> items, int next) {}

  @Route("GET /void")
  void none() {}

  @Route("GET /text")
  String text() {
    return "";
  }

  @Route("GET /optional-text")
  Optional<String> optionalText() {
    return Optional.empty();
  }

  @Route("GET /record")
  Note aRecord() {
    return new Note("");
  }

  @Route("GET /bean")
  Bean bean() {
    return new Bean();
  }

  @Route("GET /optional")
  Optional<Note> optional() {
    return Optional.empty();
  }

  @Route("GET /optional-list")
  Optional<List<Note>> optionalList() {
    return Optional.empty();
  }

  @Route("GET /list")
  List<Note> list() {
    return List.of();
  }

  @Route("GET /map")
  Map<String, Note> map() {
    return Map.of();
  }

  @Route("GET /generic")
  Page<Map<String, List<Note>>> generic() {
    return new Page<>(List.of(), 0);
  }

  @Route("GET /array")
  Note[] array() {
    return new Note[0];
  }

  @Route("GET /generic-array")
  List<Note>[][] genericArray() {
    throw new UnsupportedOperationException();
  }

  @Route("GET /ints")
  int[] ints() {
    return new int[0];
  }

  @Route("GET /int")
  int anInt() {
    return 1;
  }

  @Route("GET /boolean")
  boolean aBoolean() {
    return true;
  }

  @Route("GET /raw")
  @SuppressWarnings("rawtypes")
  Response raw() {
    return Response.ok();
  }

  @Route("GET /any")
  Response<?> any() {
    return Response.ok();
  }

  @Route("GET /empty")
  Response<Void> empty() {
    return Response.ok();
  }

  @Route("GET /typed")
  Response<Note> typed() {
    return Response.ok();
  }

  @Route("GET /typed-list")
  Response<List<Note>> typedList() {
    return Response.ok();
  }

  @Route("GET /bytes")
  byte[] bytes() {
    return new byte[0];
  }

  @Route("GET /file")
  Path file() {
    return Path.of("x");
  }

  @Route("GET /optional-file")
  Optional<Path> optionalFile() {
    return Optional.empty();
  }

  @Route("GET /optional-bytes")
  Optional<byte[]> optionalBytes() {
    return Optional.empty();
  }

  @Route("GET /problem")
  Problem problem() {
    return Problem.of(404, "");
  }

  @Route("GET /accepted")
  @Status(202)
  void accepted() {}

  @Route("GET /created")
  @Status(201)
  Note created() {
    return new Note("");
  }

  @Route("GET /stream")
  Stream<Note> stream() {
    return Stream.of();
  }

  @Route("GET /iterator")
  Iterator<? extends Note> iterator() {
    return List.<Note>of().iterator();
  }

  @Route("GET /iterable")
  @Status(203)
  Iterable<String> iterable() {
    return List.of();
  }

  @Route("GET /optional-stream")
  Optional<Stream<Note>> optionalStream() {
    return Optional.empty();
  }

  @Route("GET /typed-stream")
  Response<Stream<Note>> typedStream() {
    return Response.ok();
  }

  @Route("GET /pending/void")
  @Status(202)
  CompletionStage<Void> pendingVoid() {
    return CompletableFuture.completedStage(null);
  }

  @Route("GET /pending/record")
  @Status(201)
  CompletableFuture<Note> pendingRecord(int result) {
    return CompletableFuture.completedFuture(new Note("" + result));
  }

  @Route("GET /pending/text")
  CompletionStage<String> pendingText() {
    return CompletableFuture.completedStage("");
  }

  @Route("GET /pending/file")
  CompletionStage<Path> pendingFile() {
    return CompletableFuture.completedStage(Path.of("x"));
  }

  @Route("GET /pending/optional")
  CompletionStage<Optional<List<Note>>> pendingOptional() {
    return CompletableFuture.completedStage(Optional.empty());
  }

  @Route("GET /pending/stream")
  CompletionStage<Stream<Note>> pendingStream() {
    return CompletableFuture.completedStage(Stream.of());
  }

  @Route("GET /pending/optional-stream")
  CompletionStage<Optional<Stream<Note>>> pendingOptionalStream() {
    return CompletableFuture.completedStage(Optional.empty());
  }

  @Route("GET /pending/response")
  CompletionStage<Response<Note>> pendingResponse() {
    return CompletableFuture.completedStage(Response.ok());
  }

  @Route("GET /pending/any")
  CompletionStage<Response<?>> pendingAny() {
    return CompletableFuture.completedStage(Response.ok());
  }

  @Route(value = "GET /pending/produced", produces = "application/vnd.note+json")
  CompletionStage<Note> pendingProduced() {
    return CompletableFuture.completedStage(new Note(""));
  }

  @Route("GET /response/bytes")
  Response<byte[]> bytesResponse() {
    return Response.of(new byte[0]);
  }

  @Route(value = "GET /response/file", produces = "image/png")
  Response<Path> fileResponse() {
    return Response.of(Path.of("x"));
  }

  @Route("GET /pending/response/file")
  CompletionStage<Response<Path>> pendingFileResponse() {
    return CompletableFuture.completedStage(fileResponse());
  }
}
