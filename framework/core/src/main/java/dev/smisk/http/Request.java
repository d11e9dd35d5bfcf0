package dev.smisk.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request: a view on the variables that the web server sent, and the body where the route asked
 * for it. Belongs to its handler's thread; once the handler has returned, what was not read yet can
 * no longer be read ({@link IllegalStateException}), so that no request ever shows another's data.
 */
public final class Request {
  private final Variables variables;
  private final String method;
  private final String path;
  private final @Nullable String rawQuery;
  private final @Nullable Endpoint route;
  private final List<String> pathVariables;
  private final Incoming incoming;
  private final TrustedHeaders trusted;

  /** Parsed when first asked for. */
  private @Nullable Parameters query;

  /** Parsed when first asked for. */
  private @Nullable Parameters form;

  /** Parsed when first asked for. */
  private @Nullable Parameters cookies;

  /** Made when first asked for. */
  private @Nullable InputStream bodyStream;

  /** Made when first asked for. */
  private @Nullable Map<Attribute<?>, Object> attributes;

  /**
   * Made by the dispatcher when the handler is about to start.
   *
   * @param variables what the web server sent
   * @param method the method token
   * @param path the raw path without the app's prefix
   * @param rawQuery what follows the first {@code ?}, or null
   * @param route the route that the path led to, or null
   * @param pathVariables decoded values in the template's order
   * @param incoming the body, and what becomes of the request meanwhile
   * @param trusted what is believed of the headers
   */
  public Request(
      Variables variables,
      String method,
      String path,
      @Nullable String rawQuery,
      @Nullable Endpoint route,
      List<String> pathVariables,
      Incoming incoming,
      TrustedHeaders trusted) {
    this.variables = variables;
    this.method = method;
    this.path = path;
    this.rawQuery = rawQuery;
    this.route = route;
    this.pathVariables = pathVariables;
    this.incoming = incoming;
    this.trusted = trusted;
  }

  /**
   * The same request once its body is there, with what was left at it meanwhile. For the
   * dispatcher; this one is not to be used any more.
   */
  public Request arrived(Incoming body) {
    Request arrived =
        new Request(variables, method, path, rawQuery, route, pathVariables, body, trusted);
    arrived.query = query;
    arrived.cookies = cookies;
    arrived.attributes = attributes;
    return arrived;
  }

  /** The method token, such as {@code GET}, as the client sent it. */
  public String method() {
    return method;
  }

  /** The raw path, percent-encoded, without query and without the app's prefix. */
  public String path() {
    return path;
  }

  /** The raw query string without its {@code ?}, or null. */
  public @Nullable String rawQuery() {
    return rawQuery;
  }

  /** The route that serves this request; null where none does. */
  public @Nullable Endpoint route() {
    return route;
  }

  /**
   * The annotation of that type at the handler method, or else at its class; null where there is
   * none, or no route. {@link Endpoint} tells which are known.
   */
  public <A extends Annotation> @Nullable A annotation(Class<A> type) {
    return route == null ? null : route.annotation(type);
  }

  /**
   * The decoded value of a path variable by its place in the template, from 0.
   *
   * <p>In a rest variable ({@code {path...}}) a slash divides segments: one that a segment itself
   * holds is written {@code %2F}, and a percent sign {@code %25}, so that {@code a%2Fb} and {@code
   * a%252Fb} remain two values. To have a segment's text, split at the slashes and {@linkplain
   * PercentEncoding#decode decode} each part.
   */
  public String pathVariable(int index) {
    return pathVariables.get(index);
  }

  /**
   * The first value of a query parameter, or null; empty for {@code ?name} and {@code ?name=}.
   *
   * @throws HttpException 400 if the query string is malformed
   */
  public @Nullable String query(String name) {
    return queryParameters().first(name);
  }

  /** All values of a query parameter, in order, unmodifiable; empty if there is none. */
  public List<String> queryAll(String name) {
    return queryParameters().all(name);
  }

  /** The names of all query parameters, in order of first occurrence, unmodifiable. */
  public List<String> queryNames() {
    return queryParameters().names();
  }

