package com.acme.results;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonElements;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;
import java.util.Map;

/** The routes of {@link Results}. */
@Generated(Results.class)
public final class ResultsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/results/void")
              .handledBy("com.acme.results.Results", "none()", "Results.java:30"),
          Endpoint.of(Method.GET, "/results/text")
              .handledBy("com.acme.results.Results", "text()", "Results.java:33"),
          Endpoint.of(Method.GET, "/results/optional-text")
              .handledBy("com.acme.results.Results", "optionalText()", "Results.java:38"),
          Endpoint.of(Method.GET, "/results/record")
              .handledBy("com.acme.results.Results", "aRecord()", "Results.java:43"),
          Endpoint.of(Method.GET, "/results/bean")
              .handledBy("com.acme.results.Results", "bean()", "Results.java:48"),
          Endpoint.of(Method.GET, "/results/optional")
              .handledBy("com.acme.results.Results", "optional()", "Results.java:53"),
          Endpoint.of(Method.GET, "/results/optional-list")
              .handledBy("com.acme.results.Results", "optionalList()", "Results.java:58"),
          Endpoint.of(Method.GET, "/results/list")
              .handledBy("com.acme.results.Results", "list()", "Results.java:63"),
          Endpoint.of(Method.GET, "/results/map")
              .handledBy("com.acme.results.Results", "map()", "Results.java:68"),
          Endpoint.of(Method.GET, "/results/generic")
              .handledBy("com.acme.results.Results", "generic()", "Results.java:73"),
          Endpoint.of(Method.GET, "/results/array")
              .handledBy("com.acme.results.Results", "array()", "Results.java:78"),
          Endpoint.of(Method.GET, "/results/generic-array")
              .handledBy("com.acme.results.Results", "genericArray()", "Results.java:83"),
          Endpoint.of(Method.GET, "/results/ints")
              .handledBy("com.acme.results.Results", "ints()", "Results.java:88"),
          Endpoint.of(Method.GET, "/results/int")
              .handledBy("com.acme.results.Results", "anInt()", "Results.java:93"),
          Endpoint.of(Method.GET, "/results/boolean")
              .handledBy("com.acme.results.Results", "aBoolean()", "Results.java:98"),
          Endpoint.of(Method.GET, "/results/raw")
              .handledBy("com.acme.results.Results", "raw()", "Results.java:104"),
          Endpoint.of(Method.GET, "/results/any")
              .handledBy("com.acme.results.Results", "any()", "Results.java:109"),
          Endpoint.of(Method.GET, "/results/empty")
              .handledBy("com.acme.results.Results", "empty()", "Results.java:114"),
          Endpoint.of(Method.GET, "/results/typed")
              .handledBy("com.acme.results.Results", "typed()", "Results.java:119"),
          Endpoint.of(Method.GET, "/results/typed-list")
              .handledBy("com.acme.results.Results", "typedList()", "Results.java:124"),
          Endpoint.of(Method.GET, "/results/bytes")
              .handledBy("com.acme.results.Results", "bytes()", "Results.java:129"),
          Endpoint.of(Method.GET, "/results/file")
              .handledBy("com.acme.results.Results", "file()", "Results.java:134"),
          Endpoint.of(Method.GET, "/results/optional-file")
              .handledBy("com.acme.results.Results", "optionalFile()", "Results.java:139"),
          Endpoint.of(Method.GET, "/results/optional-bytes")
              .handledBy("com.acme.results.Results", "optionalBytes()", "Results.java:144"),
          Endpoint.of(Method.GET, "/results/problem")
              .handledBy("com.acme.results.Results", "problem()", "Results.java:149"),
          Endpoint.of(Method.GET, "/results/accepted")
              .handledBy("com.acme.results.Results", "accepted()", "Results.java:155"),
          Endpoint.of(Method.GET, "/results/created")
              .handledBy("com.acme.results.Results", "created()", "Results.java:159"),
          Endpoint.of(Method.GET, "/results/stream")
              .handledBy("com.acme.results.Results", "stream()", "Results.java:164"),
          Endpoint.of(Method.GET, "/results/iterator")
              .handledBy("com.acme.results.Results", "iterator()", "Results.java:169"),
          Endpoint.of(Method.GET, "/results/iterable")
              .handledBy("com.acme.results.Results", "iterable()", "Results.java:175"),
          Endpoint.of(Method.GET, "/results/optional-stream")
              .handledBy("com.acme.results.Results", "optionalStream()", "Results.java:180"),
          Endpoint.of(Method.GET, "/results/typed-stream")
              .handledBy("com.acme.results.Results", "typedStream()", "Results.java:185"),
          Endpoint.of(Method.GET, "/results/pending/void")
              .handledBy("com.acme.results.Results", "pendingVoid()", "Results.java:191"),
          Endpoint.of(Method.GET, "/results/pending/record")
              .handledBy("com.acme.results.Results", "pendingRecord(int)", "Results.java:197"),
          Endpoint.of(Method.GET, "/results/pending/text")
              .handledBy("com.acme.results.Results", "pendingText()", "Results.java:202"),
          Endpoint.of(Method.GET, "/results/pending/file")
              .handledBy("com.acme.results.Results", "pendingFile()", "Results.java:207"),
          Endpoint.of(Method.GET, "/results/pending/optional")
              .handledBy("com.acme.results.Results", "pendingOptional()", "Results.java:212"),
          Endpoint.of(Method.GET, "/results/pending/stream")
              .handledBy("com.acme.results.Results", "pendingStream()", "Results.java:217"),
          Endpoint.of(Method.GET, "/results/pending/optional-stream")
              .handledBy("com.acme.results.Results", "pendingOptionalStream()", "Results.java:222"),
          Endpoint.of(Method.GET, "/results/pending/response")
              .handledBy("com.acme.results.Results", "pendingResponse()", "Results.java:227"),
          Endpoint.of(Method.GET, "/results/pending/any")
              .handledBy("com.acme.results.Results", "pendingAny()", "Results.java:232"),
          Endpoint.of(Method.GET, "/results/pending/produced")
              .producing("application/vnd.note+json")
              .handledBy("com.acme.results.Results", "pendingProduced()", "Results.java:237"),
          Endpoint.of(Method.GET, "/results/response/bytes")
              .handledBy("com.acme.results.Results", "bytesResponse()", "Results.java:242"),
          Endpoint.of(Method.GET, "/results/response/file")
              .producing("image/png")
              .handledBy("com.acme.results.Results", "fileResponse()", "Results.java:247"),
          Endpoint.of(Method.GET, "/results/pending/response/file")
              .handledBy("com.acme.results.Results", "pendingFileResponse()", "Results.java:252"));

  /** For {@link java.util.ServiceLoader}. */
  public ResultsRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Results(), json);
  }

  private static final class Bound implements Handler {
    private final Results results;
    private final Json json;
    private final JsonWriter<Results.Note> noteWriter;
    private final JsonWriter<Results.Bean> beanWriter;
    private final JsonWriter<List<Results.Note>> noteListWriter;
    private final JsonWriter<Map<String, Results.Note>> stringNoteMapWriter;
    private final JsonWriter<Results.Page<Map<String, List<Results.Note>>>>
        stringNoteListMapPageWriter;
    private final JsonWriter<Results.Note[]> noteArrayWriter;
    private final JsonWriter<List<Results.Note>[][]> noteListArrayArrayWriter;
    private final JsonWriter<int[]> intArrayWriter;
    private final JsonWriter<Integer> integerWriter;
    private final JsonWriter<Boolean> booleanWriter;
    private final JsonElements<Results.Note> noteElements;
    private final JsonElements<String> stringElements;

    Bound(Results results, Json json) {
      this.results = results;
      this.json = json;
      this.noteWriter = json.writer(JsonType.of(Results.Note.class));
      this.beanWriter = json.writer(JsonType.of(Results.Bean.class));
      this.noteListWriter =
          json.writer(JsonType.generic(List.class, JsonType.of(Results.Note.class)));
      this.stringNoteMapWriter =
          json.writer(
              JsonType.generic(
                  Map.class, JsonType.of(String.class), JsonType.of(Results.Note.class)));
      this.stringNoteListMapPageWriter =
          json.writer(
              JsonType.generic(
                  Results.Page.class,
                  JsonType.generic(
                      Map.class,
                      JsonType.of(String.class),
                      JsonType.generic(List.class, JsonType.of(Results.Note.class)))));
      this.noteArrayWriter = json.writer(JsonType.of(Results.Note[].class));
      this.noteListArrayArrayWriter =
          json.writer(
              JsonType.arrayOf(
                  JsonType.arrayOf(JsonType.generic(List.class, JsonType.of(Results.Note.class)))));
      this.intArrayWriter = json.writer(JsonType.of(int[].class));
      this.integerWriter = json.writer(JsonType.of(Integer.class));
      this.booleanWriter = json.writer(JsonType.of(Boolean.class));
      this.noteElements = json.elements(JsonType.of(Results.Note.class));
      this.stringElements = json.elements(JsonType.of(String.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      return switch (endpoint) {
        case 0 -> none(request);
        case 1 -> text(request);
        case 2 -> optionalText(request);
        case 3 -> aRecord(request);
        case 4 -> bean(request);
        case 5 -> optional(request);
        case 6 -> optionalList(request);
        case 7 -> list(request);
        case 8 -> map(request);
        case 9 -> generic(request);
        case 10 -> array(request);
        case 11 -> genericArray(request);
        case 12 -> ints(request);
        case 13 -> anInt(request);
        case 14 -> aBoolean(request);
        case 15 -> raw(request);
        case 16 -> any(request);
        case 17 -> empty(request);
        case 18 -> typed(request);
        case 19 -> typedList(request);
        case 20 -> bytes(request);
        case 21 -> file(request);
        case 22 -> optionalFile(request);
        case 23 -> optionalBytes(request);
        case 24 -> problem(request);
        case 25 -> accepted(request);
        case 26 -> created(request);
        case 27 -> stream(request);
        case 28 -> iterator(request);
        case 29 -> iterable(request);
        case 30 -> optionalStream(request);
        case 31 -> typedStream(request);
        case 32 -> pendingVoid(request);
        case 33 -> pendingRecord(request);
        case 34 -> pendingText(request);
        case 35 -> pendingFile(request);
        case 36 -> pendingOptional(request);
        case 37 -> pendingStream(request);
        case 38 -> pendingOptionalStream(request);
        case 39 -> pendingResponse(request);
        case 40 -> pendingAny(request);
        case 41 -> pendingProduced(request);
        case 42 -> bytesResponse(request);
        case 43 -> fileResponse(request);
        case 44 -> pendingFileResponse(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /results/void} by {@link Results#none()}. */
    private Response<?> none(Request request) {
      results.none();
      return Response.noContent();
    }

    /** Answers {@code GET /results/text} by {@link Results#text()}. */
    private Response<?> text(Request request) {
      return dev.smisk.routing.Results.text(results.text());
    }

    /** Answers {@code GET /results/optional-text} by {@link Results#optionalText()}. */
    private Response<?> optionalText(Request request) {
      return dev.smisk.routing.Results.textIfPresent(results.optionalText());
    }

    /** Answers {@code GET /results/record} by {@link Results#aRecord()}. */
    private Response<?> aRecord(Request request) {
      return noteWriter.respond(results.aRecord());
    }

    /** Answers {@code GET /results/bean} by {@link Results#bean()}. */
    private Response<?> bean(Request request) {
      return beanWriter.respond(results.bean());
    }

    /** Answers {@code GET /results/optional} by {@link Results#optional()}. */
    private Response<?> optional(Request request) {
      return noteWriter.respondIfPresent(results.optional());
    }

    /** Answers {@code GET /results/optional-list} by {@link Results#optionalList()}. */
    private Response<?> optionalList(Request request) {
      return noteListWriter.respondIfPresent(results.optionalList());
    }

    /** Answers {@code GET /results/list} by {@link Results#list()}. */
    private Response<?> list(Request request) {
      return noteListWriter.respond(results.list());
    }

    /** Answers {@code GET /results/map} by {@link Results#map()}. */
    private Response<?> map(Request request) {
      return stringNoteMapWriter.respond(results.map());
    }

    /** Answers {@code GET /results/generic} by {@link Results#generic()}. */
    private Response<?> generic(Request request) {
      return stringNoteListMapPageWriter.respond(results.generic());
    }

    /** Answers {@code GET /results/array} by {@link Results#array()}. */
    private Response<?> array(Request request) {
      return noteArrayWriter.respond(results.array());
    }

    /** Answers {@code GET /results/generic-array} by {@link Results#genericArray()}. */
    private Response<?> genericArray(Request request) {
      return noteListArrayArrayWriter.respond(results.genericArray());
    }

    /** Answers {@code GET /results/ints} by {@link Results#ints()}. */
    private Response<?> ints(Request request) {
      return intArrayWriter.respond(results.ints());
    }

    /** Answers {@code GET /results/int} by {@link Results#anInt()}. */
    private Response<?> anInt(Request request) {
      return integerWriter.respond(results.anInt());
    }

    /** Answers {@code GET /results/boolean} by {@link Results#aBoolean()}. */
    private Response<?> aBoolean(Request request) {
      return booleanWriter.respond(results.aBoolean());
    }

    /** Answers {@code GET /results/raw} by {@link Results#raw()}. */
    private Response<?> raw(Request request) {
      return json.encode(results.raw());
    }

    /** Answers {@code GET /results/any} by {@link Results#any()}. */
    private Response<?> any(Request request) {
      return json.encode(results.any());
    }

    /** Answers {@code GET /results/empty} by {@link Results#empty()}. */
    private Response<?> empty(Request request) {
      return results.empty();
    }

    /** Answers {@code GET /results/typed} by {@link Results#typed()}. */
    private Response<?> typed(Request request) {
      return noteWriter.encode(results.typed());
    }

    /** Answers {@code GET /results/typed-list} by {@link Results#typedList()}. */
    private Response<?> typedList(Request request) {
      return noteListWriter.encode(results.typedList());
    }

    /** Answers {@code GET /results/bytes} by {@link Results#bytes()}. */
    private Response<?> bytes(Request request) {
      return dev.smisk.routing.Results.bytes(results.bytes());
    }

    /** Answers {@code GET /results/file} by {@link Results#file()}. */
    private Response<?> file(Request request) throws Exception {
      return dev.smisk.routing.Results.file(results.file());
    }

    /** Answers {@code GET /results/optional-file} by {@link Results#optionalFile()}. */
    private Response<?> optionalFile(Request request) throws Exception {
      return dev.smisk.routing.Results.fileIfPresent(results.optionalFile());
    }

    /** Answers {@code GET /results/optional-bytes} by {@link Results#optionalBytes()}. */
    private Response<?> optionalBytes(Request request) {
      return dev.smisk.routing.Results.bytesIfPresent(results.optionalBytes());
    }

    /** Answers {@code GET /results/problem} by {@link Results#problem()}. */
    private Response<?> problem(Request request) {
      return dev.smisk.routing.Results.problem(results.problem());
    }

    /** Answers {@code GET /results/accepted} by {@link Results#accepted()}. */
    private Response<?> accepted(Request request) {
      results.accepted();
      return Response.status(202);
    }

    /** Answers {@code GET /results/created} by {@link Results#created()}. */
    private Response<?> created(Request request) {
      return dev.smisk.routing.Results.withStatus(201, noteWriter.respond(results.created()));
    }

    /** Answers {@code GET /results/stream} by {@link Results#stream()}. */
    private Response<?> stream(Request request) {
      return noteElements.respond(results.stream());
    }

    /** Answers {@code GET /results/iterator} by {@link Results#iterator()}. */
    private Response<?> iterator(Request request) {
      return noteElements.respond(results.iterator());
    }

    /** Answers {@code GET /results/iterable} by {@link Results#iterable()}. */
    private Response<?> iterable(Request request) {
      return dev.smisk.routing.Results.withStatus(203, stringElements.respond(results.iterable()));
    }

    /** Answers {@code GET /results/optional-stream} by {@link Results#optionalStream()}. */
    private Response<?> optionalStream(Request request) throws Exception {
      return dev.smisk.routing.Results.ifPresent(results.optionalStream(), noteElements::respond);
    }

    /** Answers {@code GET /results/typed-stream} by {@link Results#typedStream()}. */
    private Response<?> typedStream(Request request) {
      return noteElements.encode(results.typedStream());
    }

    /** Answers {@code GET /results/pending/void} by {@link Results#pendingVoid()}. */
    private Response<?> pendingVoid(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingVoid(), result -> Response.status(202));
    }

    /** Answers {@code GET /results/pending/record} by {@link Results#pendingRecord(int)}. */
    private Response<?> pendingRecord(Request request) throws Exception {
      Arguments arguments = new Arguments(request);
      int result = arguments.query("result").toInt();
      arguments.check();
      return dev.smisk.routing.Results.pending(
          results.pendingRecord(result),
          resultLater ->
              dev.smisk.routing.Results.withStatus(201, noteWriter.respond(resultLater)));
    }

    /** Answers {@code GET /results/pending/text} by {@link Results#pendingText()}. */
    private Response<?> pendingText(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingText(), result -> dev.smisk.routing.Results.text(result));
    }

    /** Answers {@code GET /results/pending/file} by {@link Results#pendingFile()}. */
    private Response<?> pendingFile(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingFile(), result -> dev.smisk.routing.Results.file(result));
    }

    /** Answers {@code GET /results/pending/optional} by {@link Results#pendingOptional()}. */
    private Response<?> pendingOptional(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingOptional(), result -> noteListWriter.respondIfPresent(result));
    }

    /** Answers {@code GET /results/pending/stream} by {@link Results#pendingStream()}. */
    private Response<?> pendingStream(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingStream(), result -> noteElements.respond(result));
    }

    /**
     * Answers {@code GET /results/pending/optional-stream} by {@link
     * Results#pendingOptionalStream()}.
     */
    private Response<?> pendingOptionalStream(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingOptionalStream(),
          result -> dev.smisk.routing.Results.ifPresent(result, noteElements::respond));
    }

    /** Answers {@code GET /results/pending/response} by {@link Results#pendingResponse()}. */
    private Response<?> pendingResponse(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingResponse(), result -> noteWriter.encode(result));
    }

    /** Answers {@code GET /results/pending/any} by {@link Results#pendingAny()}. */
    private Response<?> pendingAny(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(results.pendingAny(), result -> json.encode(result));
    }

    /** Answers {@code GET /results/pending/produced} by {@link Results#pendingProduced()}. */
    private Response<?> pendingProduced(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingProduced(),
          result ->
              dev.smisk.routing.Results.produced(
                  "application/vnd.note+json", noteWriter.respond(result)));
    }

    /** Answers {@code GET /results/response/bytes} by {@link Results#bytesResponse()}. */
    private Response<?> bytesResponse(Request request) {
      return dev.smisk.routing.Results.bytesResponse(results.bytesResponse());
    }

    /** Answers {@code GET /results/response/file} by {@link Results#fileResponse()}. */
    private Response<?> fileResponse(Request request) {
      return dev.smisk.routing.Results.fileResponse(
          dev.smisk.routing.Results.typed("image/png", results.fileResponse()));
    }

    /**
     * Answers {@code GET /results/pending/response/file} by {@link Results#pendingFileResponse()}.
     */
    private Response<?> pendingFileResponse(Request request) throws Exception {
      return dev.smisk.routing.Results.pending(
          results.pendingFileResponse(), result -> dev.smisk.routing.Results.fileResponse(result));
    }
  }
}
