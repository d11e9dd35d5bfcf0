package dev.smisk;

import dev.smisk.http.Endpoint;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.Routes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what the annotation processor has generated, and tells where it no longer fits. */
final class CompiledRoutes {
  private CompiledRoutes() {}

  /**
   * All tables, in the order that they are found in.
   *
   * @throws StartException if one cannot be loaded
   */
  static List<Routes> load() {
    List<Routes> tables = new ArrayList<>();
    Iterator<Routes> found = ServiceLoader.load(Routes.class).iterator();
    try {
      while (found.hasNext()) {
        Routes routes = found.next();
        routes.needs(); // names the types of the constructor's parameters, which may be gone
        tables.add(routes);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw stale(e);
    }
    return tables;
  }

  /**
   * How JSON of the app's classes is written and read without reflection.
   *
   * @throws StartException if a codec cannot be loaded
   */
  static List<JsonCodec> codecs() {
    List<JsonCodec> codecs = new ArrayList<>();
    Iterator<JsonCodec> found = ServiceLoader.load(JsonCodec.class).iterator();
    try {
      while (found.hasNext()) {
        JsonCodec codec = found.next();
        codec.type(); // which may be gone
        codecs.add(codec);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw stale(e);
    }
    return codecs;
  }

  /** For errors that a class causes which was compiled against others than those that are there. */
  static StartException stale(Error e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root == e ? e.getMessage() : e.getMessage() + ": " + root;
    return new StartException(
        "the compiled routes do not fit the classes that are there ("
            + message
            + "). A handler class or a type in its routes was renamed, deleted or changed since;"
            + " rebuild all of it: mvn clean package",
        e);
  }

  static List<Endpoint> endpoints(List<Routes> tables) {
    return tables.stream().flatMap(routes -> routes.table().stream()).toList();
  }
}
