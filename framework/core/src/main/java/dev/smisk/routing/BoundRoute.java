package dev.smisk.routing;

import dev.smisk.files.FileAnswers;
import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.FormLimits;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.UploadFolder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A route bound to its handler at start-up, and what all requests of it share. Thread-safe.
 *
 * @param route its number; that of all together where no handler runs
 * @param endpoint null where no route was found
 * @param handler with its filters, and what catches what they throw
 * @param catching for what answers in the handler's place
 * @param filters those around it
 * @param keeper of what is changed of a client's state, or null
 */
record BoundRoute(
    int route,
    @Nullable Endpoint endpoint,
    BodyMode bodyMode,
    Handler handler,
    int index,
    CatchingHandler catching,
    RouteFilters filters,
    @Nullable StateKeeper keeper,
    long maxBodyBytes,
    FormLimits formLimits,
    UploadFolder uploads,
    TrustedHeaders trusted,
    FileAnswers files,
    Json json,
    Failures failures) {

  /** The same where this answers in the handler's place, without a body. */
  BoundRoute refusing(int noRoute, Handler refusal) {
    return new BoundRoute(
        noRoute,
        endpoint,
        BodyMode.NONE,
        refused(refusal),
        index,
        catching,
        filters,
        keeper,
        0,
        formLimits,
        uploads,
        trusted,
        files,
        json,
        failures);
  }

  /** What is sent of an answer whose filters have run: a file's conditions are looked at now. */
  Response<?> settled(Response<?> answer, Request request) throws IOException {
    Response<?> settled = answer.stream() == null ? answer : files.settle(answer, request);
    return settled.value() == null ? settled : catching.told(settled, request);
  }

  Handler refused(Handler refusal) {
    return FilteredHandler.of(filters.always().filters(), catching.around(refusal), catching, json);
  }
}