  /**
   * The query string taken apart.
   *
   * @throws HttpException 400 if it has a malformed escape
   */
  public Parameters queryParameters() {
    Parameters parsed = query;
    if (parsed == null) {
      parsed = Parameters.parse(rawQuery, "the URL");
      query = parsed;
    }
    return parsed;
  }

  /**
   * The fields of the body's form, {@code application/x-www-form-urlencoded} or {@code
   * multipart/form-data}, by its {@code Content-Type}, without which it is taken for the former;
   * empty where the route takes no body. Which of them the route takes is checked before, for
   * routes with {@code @Form}. Of a streamed body only once {@link #receiveForm} was called.
   *
   * @throws HttpException 400 if it is malformed or not in its charset, 413 if it is past a limit
   *     of forms
   */
  public Parameters formParameters() {
    Parameters parsed = form;
    if (parsed == null) {
      parsed = FormData.fields(this, incoming);
      form = parsed;
    }
    return parsed;
  }

  /**
   * Reads all of a {@code multipart/form-data} body, its files into memory if they are small and
   * else into temporary files, which are deleted when the request ends. What routes with an {@link
   * Upload} parameter begin with.
   *
   * @throws BodyException as {@link Multipart} tells; 413 also for fields past their limits, 503 if
   *     a file cannot be kept
   * @throws HttpException 415 or 400 if the body is no such form
   */
  public void receiveForm() throws IOException {
    FormData.of(this, incoming);
  }

  /** The files of that form in a field of this name, in order, unmodifiable; empty if none are. */
  public List<Upload> uploads(String name) {
    return FormData.uploads(this, name);
  }

  /**
   * The body as parts that are read while they come, the same at each call: what a {@link
   * Multipart} parameter is given.
   *
   * @throws HttpException 415 if the body's type is not multipart, 400 if its boundary is malformed
   */
  public Multipart multipart() {
    return Multipart.of(this, incoming);
  }

  /** The cookies, values as they are but for quotes around them; what is no pair is left out. */
  public Parameters cookieParameters() {
    Parameters parsed = cookies;
    if (parsed == null) {
      parsed = Parameters.cookies(header("Cookie"));
      cookies = parsed;
    }
    return parsed;
  }

  /** The value of a cookie, or null; the first where the browser has it for several paths. */
  public @Nullable String cookie(String name) {
    return cookieParameters().first(name);
  }

  /**
   * A header's value, or null. A repeated one is joined with {@code ", "}, {@code Cookie} with
   * {@code "; "} (RFC 9110 section 5.3, RFC 6265 section 5.4).
   *
   * @param name in any case. Web servers cannot tell {@code X-A} from {@code X_A}: base no security
   *     on such a name
   */
  public @Nullable String header(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return switch (variable) {
      case "CONTENT_TYPE", "CONTENT_LENGTH" -> nullIfEmpty(variables.get(variable));
      case "PROXY" -> null; // HTTP_PROXY is a proxy setting to many programs: CVE-2016-5385
      case "COOKIE" -> variables.joined("HTTP_COOKIE", "; ");
      default -> variables.joined("HTTP_" + variable, ", ");
    };
  }

  /**
   * Of the media types that the route produces the one that {@code Accept} likes best; null where
   * the route names none.
   */
  public @Nullable String producedType() {
    return route == null || route.produces().isEmpty()
        ? null
        : Accept.of(header("Accept")).best(route.produces());
  }

  /** All headers, names in lower case with hyphens, values as {@link #header} gives them. */
  public Map<String, String> headers() {
    return RequestHeaders.all(variables);
  }

  /**
   * The body's bytes; empty where the route takes no body. Not to be changed.
   *
   * @throws IllegalStateException if the route streams its body
   */
  public byte[] body() {
    if (streams()) {
      throw new IllegalStateException(
          "this route's body is streamed: read bodyStream(), or take no InputStream parameter");
    }
    return incoming.body();
  }

