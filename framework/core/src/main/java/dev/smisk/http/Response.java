package dev.smisk.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An answer: status, headers, and a body: bytes, a value that is still to be encoded as JSON, or a
 * writer. Immutable; each method returns a new one. {@code Content-Length} is always set by the
 * framework. A body of unknown size or of much of it is written piece by piece: {@link
 * #stream(String, StreamWriter)}, {@link #events}.
 *
 * @param <T> type of the value; anything where there is none
 */
public final class Response<T> {
  private static final String[] NO_HEADERS = {};
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String[] JSON = {CONTENT_TYPE, "application/json"};
  private static final Response<?> NO_CONTENT = new Response<>(204, NO_HEADERS, null, null, null);

  private final int status;

  /** Names and values in turn; never changed once it is here. */
  private final String[] headers;

  /** At most one of value, bytes and stream is set. */
  private final @Nullable T value;

  private final byte @Nullable [] bytes;
  private final @Nullable ResponseStream stream;

  private Response(
      int status,
      String[] headers,
      @Nullable T value,
      byte @Nullable [] bytes,
      @Nullable ResponseStream stream) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("a response's status is 200 to 599, not " + status);
    }
    if ((value != null || bytes != null || stream != null) && !mayHaveBody(status)) {
      throw new IllegalArgumentException(
          "a response with status " + status + " has no body: leave it out or change the status");
    }
    this.status = status;
    this.headers = headers;
    this.value = value;
    this.bytes = bytes;
    this.stream = stream;
  }

  /** False for 204, 205 and 304 (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
  static boolean mayHaveBody(int status) {
    return status != 204 && status != 205 && status != 304;
  }

  /** 200, to be given a body. */
  public static <T> Response<T> ok() {
    return status(200);
  }

  /** 200 with this value as JSON. */
  public static <T> Response<T> of(T value) {
    return new Response<>(200, NO_HEADERS, Objects.requireNonNull(value, "value"), null, null);
  }

  /** 201 with a {@code Location}: a path or URL of ASCII, percent-encoded where needed. */
  public static <T> Response<T> created(String location) {
    return Response.<T>status(201).header("Location", location);
  }

  /** 202: begun, not done. */
  public static <T> Response<T> accepted() {
    return status(202);
  }

  /** 204: done, nothing to say. */
  @SuppressWarnings("unchecked") // it carries no value
  public static <T> Response<T> noContent() {
    return (Response<T>) NO_CONTENT;
  }

  /** 303 with a {@code Location} that the client is to GET, as after a POST. */
  public static <T> Response<T> redirect(String location) {
    return Response.<T>status(303).header("Location", location);
  }

  /**
   * A redirect of another kind, with a {@code Location}.
   *
   * @param status 301 or 302, after which most clients send a GET; 303, after which all do; 307 or
   *     308, after which the request is sent again as it was. 301 and 308 are remembered
   * @throws IllegalArgumentException for another status
   */
  public static <T> Response<T> redirect(int status, String location) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> Response.<T>status(status).header("Location", location);
      default ->
          throw new IllegalArgumentException(
              "a redirect's status is 301, 302, 303, 307 or 308, not " + status);
    };
  }

  /**
   * Any status from 200 to 599, without a body yet.
   *
   * @throws IllegalArgumentException for other numbers
   */
  public static <T> Response<T> status(int status) {
    return new Response<>(status, NO_HEADERS, null, null, null);
  }

  /** 200 with these bytes as {@code application/json}: what encoders return. */
  public static <T> Response<T> jsonBytes(byte[] json) {
    return new Response<>(200, JSON, null, json, null);
  }

  /**
   * 200 with a body that is written piece by piece, of unknown length: for what is large, or comes
   * over time. What the writer has written leaves when it flushes, or when 16 KiB have gathered at
   * first and 32 KiB later. Until then its failure is still answered with a problem; after that the
   * connection breaks off, so that no client takes a part for the whole.
   *
   * <p>{@code X-Accel-Buffering: no} makes nginx pass on what it gets; a {@link #header} of that
   * name takes its place.
   *
   * @param mediaType the {@code Content-Type}
   * @param writer called after the handler has returned, on its thread; not at all for HEAD, see
   *     {@link StreamWriter}
   */
  public static <T> Response<T> stream(String mediaType, StreamWriter writer) {
    return ofStream(mediaType, ResponseStream.of(-1, Objects.requireNonNull(writer, "writer")));
  }

  /**
   * The same with a known length, which is announced: a client sees how far it is, and a web server
   * that the whole has come. A writer that writes more or less fails.
   *
   * @param length in bytes, 0 or more
   */
  public static <T> Response<T> stream(String mediaType, long length, StreamWriter writer) {
    if (length < 0) {
      throw new IllegalArgumentException("a length is 0 or more, not " + length);
    }
    return ofStream(mediaType, ResponseStream.of(length, Objects.requireNonNull(writer, "writer")));
  }

  /**
   * 200 with server-sent events (WHATWG HTML section 9.2) as {@code text/event-stream}, not to be
   * cached nor buffered on the way, unless {@link #header} says otherwise.
   *
   * @param writer called after the handler has returned, on its thread, which it holds as long as
   *     it sends
   */
  public static <T> Response<T> events(EventWriter writer) {
    return ofStream(
        "text/event-stream", ResponseStream.of(Objects.requireNonNull(writer, "writer")));
  }

  /**
   * 200 with a file, in constant memory; 404 where there is none, or a folder. GET and HEAD heed
   * conditions ({@code If-Match} and the like) and GET {@code Range}, so that the answer may become
   * 206, 304, 412 or 416 when all filters have seen it; {@code ETag} and {@code Last-Modified} come
   * from its time and size. The web server sends it in the app's place where it is told to ({@code
   * --sendfile}). The media type is told by the end of its name, unless a {@link #header} takes its
   * place.
   *
   * @param path opened when all filters have seen the answer; symbolic links are followed. Not to
   *     be made of what clients send: {@link #file(Path, String)}
   */
  public static <T> Response<T> file(Path path) {
    return file(FileTypes.of(String.valueOf(path.getFileName())), new PathFile(path));
  }

  /**
   * The same for a name that a client chose: only what lies below the folder, as {@link Folder}
   * finds it, without what begins with a dot.
   *
   * @param name as a path variable gives it; the rest of a path (<code>{name...}</code>) is still
   *     to be {@linkplain PercentEncoding#decode decoded}
   * @throws HttpException 404 where there is no such file
   */
  public static <T> Response<T> file(Path folder, String name) {
    Path found = Folder.of(folder).find(name);
    if (found == null) {
      throw new HttpException(404, "there is no file of that name");
    }
    return file(FileTypes.of(name), new PathFile(found));
  }

  /** The same for what lies elsewhere. */
  public static <T> Response<T> file(String mediaType, FileSource file) {
    return ofStream(mediaType, ResponseStream.of(file));
  }

  private static <T> Response<T> ofStream(String mediaType, ResponseStream stream) {
    String[] type = {CONTENT_TYPE, HeaderSyntax.checkValue(CONTENT_TYPE, mediaType)};
    return new Response<>(200, type, null, null, stream);
  }

  /** The same with a body that is written, of a known length in bytes; headers stay. */
  public <U> Response<U> streaming(long length, StreamWriter writer) {
    return new Response<>(status, headers, null, null, ResponseStream.of(length, writer));
  }

  /** The same with this value as JSON body; {@code Content-Type} may be set by a header. */
  public <U> Response<U> json(U value) {
    return new Response<>(status, headers, Objects.requireNonNull(value, "value"), null, null);
  }

  /** The same with this text as {@code text/plain; charset=utf-8}. */
  public <U> Response<U> text(String text) {
    return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same with these bytes as body.
   *
   * @param mediaType the {@code Content-Type}, unless a header has set it already
   * @param body not copied: it must not be changed afterwards
   */
  public <U> Response<U> bytes(String mediaType, byte[] body) {
    String checked = HeaderSyntax.checkValue(CONTENT_TYPE, mediaType);
    String[] all = header(CONTENT_TYPE) == null ? plus(CONTENT_TYPE, checked) : headers;
    return new Response<>(status, all, null, body, null);
  }

  /**
   * The same with a body that is written piece by piece, as {@link #stream(String, StreamWriter)}
   * says.
   *
   * @param mediaType the {@code Content-Type}, unless a header has set it already
   */
  public <U> Response<U> streaming(String mediaType, StreamWriter writer) {
    String checked = HeaderSyntax.checkValue(CONTENT_TYPE, mediaType);
    String[] all = header(CONTENT_TYPE) == null ? plus(CONTENT_TYPE, checked) : headers;
    ResponseStream body = ResponseStream.of(-1, Objects.requireNonNull(writer, "writer"));
    return new Response<>(status, all, null, null, body);
  }

  /**
   * The same with one more header. A name may occur several times; {@code Content-Type}, {@code
   * Content-Disposition} and {@code Location} are replaced.
   *
   * @throws IllegalArgumentException if name or value could break the head, or the header is not
   *     the handler's to set ({@code Status}, {@code Content-Length} and those of the connection)
   */
  public Response<T> header(String name, String value) {
    HeaderSyntax.checkName(name);
    HeaderSyntax.checkValue(name, value);
    if (isSingle(name)) {
      for (int i = 0; i < headers.length; i += 2) {
        if (headers[i].equalsIgnoreCase(name)) {
          String[] replaced = headers.clone();
          replaced[i + 1] = value;
          return new Response<>(status, replaced, this.value, bytes, stream);
        }
      }
    }
    return new Response<>(status, plus(name, value), this.value, bytes, stream);
  }

  private static boolean isSingle(String name) {
    return name.equalsIgnoreCase(CONTENT_TYPE)
        || name.equalsIgnoreCase("Content-Disposition")
        || name.equalsIgnoreCase("Location");
  }

  /** The same that sets one more cookie. */
  public Response<T> cookie(SetCookie cookie) {
    return header("Set-Cookie", cookie.toString());
  }

  /**
   * The same, to be stored by browsers under that name (RFC 6266): any characters, folders in front
   * of it left out.
   */
  public Response<T> attachment(String fileName) {
    return header("Content-Disposition", ContentDisposition.of("attachment", fileName));
  }

  /** The same, to be shown by browsers, and stored under that name where the user asks for it. */
  public Response<T> inline(String fileName) {
    return header("Content-Disposition", ContentDisposition.of("inline", fileName));
  }

  private String[] plus(String name, String value) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }

  /** The same with another status. */
  public Response<T> withStatus(int otherStatus) {
    return new Response<>(otherStatus, headers, value, bytes, stream);
  }

  /** Another status without a body, and of the headers those whose names are to be kept. */
  public <U> Response<U> withoutBody(int otherStatus, Predicate<String> kept) {
    Response<U> bare = status(otherStatus);
    for (int i = 0; i < headers.length; i += 2) {
      bare = kept.test(headers[i]) ? bare.header(headers[i], headers[i + 1]) : bare;
    }
    return bare;
  }

  /** 304; what describes the body goes with it, all else stays (RFC 9110 section 15.4.5). */
  public Response<T> notModified() {
    return withoutBody(
        304,
        name ->
            !name.regionMatches(true, 0, "Content-", 0, 8)
                || name.equalsIgnoreCase("Content-Location"));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The first header of that name, in any case, or null. */
  public @Nullable String header(String name) {
    for (int i = 0; i < headers.length; i += 2) {
      if (headers[i].equalsIgnoreCase(name)) {
        return headers[i + 1];
      }
    }
    return null;
  }

  /** Calls with each header's name and value, in order of addition. */
  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.length; i += 2) {
      action.accept(headers[i], headers[i + 1]);
    }
  }

  /** The value that is still to be encoded, or null. */
  public @Nullable T value() {
    return value;
  }

  /** The body's bytes, or null where there is none or it is not encoded yet; not to be changed. */
  public byte @Nullable [] bytes() {
    return bytes;
  }

  /** The body that is to be written piece by piece, or null. */
  public @Nullable ResponseStream stream() {
    return stream;
  }

  /**
   * To be called on a response that is returned to nobody, as by a filter that puts another in its
   * place: releases what its {@link StreamWriter} holds, and is of no effect on others.
   *
   * @throws IOException what the writer's {@code close} threw
   */
  public void discard() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }

  /** For the head's encoder: names and values in turn, not to be changed. */
  String[] headerPairs() {
    return headers;
  }
}
