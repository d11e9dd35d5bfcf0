package dev.smisk.session;

import dev.smisk.http.AppValues;
import dev.smisk.http.Attribute;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.StateKeeper;
import java.time.Duration;
import java.time.InstantSource;

/** The sessions of a running app: made by {@link Sessions#start}. Thread-safe. */
public final class SessionKeeper implements StateKeeper, AutoCloseable {
  static final Attribute<SessionKeeper> KEY = Attribute.of("sessions", SessionKeeper.class);

  private static final int TOUCHES_PER_TTL = 10;

  private final StoreCalls calls;
  private final SessionWriter writer;
  private final SessionValues values;
  private final SessionIds ids;
  private final SessionCookie cookie;
  private final CsrfCheck csrf;
  private final RecentTouches touches;
  private final Duration confirmationTime;
  private final InstantSource clock;

  SessionKeeper(
      StoreCalls calls,
      SessionLimits limits,
      SessionValues values,
      SessionIds ids,
      SessionCookie cookie,
      CsrfCheck csrf,
      InstantSource clock) {
    this.calls = calls;
    this.writer = new SessionWriter(calls, limits, clock);
    this.values = values;
    this.ids = ids;
    this.cookie = cookie;
    this.csrf = csrf;
    this.touches = new RecentTouches(Math.max(1, limits.ttl().toMillis() / TOUCHES_PER_TTL));
    this.confirmationTime = limits.confirmationTime();
    this.clock = clock;
  }

  /** What requests must carry for {@link Session#of}. */
  public AppValues values(AppValues others) {
    return others.with(KEY, this);
  }

  Session open(Request request) {
    SessionState state = new SessionState(this, request);
    try {
      request.atEnd(state::close);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "a guard must not wait for the store of sessions, as all others wait for it: let a Filter"
              + " look at the session",
          e);
    }
    return new Session(state, this);
  }

  @Override
  public void admit(Request request) {
    csrf.check(request, () -> Session.of(request).state().sentCsrfToken());
  }

  @Override
  public boolean isTouched(Request request) {
    return request.attribute(Session.KEY) != null;
  }

  @Override
  public Response<?> keep(Request request, Response<?> answer, boolean last) {
    Session session = request.attribute(Session.KEY);
    return session == null ? answer : session.state().keep(answer, last);
  }

  /** Tells the store that a session is in use, if it is time. */
  void touch(Revision session) {
    if (touches.isDue(session, clock.millis())) {
      try {
        writer.touch(session);
      } catch (HttpException e) {
        // It was logged. The answer is right all the same, and the session lives on for a while.
      }
    }
  }

  static String csrfToken(String id) {
    return Secrets.token(id, "csrf");
  }

  Duration confirmationTime() {
    return confirmationTime;
  }

  Confirmation confirmation(Duration time) {
    return new Confirmation(clock.millis() + time.toMillis(), ids.next());
  }

  boolean isRight(Confirmation kept, String token) {
    return Secrets.areEqual(kept.token(), token) && clock.millis() < kept.endMillis();
  }

  SessionWriter writer() {
    return writer;
  }

  SessionValues values() {
    return values;
  }

  SessionIds ids() {
    return ids;
  }

  SessionCookie cookie() {
    return cookie;
  }

  InstantSource clock() {
    return clock;
  }

  /** Closes the store. */
  @Override
  public void close() {
    calls.close();
  }
}
