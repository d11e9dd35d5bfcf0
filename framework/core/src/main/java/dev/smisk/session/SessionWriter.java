package dev.smisk.session;

import dev.smisk.http.HttpException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads sessions from the store and writes changes of them, so that no request's change undoes
 * another's in silence. Thread-safe.
 *
 * <p>A change is written onto the version that was read. Where the store refuses it, as somebody
 * else has written meanwhile, it is put onto the newer version, unless that one has another value
 * under a key that is changed here: then the request is answered with 409, and so it is where the
 * session was ended or renewed meanwhile. Of two requests that renew one session, one wins.
 */
final class SessionWriter {
  private final StoreCalls calls;
  private final SessionLimits limits;
  private final InstantSource clock;

  SessionWriter(StoreCalls calls, SessionLimits limits, InstantSource clock) {
    this.calls = calls;
    this.limits = limits;
    this.clock = clock;
  }

  /** The session of this id, or null if there is none any more, or never was. */
  @Nullable Revision read(String id) {
    SessionStore.Entry entry = calls.call(store -> store.read(id));
    if (entry == null) {
      return null;
    }
    SessionData data = calls.call(store -> SessionData.decode(entry.data()));
    return data == null || isOver(data) ? null : new Revision(id, entry.version(), data);
  }

  private boolean isOver(SessionData data) {
    return left(data).toMillis() < 1;
  }

  /** How long it may live if it is not used again. */
  Duration left(SessionData data) {
    long end = Math.addExact(data.createdMillis(), limits.lifetime().toMillis());
    return Duration.ofMillis(Math.min(limits.ttl().toMillis(), end - clock.millis()));
  }

  /** Writes a session under an id that nobody knows of yet. */
  Revision create(String id, SessionChanges changes) {
    SessionData data = changes.onto(SessionData.empty(clock.millis()), clock.millis());
    if (!write(id, data, 0)) {
      throw new IllegalStateException("the store of sessions holds something under a new id");
    }
    return new Revision(id, 1, data);
  }

  /** Writes changes of a session that is there. */
  Revision update(Revision base, SessionChanges changes) {
    Revision current = base;
    for (int attempt = 0; attempt < limits.attempts(); attempt++) {
      SessionData data = changes.onto(current.data(), clock.millis());
      if (write(base.id(), data, current.version())) {
        return new Revision(base.id(), current.version() + 1, data);
      }
      current = newer(base, changes);
    }
    throw busy();
  }

  private Revision newer(Revision base, SessionChanges changes) {
    Revision newer = read(base.id());
    if (newer == null) {
      throw ended();
    }
    changes.check(base.data(), newer.data());
    return newer;
  }

  /**
   * Gives a session an id that nobody knows of yet, with changes. The new one is written before the
   * old one is closed, which the store refuses if somebody has written there meanwhile: so nothing
   * gets lost between the two, and whoever comes later with the old id finds nothing.
   *
   * @param moved told of the new id while nobody can be sure that the old one is still there, and
   *     of null once it is
   */
  Revision move(Revision base, String id, SessionChanges changes, Moved moved) {
    Revision current = base;
    for (int version = 0; version < limits.attempts(); version++) {
      SessionData data = changes.onto(current.data(), clock.millis());
      if (!write(id, data, version)) {
        throw busy();
      }
      moved.to(id);
      long old = current.version();
      Duration left = left(data);
      if (isTrue(calls.call(store -> store.write(base.id(), SessionData.moved(), left, old)))) {
        delete(base.id());
        return new Revision(id, version + 1, data);
      }
      moved.to(null);
      try {
        current = newer(base, changes);
      } catch (HttpException refused) {
        delete(id);
        throw refused;
      }
    }
    throw busy();
  }

  /** Hears where a session has gone. */
  @FunctionalInterface
  interface Moved {
    void to(@Nullable String id);
  }

  /** Ends a session, wherever it is used now. */
  void delete(String id) {
    calls.call(
        store -> {
          store.delete(id);
          return true;
        });
  }

  void touch(Revision session) {
    Duration left = left(session.data());
    calls.call(
        store -> {
          store.touch(session.id(), left);
          return true;
        });
  }

  private boolean write(String id, SessionData data, long version) {
    Duration left = left(data);
    if (left.toMillis() < 1) {
      throw ended();
    }
    checkSize(data);
    byte[] bytes = data.encode();
    return isTrue(calls.call(store -> store.write(id, bytes, left, version)));
  }

  private static boolean isTrue(@Nullable Boolean answer) {
    return answer != null && answer;
  }

  /** The app's fault, and no client's. */
  void checkSize(SessionData data) {
    if (data.bytes() > limits.bytes()) {
      throw new IllegalStateException(
          "the session would hold "
              + data.bytes()
              + " bytes, and "
              + limits.bytes()
              + " are allowed: keep less in it, or raise SMISK_SESSION_BYTES");
    }
  }

  private static HttpException ended() {
    return new HttpException(
        409, "the session was ended or renewed meanwhile: repeat this request with the new one");
  }

  private static HttpException busy() {
    return new HttpException(503, "too many requests change this session at once: try again")
        .header("Retry-After", "1");
  }
}
