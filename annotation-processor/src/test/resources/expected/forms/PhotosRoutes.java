package com.acme;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Multipart;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.Upload;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The routes of {@link Photos}. */
@Generated(Photos.class)
public final class PhotosRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.POST, "/photos/stream")
              .streamed("multipart/form-data")
              .limited(10737418240L, 100, 65536L)
              .handledBy("com.acme.Photos", "stream(Multipart)", "Photos.java:20"),
          Endpoint.of(Method.POST, "/photos/mixed")
              .streamed("multipart/mixed")
              .limited(1048576L, 50, -1L)
              .handledBy("com.acme.Photos", "mixed(Multipart, Request)", "Photos.java:23"),
          Endpoint.of(Method.POST, "/photos/one")
              .streamed("multipart/form-data")
              .limited(1048576L, 50, -1L)
              .handledBy("com.acme.Photos", "one(Request, String, Upload)", "Photos.java:26"),
          Endpoint.of(Method.POST, "/photos/several")
              .streamed("multipart/form-data")
              .limited(1048576L, 50, -1L)
              .handledBy("com.acme.Photos", "several(List, int)", "Photos.java:29"),
          Endpoint.of(Method.POST, "/photos/group")
              .streamed("multipart/form-data")
              .limited(1048576L, 50, -1L)
              .handledBy("com.acme.Photos", "group(Photo)", "Photos.java:32"),
          Endpoint.of(Method.POST, "/photos/text")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .limited(1048576L, 50, 1024L)
              .handledBy("com.acme.Photos", "text(String)", "Photos.java:36"),
          Endpoint.of(Method.PUT, "/photos/json")
              .streamed()
              .limited(2147483648L, -1, -1L)
              .handledBy("com.acme.Photos", "json(InputStream)", "Photos.java:40"),
          Endpoint.of(Method.GET, "/photos")
              .handledBy("com.acme.Photos", "list()", "Photos.java:43"));

  /** For {@link java.util.ServiceLoader}. */
  public PhotosRoutes() {}

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
    return new Bound(new Photos());
  }

  private static final class Bound implements Handler {
    private final Photos photos;

    Bound(Photos photos) {
      this.photos = photos;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      return switch (endpoint) {
        case 0 -> stream(request);
        case 1 -> mixed(request);
        case 2 -> one(request);
        case 3 -> several(request);
        case 4 -> group(request);
        case 5 -> text(request);
        case 6 -> json(request);
        case 7 -> list(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code POST /photos/stream} by {@link Photos#stream(Multipart)}. */
    private Response<?> stream(Request request) {
      Multipart parts = request.multipart();
      photos.stream(parts);
      return Response.noContent();
    }

    /** Answers {@code POST /photos/mixed} by {@link Photos#mixed(Multipart, Request)}. */
    private Response<?> mixed(Request request) {
      Multipart parts = request.multipart();
      photos.mixed(parts, request);
      return Response.noContent();
    }

    /** Answers {@code POST /photos/one} by {@link Photos#one(Request, String, Upload)}. */
    private Response<?> one(Request request) throws Exception {
      Arguments arguments = Arguments.receiving(request);
      String title = arguments.form("title").toText();
      Upload image = arguments.upload("file");
      arguments.check();
      photos.one(request, title, image);
      return Response.noContent();
    }

    /** Answers {@code POST /photos/several} by {@link Photos#several(List, int)}. */
    private Response<?> several(Request request) throws Exception {
      Arguments arguments = Arguments.receiving(request);
      List<Upload> images = arguments.uploads("images");
      int rating = arguments.form("rating").toInt(1);
      arguments.check();
      photos.several(images, rating);
      return Response.noContent();
    }

    /** Answers {@code POST /photos/group} by {@link Photos#group(Photos.Photo)}. */
    private Response<?> group(Request request) throws Exception {
      Arguments arguments = Arguments.receiving(request);
      String title = arguments.form("photo-title").toText();
      Optional<Upload> image = arguments.optionalUpload("image");
      List<String> tags = arguments.form("tags").toList("text", Argument.TEXT);
      Photos.Photo photo =
          arguments.group(
              "form", "photo-title, image, tags", () -> new Photos.Photo(title, image, tags));
      arguments.check();
      photos.group(photo);
      return Response.noContent();
    }

    /** Answers {@code POST /photos/text} by {@link Photos#text(String)}. */
    private Response<?> text(Request request) {
      Arguments arguments = new Arguments(request);
      String title = arguments.form("title").toText();
      arguments.check();
      photos.text(title);
      return Response.noContent();
    }

    /** Answers {@code PUT /photos/json} by {@link Photos#json(InputStream)}. */
    private Response<?> json(Request request) {
      InputStream body = request.bodyStream();
      photos.json(body);
      return Response.noContent();
    }

    /** Answers {@code GET /photos} by {@link Photos#list()}. */
    private Response<?> list(Request request) {
      return Results.text(photos.list());
    }
  }
}
