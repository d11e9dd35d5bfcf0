package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Incoming;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Variables;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request on its way to a handler. Made by the leading thread, run by the handler's. */
final class RoutedDispatch implements Dispatch {

  /** A route bound to its handler at start-up, and what all requests of it share. */
  record Target(
      int route,
      Endpoint endpoint,
      PathPattern pattern,
      Handler handler,
      int index,
      long maxBodyBytes,
      TrustedHeaders trusted,
      Json json,
      Failures failures) {}

  private final Target target;
  private final Variables variables;
  private final String method;
  private final String uri;
  private final String path;
  private final @Nullable String query;
  private final List<String> pathVariables;
  private final long contentLength;

  RoutedDispatch(
      Target target,
      Variables variables,
      String method,
      String uri,
      String path,
      @Nullable String query,
      List<String> pathVariables,
      long contentLength) {
    this.target = target;
    this.variables = variables;
    this.method = method;
    this.uri = uri;
    this.path = path;
    this.query = query;
    this.pathVariables = pathVariables;
    this.contentLength = contentLength;
  }

  @Override
  public int route() {
    return target.route();
  }

  @Override
  public BodyMode bodyMode() {
    return target.endpoint().bodyMode();
  }

  @Override
  public long contentLength() {
    return contentLength;
  }

  @Override
  public long maxBodyBytes() {
    return target.maxBodyBytes();
  }

  @Override
  public boolean isHead() {
    return method.equals("HEAD");
  }

  @Override
  public Response<?> run(Incoming incoming) {
    Endpoint endpoint = target.endpoint();
    try {
      if (incoming.tooLong()) {
        throw RequestBody.tooLong(target.maxBodyBytes());
      }
      if (incoming.truncated()) {
        throw RequestBody.truncated(contentLength, incoming.body().length);
      }
      Request request =
          new Request(
              variables, method, path, query, endpoint, pathVariables, incoming, target.trusted());
      return target.json().encode(target.handler().handle(target.index(), request));
    } catch (InterruptedException | IOException thrown) {
      return incoming.aborted() ? target.failures().givenUp(thrown, endpoint) : failed(thrown);
    } catch (Throwable thrown) {
      return failed(thrown);
    }
  }

  @Override
  public Response<?> failed(Throwable thrown) {
    return target.failures().answer(thrown, target.endpoint(), method, uri, variables);
  }

  @Override
  public void brokenOff(Throwable thrown) {
    target.failures().brokenOff(thrown, target.endpoint(), method, uri, variables);
  }
}
