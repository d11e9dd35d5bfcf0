package dev.smisk;

import dev.smisk.files.StaticFiles;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/**
 * A folder of files as routes: what is below its path, and the path itself where it has an index.
 */
final class FileRoutes implements Routes {
  private final StaticFiles files;
  private final List<Endpoint> table;

  private FileRoutes(StaticFiles files, List<Endpoint> table) {
    this.files = files;
    this.table = table;
  }

  /**
   * At that path.
   *
   * @throws IllegalArgumentException if it does not start with a slash, or has a variable
   */
  static FileRoutes at(String path, StaticFiles files) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "files are served at a path such as /static, not \"" + path + "\"");
    }
    String bare = DispatchSettings.DEFAULT.withPrefix(path).prefix(); // checked to be literal
    Endpoint below = route(bare + "/{path...}", path, files);
    return new FileRoutes(
        files, files.hasIndex() ? List.of(below, route(bare + "/", path, files)) : List.of(below));
  }

  private static Endpoint route(String template, String path, StaticFiles files) {
    return Endpoint.of(Method.GET, template)
        .handledBy(App.class.getName(), "files(\"" + path + "\")", files.toString());
  }

  @Override
  public List<Endpoint> table() {
    return table;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return (endpoint, request) ->
        files.answer(endpoint == 0 ? request.pathVariable(0) : "", request);
  }
}
