package dev.smisk.session;

import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request's view on its session: what was read, what was changed, and what the client knows.
 * Belongs to the request's thread.
 *
 * <pre>
 * untouched ──get──► read ──change──► changed ──keep──► written ─┐
 *     │                                  ▲                       │ a filter changes it on the way back
 *     └──────────────change──────────────┘◄──────────────────────┘
 * any ──keep (last, failed)──► over: changes throw
 * </pre>
 */
final class SessionState {
  private final SessionKeeper keeper;
  private final Request request;

  /** The id that the client has, as far as it was told yet. */
  private @Nullable String told;

  /** Whether {@link #kept} is what the store has. */
  private boolean loaded;

  /** As it was read or written last; null: there is none. */
  private @Nullable Revision kept;

  /** What the store failed with: it is not asked again. */
  private @Nullable HttpException failure;

  /** Since then. */
  private final SessionChanges changes = new SessionChanges();

  /** What is to be ended. */
  private @Nullable String ended;

  /** The id that it is to have from now on; null: none, or the one that it has. */
  private @Nullable String nextId;

  private boolean over;

  SessionState(SessionKeeper keeper, Request request) {
    this.keeper = keeper;
    this.request = request;
    this.told = keeper.cookie().sent(request);
  }

  private @Nullable Revision kept() {
    if (failure != null) {
      throw failure;
    }
    if (!loaded) {
      try {
        kept = told == null ? null : keeper.writer().read(told);
      } catch (HttpException e) {
        failure = e;
        throw e;
      }
      loaded = true;
    }
    return kept;
  }

  byte @Nullable [] get(String key) {
    return changes.has(key) ? changes.get(key) : before(key);
  }

  private byte @Nullable [] before(String key) {
    Revision revision = kept();
    return revision == null ? null : revision.data().values().get(key);
  }

  Set<String> keys() {
    Revision revision = kept();
    return changes.onto(revision == null ? Set.of() : revision.data().values().keySet());
  }

  Instant created() {
    Revision revision = kept();
    return Instant.ofEpochMilli(
        revision == null ? keeper.clock().millis() : revision.data().createdMillis());
  }

  /** Keeps what differs from what is there; checks that it fits. */
  void change(String key, byte @Nullable [] value) {
    checkOpen();
    Revision revision = kept();
    if (Arrays.equals(value, before(key))) {
      changes.forget(key);
      return;
    }
    byte[] last = changes.get(key);
    boolean was = changes.has(key);
    changes.put(key, value);
    try {
      long now = keeper.clock().millis();
      SessionData data = revision == null ? SessionData.empty(now) : revision.data();
      keeper.writer().checkSize(changes.onto(data, now));
    } catch (IllegalStateException e) {
      if (was) {
        changes.put(key, last);
      } else {
        changes.forget(key);
      }
      throw e;
    }
  }

  void renew() {
    checkOpen();
    if (kept() != null && nextId == null) {
      nextId = keeper.ids().next();
    }
  }

  void invalidate() {
    checkOpen();
    ended = told;
    kept = null;
    loaded = true;
    nextId = null;
    changes.clear();
  }

  /** Made of the id, so that nothing must be kept for it. A session without one gets one. */
  String csrfToken() {
    Revision revision = kept();
    if (revision == null && nextId == null) {
      checkOpen();
      nextId = keeper.ids().next();
    }
    String id = nextId == null && revision != null ? revision.id() : nextId;
    return SessionKeeper.csrfToken(String.valueOf(id));
  }

  /** The token of the session that the client sent, if there is one. */
  @Nullable String sentCsrfToken() {
    Revision revision = kept();
    return revision == null ? null : SessionKeeper.csrfToken(revision.id());
  }

  /** Removes a value now; false if another request was quicker. */
  boolean takeOnce(String key) {
    checkOpen();
    Revision revision = kept();
    if (revision == null || before(key) == null) {
      return false; // made and confirmed by the same request
    }
    changes.put(key, null);
    try {
      kept = keeper.writer().update(revision, changes);
      changes.clear();
      return true;
    } catch (SessionConflict e) {
      changes.forget(key);
      if (!e.key().equals(key)) {
        throw e;
      }
      return false;
    }
  }

  private void checkOpen() {
    if (over) {
      throw new IllegalStateException(
          "the session's changes were written before the head of the answer: change it before the"
              + " handler returns");
    }
  }

  /** Writes what has changed, and tells the client of another id. */
  Response<?> keep(Response<?> answer, boolean last) {
    if (over) {
      return answer;
    }
    if (answer.status() >= 500) {
      drop();
    }
    try {
      boolean hasEnded = end();
      write();
      over = last;
      return withCookie(answer, hasEnded);
    } catch (Throwable e) {
      drop();
      over = true;
      throw e;
    }
  }

  private void drop() {
    changes.clear();
    ended = null;
    nextId = null;
  }

  private boolean end() {
    if (ended == null) {
      return false;
    }
    keeper.writer().delete(ended);
    ended = null;
    told = null;
    return true;
  }

  private void write() {
    SessionWriter writer = keeper.writer();
    Revision revision = kept;
    if (revision == null) {
      if (!changes.isEmpty() || nextId != null) {
        kept = writer.create(nextId == null ? keeper.ids().next() : nextId, changes);
      }
    } else if (nextId != null) {
      kept = move(revision, nextId);
    } else if (!changes.isEmpty()) {
      kept = writer.update(revision, changes);
    } else {
      keeper.touch(revision);
    }
    changes.clear();
    nextId = null;
  }

  /** Where it is not known which id is left, the client is told the one that surely is. */
  private Revision move(Revision revision, String id) {
    String[] moved = {null};
    try {
      return keeper.writer().move(revision, id, changes, to -> moved[0] = to);
    } catch (HttpException e) {
      throw moved[0] == null
          ? e
          : e.header("Set-Cookie", keeper.cookie().of(request, moved[0]).toString());
    }
  }

  private Response<?> withCookie(Response<?> answer, boolean hasEnded) {
    if (kept != null && !kept.id().equals(told)) {
      told = kept.id();
      return forOne(answer).cookie(keeper.cookie().of(request, kept.id()));
    }
    return hasEnded ? forOne(answer).cookie(keeper.cookie().deletion(request)) : answer;
  }

  /** What sets a client's cookie is for no other one: caches on the way must not keep it. */
  private static Response<?> forOne(Response<?> answer) {
    return answer.header("Cache-Control") == null
        ? answer.header("Cache-Control", "no-store")
        : answer;
  }

  /** The request has ended. */
  void close() {
    drop();
    over = true;
  }
}
