package dev.smisk;

import dev.smisk.CommandLine.Purpose;
import dev.smisk.files.StaticFiles;
import dev.smisk.http.Filter;
import dev.smisk.http.Forwarding;
import dev.smisk.http.Guard;
import dev.smisk.routing.Filters;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonCustomizer;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import dev.smisk.session.SessionStore;
import dev.smisk.session.Sessions;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an app serves and how; made by {@link Smisk#app}. Every setting can also come from the
 * environment ({@code SMISK_*}) and from the command line; the command line counts before the
 * environment, and that before what is said here. {@code --help} shows them all.
 *
 * <p>What is said wrongly here, such as a path without its slash, is told when the app starts: by
 * {@link #run} as one line with the place in the source, and status 2; by {@link #start} as an
 * {@link IllegalArgumentException}.
 *
 * <p>Belongs to one thread until it is started.
 */
public final class App {
  private final List<Consumer<Provided>> provisions = new ArrayList<>();
  private Settings settings = Settings.DEFAULTS;
  private JsonSettings jsonSettings = JsonSettings.DEFAULT;
  private JsonCustomizer jsonCustomizer = JsonCustomizer.NONE;
  private Filters filters = Filters.NONE;

  private final List<Routes> folders = new ArrayList<>();

  /** Null: in memory. */
  private @Nullable Sessions sessions;

  /** Null: those that the service loader finds. */
  private @Nullable List<Routes> tables;

  private final Misuses misuses = new Misuses();

  App() {}

  /**
   * A value for the constructors of handler classes, found by its class and its supertypes. An
   * {@link AutoCloseable} one is closed when the app stops, the last provided first.
   */
  public App provide(Object value) {
    Objects.requireNonNull(value, "value");
    provisions.add(provided -> provided.add(value));
    return this;
  }

  /** The same, found as this type before all that only are assignable to it. */
  public <T> App provide(Class<T> type, T value) {
    Objects.requireNonNull(value, "value");
    provisions.add(provided -> provided.add(type, value));
    return this;
  }

  /**
   * Who makes what was not provided: any injector's {@code type -> injector.getInstance(type)}.
   * Called at start-up, once for each type; null means that it has none. What it makes is its own
   * to close.
   */
  public App injector(Function<Class<?>, ?> function) {
    Objects.requireNonNull(function, "function");
    provisions.add(provided -> provided.injector(function));
    return this;
  }

  /** One more filter for all routes, inside of those that are there. It is not closed. */
  public App filter(Filter filter) {
    return said(() -> filters = filters.with(filter));
  }

  /**
   * One more filter for what is served at a path and below it, inside of those of the app.
   *
   * @param path literal, decoded, without the app's prefix, such as {@code /admin}: also for {@code
   *     /admin/users} and for what <code>/{page}</code> serves at {@code /admin}, not for {@code
   *     /administrator}
   */
  public App filter(String path, Filter filter) {
    return said(() -> filters = filters.with(path, filter));
  }

  /**
   * One more filter for the routes that have such an annotation, at the method or its class, inside
   * of those of the app. {@link dev.smisk.http.Request#annotation} shows it.
   */
  public App filter(Class<? extends Annotation> annotation, Filter filter) {
    return said(() -> filters = filters.with(annotation, filter));
  }

  /** One more guard for all routes. It is not closed. */
  public App guard(Guard guard) {
    return said(() -> filters = filters.with(guard));
  }

  /**
   * One more guard for the routes at a path and below it.
   *
   * @param path as for filters
   */
  public App guard(String path, Guard guard) {
    return said(() -> filters = filters.with(path, guard));
  }

  /**
   * One more guard for the routes that have such an annotation, at the method or its class. What
   * none has is not guarded: to refuse that, guard all routes, and let {@link
   * dev.smisk.http.Request#annotation} tell.
   */
  public App guard(Class<? extends Annotation> annotation, Guard guard) {
    return said(() -> filters = filters.with(annotation, guard));
  }

  /** A folder of files at a path; see {@link #files(String, StaticFiles)}. */
  public App files(String path, Path folder) {
    return said(() -> folders.add(FileRoutes.at(path, StaticFiles.folder(folder))));
  }

  /**
   * Files as they are, for GET and HEAD: a route <code>GET path/{path...}</code>, so that more
   * specific routes win, and an equal one is an error at start-up.
   *
   * @param path literal and decoded, without the app's prefix, such as {@code /static}; {@code /}
   *     for all that no route serves
   */
  public App files(String path, StaticFiles files) {
    return said(() -> folders.add(FileRoutes.at(path, files)));
  }

  /**
   * Has the web server send files of a folder: those of {@link dev.smisk.http.Response#file} and of
   * {@link #files}. By {@code X-Accel-Redirect} where it calls itself nginx, by {@code X-Sendfile}
   * where it is lighttpd or Apache; any other gets them from the app.
   *
   * @param folder which the web server must be able to read
   * @param location the internal location that nginx has for it, such as {@code /sent}
   */
  public App sendfile(Path folder, String location) {
    Operations operations = settings.operations();
    return set(() -> settings.with(operations.with(operations.sendfile().with(folder, location))));
  }

  /** How sessions are kept. Default: in memory, under the cookie {@code session}. */
  public App sessions(Sessions chosen) {
    sessions = chosen;
    return this;
  }

  /** Keeps sessions in this store, which is closed when the app stops; else as by default. */
  public App sessions(SessionStore store) {
    return sessions(Sessions.in(store));
  }

  /**
   * Serves only these tables, and looks for no others; for tests, and for apps of several faces.
   */
  public App routes(Routes... only) {
    tables = List.of(only);
    return this;
  }

  /**
   * One more address to serve FastCGI on: {@code unix:/run/app.sock} (optionally {@code
   * ?mode=0666&group=www-data}), {@code HOST:PORT}, {@code [IPV6]:PORT}, or {@code fd:0} for the
   * socket that the process was started with. Default: 127.0.0.1:9000, or none with {@link #dev()}.
   */
  public App listen(String address) {
    List<String> all = new ArrayList<>(settings.listen());
    all.add(address);
    return set(() -> settings.withListen(all));
  }

  /** Also serves HTTP on 127.0.0.1:8080, for development; see {@link #dev(int)}. */
  public App dev() {
    return dev(Settings.DEV_PORT);
  }

  /**
   * Also serves HTTP on 127.0.0.1, so that a browser needs no web server in between; each request
   * still goes through FastCGI. Answers to failures then show their stack trace: never for
   * production.
   *
   * @param port 0 for any that is free
   */
  public App dev(int port) {
    return set(() -> settings.withDevPort(port));
  }

  /** The location that the web server serves the app under, such as {@code /api}. Default: none. */
  public App prefix(String path) {
    return set(() -> settings.withPrefix(path));
  }

  /**
   * Where the app tells those who balance load whether it serves, such as {@code /health}, below
   * the prefix: 200 with <code>{"status":"up"}</code>, and from the moment it is stopped, while
   * running requests end, 503 with <code>{"status":"draining"}</code>. No handler is asked, so it
   * is answered when all are busy. Default: nowhere.
   */
  public App health(String path) {
    return set(() -> settings.with(settings.operations().withHealth(path)));
  }

  /**
   * Logs each request when it has ended, by the logger {@code smisk.access} at level INFO. Default:
   * off.
   *
   * @param format {@code line} or {@code json}
   * @throws IllegalArgumentException if it is neither
   */
  public App accessLog(String format) {
    return set(() -> settings.with(settings.operations().withAccessLog(format)));
  }

  /**
   * Takes {@link dev.smisk.http.Request#scheme}, {@code host} and {@code remoteAddress} from what
   * proxies before the web server say. Only safe where such a proxy sets the header on every
   * request, replacing or adding to what it got: else whoever sends a request chooses them.
   * Default: {@link Forwarding#NONE}.
   *
   * @param hops proxies before the web server that do so, 1 to 100
   * @throws IllegalArgumentException if the number is out of range
   */
  public App forwarded(Forwarding header, int hops) {
    return set(() -> settings.with(settings.operations().withForwarding(header).withHops(hops)));
  }

  /**
   * The header that {@link dev.smisk.http.Request#id} is taken from where the web server passes no
   * {@code REQUEST_ID}. Default: {@code X-Request-Id}.
   */
  public App requestIdHeader(String name) {
    return set(() -> settings.with(settings.operations().withRequestIdHeader(name)));
  }

  /** The longest body that is collected in memory; the same as {@link AppLimit#BODY_BYTES}. */
  public App maxBody(long bytes) {
    return limit(AppLimit.BODY_BYTES, bytes);
  }

  /** Changes a limit of a number or of bytes. */
  public App limit(AppLimit limit, long value) {
    return set(
        () -> {
          if (limit.unit() == AppLimit.Unit.TIME) {
            throw new IllegalArgumentException(limit + " is a time: pass a Duration");
          }
          return settings.withLimit(limit, value);
        });
  }

  /** Changes a limit of time, to the millisecond. */
  public App limit(AppLimit limit, Duration value) {
    return set(
        () -> {
          if (limit.unit() != AppLimit.Unit.TIME) {
            throw new IllegalArgumentException(limit + " is no time: pass a number");
          }
          return settings.withLimit(limit, value.toMillis());
        });
  }

  /** How JSON is read. */
  public App json(JsonSettings chosen) {
    jsonSettings = chosen;
    return this;
  }

  /**
   * Changes Jackson beyond {@link JsonSettings}. What changes how properties are found or named
   * costs the compiled JSON: see {@link JsonCustomizer}.
   */
  public App json(JsonCustomizer customizer) {
    jsonCustomizer = customizer;
    return this;
  }

  /**
   * Does what the command line says, to the end of the process: serves until SIGTERM, SIGINT or
   * {@link System#exit}, lets running requests end ({@link AppLimit#STOP_TIME}), closes what it was
   * given, and exits with status 0; with 1 where the app cannot start, 2 where an argument or
   * environment variable makes no sense, and 3 where it ceased to serve. Never returns.
   *
   * @param args the arguments of {@code main}; what follows {@code --} is left to {@link
   *     Smisk#arguments}
   */
  public void run(String... args) {
    System.exit(new Launch(this, System.getenv(), System.out, System.err).run(args));
  }

  /**
   * Starts and returns; for tests, and where something else owns the process. Keeps no JVM alive:
   * all its threads are daemons.
   *
   * @param args as for {@link #run}, but for those that do not serve, like {@code --routes}
   * @throws IllegalArgumentException if an argument or environment variable makes no sense
   * @throws StartException if the app cannot start; nothing is left open then
   */
  public RunningApp start(String... args) {
    CommandLine.Request request = CommandLine.parse(args);
    if (request instanceof CommandLine.Run run && run.purpose() == Purpose.SERVE) {
      return Assembly.serve(this, effective(System.getenv(), run.options()));
    }
    throw new IllegalArgumentException(
        request instanceof CommandLine.Misuse misuse
            ? misuse.message()
            : "--check, --help, --routes and --version end the process: pass them to run");
  }

  /**
   * Starts without any socket: requests come by {@link RunningApp#connect} alone. For {@code
   * smisk-test}.
   *
   * @throws StartException if the app cannot start
   */
  public RunningApp startInMemory() {
    return Assembly.inMemory(this, effective(System.getenv(), Map.of()));
  }

  private App said(Runnable change) {
    misuses.guard(change);
    return this;
  }

  private App set(Supplier<Settings> change) {
    return said(() -> settings = change.get());
  }

  /**
   * The settings of all three sources.
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  Settings effective(Map<String, String> environment, Map<Option, List<String>> commandLine) {
    misuses.check();
    Settings all = Environment.over(settings, environment);
    for (Map.Entry<Option, List<String>> option : commandLine.entrySet()) {
      all = all.with(option.getKey(), option.getValue());
    }
    all.addresses(); // throws where each option is right, and all of them make no address
    return all;
  }

  @Nullable List<Routes> chosenTables() {
    return tables;
  }

  /** The tables of {@link #files}. */
  List<Routes> folders() {
    return folders;
  }

  Filters filters() {
    return filters;
  }

  Sessions sessions(Settings effective) {
    return effective
        .operations()
        .sessions()
        .over(
            sessions != null ? sessions : Sessions.in(() -> SessionSettings.store(effective)),
            effective.time(AppLimit.SESSION_STORE_TIME));
  }

  void provideTo(Provided provided) {
    provisions.forEach(provision -> provision.accept(provided));
  }

  /** What reads and writes JSON in this app. */
  Json json() {
    return new Json(jsonSettings, CompiledRoutes.codecs(), jsonCustomizer);
  }
}
