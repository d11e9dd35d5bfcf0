package com.acme.media;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Media}. */
@Generated(Media.class)
public final class MediaRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/reports/{id}")
              .producing("application/json")
              .handledBy("com.acme.media.Media", "json(long)", "Media.java:15"),
          Endpoint.of(Method.GET, "/reports/{number}")
              .producing("text/csv")
              .handledBy("com.acme.media.Media", "csv(long)", "Media.java:20"),
          Endpoint.of(Method.GET, "/reports/{id}")
              .producing("image/png", "image/webp")
              .handledBy("com.acme.media.Media", "image(long)", "Media.java:25"),
          Endpoint.of(Method.GET, "/reports/{id}")
              .producing("application/pdf")
              .handledBy("com.acme.media.Media", "pdf(long)", "Media.java:30"),
          Endpoint.of(Method.POST, "/reports")
              .buffered("application/json")
              .handledBy("com.acme.media.Media", "create(Report)", "Media.java:35"),
          Endpoint.of(Method.POST, "/reports")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .handledBy("com.acme.media.Media", "form(String)", "Media.java:38"),
          Endpoint.of(Method.POST, "/reports")
              .buffered("text/csv", "text/tab-separated-values")
              .handledBy("com.acme.media.Media", "table(String)", "Media.java:41"),
          Endpoint.of(Method.POST, "/reports")
              .buffered("image/*")
              .handledBy("com.acme.media.Media", "scan(byte[])", "Media.java:44"),
          Endpoint.of(Method.PATCH, "/reports")
              .buffered("application/merge-patch+json")
              .handledBy("com.acme.media.Media", "patch(Report)", "Media.java:47"));

  /** For {@link java.util.ServiceLoader}. */
  public MediaRoutes() {}

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
    return new Bound(new Media(), json);
  }

  private static final class Bound implements Handler {
    private final Media media;
    private final Json json;
    private final JsonWriter<Media.Report> reportWriter;
    private final JsonReader<Media.Report> reportReader;

    Bound(Media media, Json json) {
      this.media = media;
      this.json = json;
      this.reportWriter = json.writer(JsonType.of(Media.Report.class));
      this.reportReader = json.reader(JsonType.of(Media.Report.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> json(request);
        case 1 -> csv(request);
        case 2 -> image(request);
        case 3 -> pdf(request);
        case 4 -> create(request);
        case 5 -> form(request);
        case 6 -> table(request);
        case 7 -> scan(request);
        case 8 -> patch(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /reports/{id}} by {@link Media#json(long)}. */
    private Response<?> json(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      return Results.produced("application/json", reportWriter.respondIfPresent(media.json(id)));
    }

    /** Answers {@code GET /reports/{number}} by {@link Media#csv(long)}. */
    private Response<?> csv(Request request) {
      Arguments arguments = new Arguments(request);
      long number = arguments.path(0, "number").toLong();
      arguments.check();
      return Results.produced("text/csv", Results.text(media.csv(number)));
    }

    /** Answers {@code GET /reports/{id}} by {@link Media#image(long)}. */
    private Response<?> image(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      return Results.produced(request.producedType(), Results.bytes(media.image(id)));
    }

    /** Answers {@code GET /reports/{id}} by {@link Media#pdf(long)}. */
    private Response<?> pdf(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      return json.encode(Results.typed("application/pdf", media.pdf(id)));
    }

    /** Answers {@code POST /reports} by {@link Media#create(Media.Report)}. */
    private Response<?> create(Request request) {
      Arguments arguments = new Arguments(request);
      Media.Report report = arguments.body(reportReader);
      arguments.check();
      media.create(report);
      return Response.noContent();
    }

    /** Answers {@code POST /reports} by {@link Media#form(String)}. */
    private Response<?> form(Request request) {
      Arguments arguments = new Arguments(request);
      String title = arguments.form("title").toText();
      arguments.check();
      media.form(title);
      return Response.noContent();
    }

    /** Answers {@code POST /reports} by {@link Media#table(String)}. */
    private Response<?> table(Request request) {
      String rows = request.bodyText();
      media.table(rows);
      return Response.noContent();
    }

    /** Answers {@code POST /reports} by {@link Media#scan(byte[])}. */
    private Response<?> scan(Request request) {
      byte[] image = request.body();
      media.scan(image);
      return Response.noContent();
    }

    /** Answers {@code PATCH /reports} by {@link Media#patch(Media.Report)}. */
    private Response<?> patch(Request request) {
      Arguments arguments = new Arguments(request);
      Media.Report report = arguments.body(reportReader);
      arguments.check();
      return reportWriter.respond(media.patch(report));
    }
  }
}
