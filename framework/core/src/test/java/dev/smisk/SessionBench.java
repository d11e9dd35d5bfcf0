package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.RecordingStore;
import dev.smisk.session.Session;
import dev.smisk.session.SessionStore;
import dev.smisk.session.Sessions;
import dev.smisk.session.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An app with sessions, and a browser's view on its answers; for tests. */
final class SessionBench implements AutoCloseable {
  private static final Pattern COOKIE =
      Pattern.compile("Set-Cookie: ((?:__\\w+-)?\\w+)=([^;\r]*)((?:; [^;\r]*)*)\r\n");

  /** What a handler of a test does. */
  @FunctionalInterface
  interface Using {
    Response<?> answer(Session session, Request request) throws Exception;
  }

  /** A handler without an answer of its own. */
  @FunctionalInterface
  interface Changing {
    void change(Session session) throws Exception;
  }

  /** What came back. */
  record Answer(
      int status, String head, String body, String cookie, String id, String attributes) {}

  final TestClock clock = new TestClock();
  final RecordingStore store;
  final HandWrittenRoutes routes = new HandWrittenRoutes();
  private UnaryOperator<Sessions> sessions = all -> all;
  private UnaryOperator<App> configured = app -> app;
  private RunningApp running;
  private final List<InMemoryWebServer> servers = new ArrayList<>();

  SessionBench() {
    this(true);
  }

  SessionBench(boolean keepsTime) {
    store = new RecordingStore(MemorySessionStore.of(100, 1 << 20, clock), keepsTime);
  }

  SessionBench(SessionStore chosen) {
    store = new RecordingStore(chosen, chosen.keepsTime());
  }

  SessionBench with(UnaryOperator<Sessions> chosen) {
    sessions = chosen;
    return this;
  }

  SessionBench app(UnaryOperator<App> changed) {
    configured = changed;
    return this;
  }

  SessionBench get(String path, Using handler) {
    routes.with(
        Endpoint.of(GET, path).withSession(),
        request -> handler.answer(Session.of(request), request));
    return this;
  }

  SessionBench get(String path, Changing handler) {
    return get(
        path,
        (session, request) -> {
          handler.change(session);
          return Response.noContent();
        });
  }

  SessionBench post(String path, Changing handler) {
    routes.with(
        Endpoint.of(POST, path).buffered().withSession(),
        request -> {
          handler.change(Session.of(request));
          return Response.noContent();
        });
    return this;
  }

  private RunningApp running() {
    if (running == null) {
      App app = Smisk.app().routes(routes);
      app.sessions(sessions.apply(Sessions.in(store).clock(clock)));
      running = configured.apply(app).startInMemory();
    }
    return running;
  }

  /** Asks on a connection of its own, so that a handler, or another thread, may ask meanwhile. */
  Answer ask(String method, String uri, String cookie, String... variables) {
    InMemoryWebServer server;
    synchronized (servers) {
      server = new InMemoryWebServer(running());
      servers.add(server);
    }
    String[] all = new String[variables.length + 2];
    all[0] = "HTTP_COOKIE";
    all[1] = cookie;
    System.arraycopy(variables, 0, all, 2, variables.length);
    return answer(server.ask(method, uri, all).stdout());
  }

  /** The same with a body. */
  Answer send(String method, String uri, String cookie, String type, String body, String... more) {
    InMemoryWebServer server = new InMemoryWebServer(running());
    String[] all = new String[more.length + 6];
    all[0] = "HTTP_COOKIE";
    all[1] = cookie;
    all[2] = "CONTENT_TYPE";
    all[3] = type;
    all[4] = "CONTENT_LENGTH";
    all[5] = String.valueOf(body.length());
    System.arraycopy(more, 0, all, 6, more.length);
    server.begin(method, uri, all);
    return answer(server.body(body).stdout());
  }

  private static Answer answer(String stdout) {
    int end = stdout.indexOf("\r\n\r\n");
    String head = stdout.substring(0, end + 2);
    Matcher cookie = COOKIE.matcher(head);
    boolean set = cookie.find();
    return new Answer(
        Integer.parseInt(head.substring("Status: ".length(), "Status: ".length() + 3)),
        head,
        stdout.substring(end + 4),
        set ? cookie.group(1) + "=" + cookie.group(2) : "",
        set ? cookie.group(2) : "",
        set ? cookie.group(3) : "");
  }

  /** A session with this value under {@code a}; gives its cookie. Needs the route {@code /set}. */
  String begin() {
    String cookie = ask("GET", "/set", "").cookie();
    store.calls.clear();
    store.ttls.clear();
    return cookie;
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