  /**
   * The body as text.
   *
   * @throws HttpException 400 if it is not UTF-8
   */
  public String bodyText() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body())).toString();
    } catch (CharacterCodingException malformed) {
      throw new HttpException(400, "the body is not UTF-8: send it in that charset");
    }
  }

  /**
   * The body as a stream, the same at each call: what an {@code InputStream} parameter is given. On
   * a route that has one it reads while bytes still come, and {@code read} waits for them; else it
   * reads {@link #body()}. What is left unread is discarded; after the handler's return, and that
   * of the {@link StreamWriter} it may have returned, reading throws.
   *
   * <p>Its errors are {@link BodyException}s: too long (413), ended early or given up by the client
   * (400), stalled (408), or more than the server could keep (503). A handler that lets one pass
   * answers so.
   */
  public InputStream bodyStream() {
    InputStream stream = bodyStream;
    if (stream == null) {
      stream = incoming.stream();
      bodyStream = stream;
    }
    return stream;
  }

  private boolean streams() {
    return route != null && route.bodyMode() == BodyMode.STREAMED;
  }

  /**
   * Whether nobody waits for the answer any more, as far as the web server tells: nginx and HAProxy
   * do, Apache doesn't. Any thread may ask while the handler runs.
   */
  public boolean aborted() {
    return incoming.aborted();
  }

  /**
   * From now on the handler's thread is interrupted when nobody waits for the answer any more, once
   * and only while it works for this request. For handlers that wait or compute for long.
   */
  public void interruptOnAbort() {
    incoming.interruptOnAbort();
  }

  /**
   * The id by which logs name this request: {@code REQUEST_ID} of the web server (nginx: {@code
   * fastcgi_param REQUEST_ID $request_id}), else the header {@code X-Request-Id} or the one that
   * the app is told to read, where that is 1 to 128 of {@code A-Z a-z 0-9 . _ : @ -}, else 128
   * random bits in hexadecimal. The same at each call. A client can choose the header's: it tells
   * requests apart and proves nothing.
   */
  public String id() {
    return variables.requestId();
  }

  /**
   * The id of the last event that a client got before it connected again ({@code Last-Event-ID},
   * WHATWG HTML section 9.2), or null.
   */
  public @Nullable String lastEventId() {
    return nullIfEmpty(header("Last-Event-ID"));
  }

  /**
   * {@code https} if the web server said that the client came so, else {@code http}; what a proxy
   * said where the app is told to believe it ({@link TrustedHeaders}).
   */
  public String scheme() {
    return trusted.scheme(variables);
  }

  /**
   * The host and port that the client asked for ({@code Host}), or null; what a proxy said where
   * the app is told to believe it ({@link TrustedHeaders}).
   */
  public @Nullable String host() {
    return trusted.host(variables);
  }

  /**
   * The address that the web server saw ({@code REMOTE_ADDR}), or null; the one that a proxy saw
   * where the app is told to believe it ({@link TrustedHeaders}).
   */
  public @Nullable String remoteAddress() {
    return trusted.remoteAddress(variables);
  }

  /** What a guard, filter or handler before left here under this key, or null. */
  public <T> @Nullable T attribute(Attribute<T> key) {
    return attributes == null ? null : key.cast(attributes.get(key));
  }

  /**
   * Leaves a value for those that come after: filters, the handler, and filters again on the way
   * back.
   *
   * @param value null: none any more
   */
  public <T> void attribute(Attribute<T> key, @Nullable T value) {
    Map<Attribute<?>, Object> kept = attributes;
    if (kept == null) {
      kept = new HashMap<>(4);
      attributes = kept;
    }
    if (value == null) {
      kept.remove(key);
    } else {
      kept.put(key, value);
    }
  }

  /**
   * Closes something when the request ends, however it ends: after the last byte of the answer was
   * given to the web server, or could not be. The last one given is closed first, on the thread
   * that answered; what {@code close} throws is logged.
   *
   * @throws IllegalStateException in a {@link Guard}, whose request may never come to a handler
   */
  public void atEnd(AutoCloseable resource) {
    incoming.atEnd(Objects.requireNonNull(resource, "resource"));
  }

  /** Everything that the web server sent. */
  public Variables variables() {
    return variables;
  }

  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
