package dev.smisk.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A request that is being put together; {@link #send} may be called once or several times. */
public final class TestRequest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final TestApp app;
  private final String method;
  private final String target;

  /** Names and values in turn. */
  private final List<String> headers = new ArrayList<>();

  private byte @Nullable [] body;

  /** Null where the body is no form of parts. */
  private @Nullable MultipartBody parts;

  TestRequest(TestApp app, String method, String target) {
    this.app = app;
    this.method = method;
    this.target = target;
  }

  /** Adds a header; a name may occur several times. */
  public TestRequest header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  /** Sets the body to this value as JSON, written by Jackson with its own defaults. */
  public TestRequest json(Object value) {
    return body("application/json", MAPPER.writeValueAsBytes(value));
  }

  /**
   * Sets the body to a form as a browser sends it, urlencoded.
   *
   * @param namesAndValues in turn
   */
  public TestRequest form(String... namesAndValues) {
    StringJoiner form = new StringJoiner("&");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
    }
    return body("application/x-www-form-urlencoded", form.toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sets the body to this text, as UTF-8. */
  public TestRequest body(String mediaType, String text) {
    return body(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the body and its media type. */
  public TestRequest body(String mediaType, byte[] bytes) {
    body = bytes.clone();
    return header("Content-Type", mediaType);
  }

  /** Sets the body to a {@code multipart/form-data} form, which has no part yet. */
  public TestRequest multipart() {
    parts = new MultipartBody();
    return body(MultipartBody.MEDIA_TYPE, parts.bytes());
  }

  /** Adds a field to the form. */
  public TestRequest field(String name, String value) {
    return part(name, null, null, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file to the form, as {@code application/octet-stream}. */
  public TestRequest file(String name, String filename, byte[] content) {
    return file(name, filename, "application/octet-stream", content);
  }

  /** Adds a file of that media type to the form. */
  public TestRequest file(String name, String filename, String mediaType, byte[] content) {
    return part(name, filename, mediaType, content);
  }

  private TestRequest part(
      String name, @Nullable String filename, @Nullable String mediaType, byte[] content) {
    if (parts == null) {
      throw new IllegalStateException(
          "this request is no form of parts: begin it by app.multipart(target)");
    }
    parts.part(name, filename, mediaType, content);
    body = parts.bytes();
    return this;
  }

  /** Sends it through the protocol's code and returns when the app has answered. */
  public TestResponse send() {
    return app.exchange(method, target, headers, body);
  }

  /**
   * Begins it, and returns while it goes on: to send its body piece by piece, to read a stream or
   * events as they come, or to give it up. Its length is unknown to the app unless a header {@code
   * Content-Length} tells it; cookies are sent, and none are kept.
   *
   * @throws IllegalStateException if it has a body already
   */
  public TestExchange open() {
    if (body != null) {
      throw new IllegalStateException(
          "this request has its body: send() it, or open() it without and send the pieces");
    }
    return app.open(method, target, headers);
  }
}
