package dev.smisk;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Validation;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** Which tables an app serves, and what they need that is found and not given. */
final class ServedTables {
  private ServedTables() {}

  /**
   * The tables to be served: those that the app names, or all that are found.
   *
   * @throws StartException if there are none, with what to do about it
   */
  static List<Routes> of(App app) {
    List<Routes> chosen = app.chosenTables();
    List<Routes> tables = chosen != null ? chosen : CompiledRoutes.load();
    List<Endpoint> served = CompiledRoutes.endpoints(tables);
    if (chosen == null && served.isEmpty()) {
      Set<String> unprocessed = UnprocessedHandlers.find(served);
      if (!unprocessed.isEmpty()) {
        throw new StartException(UnprocessedHandlers.advice(unprocessed), null);
      }
    }
    if (served.isEmpty() && app.folders().isEmpty()) {
      throw new StartException(
          "the app has no routes: write a class with a method such as @Route(\"GET /\") String"
              + " hello() { return \"Hello\"; }, and see that its classes are on the class path",
          null);
    }
    List<Routes> all = new ArrayList<>(tables);
    all.addAll(app.folders());
    return all;
  }

  /** Where a route needs one and the app gives none, the one on the class path. */
  static void provideValidation(List<Routes> tables, Provided provided) {
    Class<Validation> type = Validation.class;
    boolean isNeeded = tables.stream().anyMatch(routes -> routes.needs().contains(type));
    if (isNeeded && !provided.has(type)) {
      ServiceLoader.load(type).findFirst().ifPresent(found -> provided.add(type, found));
    }
  }
}
