package com.acme.results;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
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
              .handledBy("com.acme.results.Results", "none()", "Results.java:26"),
          Endpoint.of(Method.GET, "/results/text")
              .handledBy("com.acme.results.Results", "text()", "Results.java:29"),
          Endpoint.of(Method.GET, "/results/optional-text")
              .handledBy("com.acme.results.Results", "optionalText()", "Results.java:34"),
          Endpoint.of(Method.GET, "/results/record")
              .handledBy("com.acme.results.Results", "aRecord()", "Results.java:39"),
          Endpoint.of(Method.GET, "/results/bean")
              .handledBy("com.acme.results.Results", "bean()", "Results.java:44"),
          Endpoint.of(Method.GET, "/results/optional")
              .handledBy("com.acme.results.Results", "optional()", "Results.java:49"),
          Endpoint.of(Method.GET, "/results/optional-list")
              .handledBy("com.acme.results.Results", "optionalList()", "Results.java:54"),
          Endpoint.of(Method.GET, "/results/list")
              .handledBy("com.acme.results.Results", "list()", "Results.java:59"),
          Endpoint.of(Method.GET, "/results/map")
              .handledBy("com.acme.results.Results", "map()", "Results.java:64"),
          Endpoint.of(Method.GET, "/results/generic")
              .handledBy("com.acme.results.Results", "generic()", "Results.java:69"),
          Endpoint.of(Method.GET, "/results/array")
              .handledBy("com.acme.results.Results", "array()", "Results.java:74"),
          Endpoint.of(Method.GET, "/results/generic-array")
              .handledBy("com.acme.results.Results", "genericArray()", "Results.java:79"),
          Endpoint.of(Method.GET, "/results/ints")
              .handledBy("com.acme.results.Results", "ints()", "Results.java:84"),
          Endpoint.of(Method.GET, "/results/int")
              .handledBy("com.acme.results.Results", "anInt()", "Results.java:89"),
          Endpoint.of(Method.GET, "/results/boolean")
              .handledBy("com.acme.results.Results", "aBoolean()", "Results.java:94"),
          Endpoint.of(Method.GET, "/results/object")
              .handledBy("com.acme.results.Results", "object()", "Results.java:99"),
          Endpoint.of(Method.GET, "/results/raw")
              .handledBy("com.acme.results.Results", "raw()", "Results.java:105"),
          Endpoint.of(Method.GET, "/results/any")
              .handledBy("com.acme.results.Results", "any()", "Results.java:110"),
          Endpoint.of(Method.GET, "/results/empty")
              .handledBy("com.acme.results.Results", "empty()", "Results.java:115"),
          Endpoint.of(Method.GET, "/results/typed")
              .handledBy("com.acme.results.Results", "typed()", "Results.java:120"),
          Endpoint.of(Method.GET, "/results/typed-list")
              .handledBy("com.acme.results.Results", "typedList()", "Results.java:125"),
          Endpoint.of(Method.GET, "/results/bytes")
              .handledBy("com.acme.results.Results", "bytes()", "Results.java:130"),
          Endpoint.of(Method.GET, "/results/file")
              .handledBy("com.acme.results.Results", "file()", "Results.java:135"),
          Endpoint.of(Method.GET, "/results/optional-file")
              .handledBy("com.acme.results.Results", "optionalFile()", "Results.java:140"),
          Endpoint.of(Method.GET, "/results/optional-bytes")
              .handledBy("com.acme.results.Results", "optionalBytes()", "Results.java:145"),
          Endpoint.of(Method.GET, "/results/problem")
              .handledBy("com.acme.results.Results", "problem()", "Results.java:150"),
          Endpoint.of(Method.GET, "/results/accepted")
              .handledBy("com.acme.results.Results", "accepted()", "Results.java:156"),
          Endpoint.of(Method.GET, "/results/created")
              .handledBy("com.acme.results.Results", "created()", "Results.java:160"));

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
    private final JsonWriter<Object> objectWriter;

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
      this.objectWriter = json.writer(JsonType.of(Object.class));
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
        case 15 -> object(request);
        case 16 -> raw(request);
        case 17 -> any(request);
        case 18 -> empty(request);
        case 19 -> typed(request);
        case 20 -> typedList(request);
        case 21 -> bytes(request);
        case 22 -> file(request);
        case 23 -> optionalFile(request);
        case 24 -> optionalBytes(request);
        case 25 -> problem(request);
        case 26 -> accepted(request);
        case 27 -> created(request);
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

    /** Answers {@code GET /results/object} by {@link Results#object()}. */
    private Response<?> object(Request request) {
      return objectWriter.respond(results.object());
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
  }
}
