package dev.smisk.session;

import dev.smisk.http.Attribute;
import dev.smisk.http.Request;
import dev.smisk.routing.JsonType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client's requests have in common: values by name, kept on the server as JSON under a
 * random id that the client has in a cookie. A parameter of a handler, or {@link #of} in a filter.
 *
 * <ul>
 *   <li>Nothing is read before a value is asked for, and nothing is made by reading: a client gets
 *       a session when something is set.
 *   <li>Changes are written before the head of the answer is sent, and only if there are any. An
 *       answer of 5xx drops them. After that, as in the writer of a stream, changes throw {@link
 *       IllegalStateException}.
 *   <li>Requests of one client may run at once. Their changes are merged by name; where two have
 *       changed the same name, the later one is answered with 409 and nothing of it is kept. 409 is
 *       the answer, too, to a change of a session that was ended or renewed meanwhile.
 *   <li>If the store does not answer, methods that need it throw a 503 ({@link
 *       dev.smisk.http.HttpException}).
 * </ul>
 *
 * <p>Values are JSON by compiled code where a route mentions their class or {@code @Json} marks it,
 * else by reflection. They are copies: a list that was got and changed must be set again. Belongs
 * to the thread of its request; where its answer is pending, to that which completes the stage.
 */
public final class Session {
  static final Attribute<Session> KEY = Attribute.of("session", Session.class);

  private final SessionState state;
  private final SessionKeeper keeper;

  Session(SessionState state, SessionKeeper keeper) {
    this.state = state;
    this.keeper = keeper;
  }

  /**
   * The session of a request, the same at each call; for filters, and handlers that only have the
   * request. Costs nothing until it is used.
   *
   * @throws IllegalStateException in a {@link dev.smisk.http.Guard}, which must not wait for a
   *     store: take a {@link dev.smisk.http.Filter}
   */
  public static Session of(Request request) {
    Session session = request.attribute(KEY);
    if (session == null) {
      SessionKeeper keeper = request.variables().app().get(SessionKeeper.KEY);
      if (keeper == null) {
        throw new IllegalStateException(
            "this request does not come from an app: it has no session");
      }
      session = keeper.open(request);
      request.attribute(KEY, session);
    }
    return session;
  }

  /**
   * The value under a name, or null.
   *
   * @param type what it was set as
   * @throws IllegalStateException naming both if the value cannot be read as this type; it stays as
   *     it is
   */
  public <T> @Nullable T get(String name, Class<T> type) {
    byte[] value = state.get(SessionKeys.value(name));
    return value == null ? null : keeper.values().read(name, value, type);
  }

  /** The value under a name, or another one where there is none. */
  public <T> T get(String name, Class<T> type, T fallback) {
    T value = get(name, type);
    return value == null ? fallback : value;
  }

  /**
   * The value under a name, or null, of a type that has type arguments: {@code
   * JsonType.<List<Item>>generic(List.class, JsonType.of(Item.class))}.
   *
   * @throws IllegalStateException as above
   */
  public <T> @Nullable T get(String name, JsonType<T> type) {
    byte[] value = state.get(SessionKeys.value(name));
    return value == null ? null : keeper.values().read(name, value, type);
  }

  /**
   * Keeps a value under a name, in place of another.
   *
   * @param name of 1 to 200 characters
   * @param value encoded at once: what becomes of it later is not kept
   * @throws IllegalStateException if the session would become larger than {@code
   *     SMISK_SESSION_BYTES}, or its changes were written already
   */
  public void set(String name, Object value) {
    state.change(SessionKeys.value(name), keeper.values().write(value));
  }

  /** Keeps nothing under a name any more. */
  public void remove(String name) {
    state.change(SessionKeys.value(name), null);
  }

  /** The names that there are values under, unmodifiable. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String key : state.keys()) {
      if (SessionKeys.isValue(key)) {
        names.add(SessionKeys.name(key));
      }
    }
    return Set.copyOf(names);
  }

  /** When it was made, to the millisecond; now, where nothing was ever set. */
  public Instant created() {
    return state.created();
  }

  /**
   * Gives the session another id, with all that is in it, and ends the old id. To be called when a
   * client's rights change, above all when it logs in: an id that somebody else knows, or has
   * planted, is worth nothing then. Of two requests that do so at once one wins, and the other is
   * answered with 409.
   */
  public void renew() {
    state.renew();
  }

  /**
   * Ends the session: nothing of it is left, in the store and at the client, and no request that
   * runs meanwhile brings it back. What is set afterwards begins another one.
   */
  public void invalidate() {
    state.invalidate();
  }

  /** Keeps a value until a request asks for it by {@link #flashed}, as a message after a form. */
  public void flash(String name, Object value) {
    state.change(SessionKeys.flash(name), keeper.values().write(value));
  }

  /**
   * Takes a flash value out of the session; null where there is none, or it was taken.
   *
   * @throws IllegalStateException as for {@link #get(String, Class)}
   */
  public <T> @Nullable T flashed(String name, Class<T> type) {
    String key = SessionKeys.flash(name);
    byte[] value = state.get(key);
    if (value == null) {
      return null;
    }
    T read = keeper.values().read(name, value, type);
    state.change(key, null);
    return read;
  }

  /**
   * The token that a form of this app is to send as the field {@code _csrf}, for browsers that do
   * not tell where a request comes from (before 2020). A form with files ({@code
   * multipart/form-data}) is judged before its body is read, and has it in its action instead:
   * {@code action="/photos?_csrf=…"}. Of characters that URLs and HTML take as they are; the same
   * until the session is renewed.
   */
  public String csrfToken() {
    return state.csrfToken();
  }

  /**
   * A token that lets something be done once, within 10 minutes ({@code
   * SMISK_SESSION_CONFIRM_TIME}): put it into the form that asks whether it is meant, and give it
   * to {@link #confirm} when it comes back. A later one for the same purpose takes its place.
   *
   * @param purpose what it is for, of 1 to 200 characters, such as {@code delete-account}
   */
  public String confirmation(String purpose) {
    return confirmation(purpose, keeper.confirmationTime());
  }

  /** The same for another time. */
  public String confirmation(String purpose, Duration time) {
    Confirmation made = keeper.confirmation(time);
    state.change(SessionKeys.confirmation(purpose), made.encode());
    return made.token();
  }

  /**
   * Whether this is the token that was given out for this purpose, now and for the first time: true
   * for one request alone, of all that send it at once. Writes the session's changes so far.
   */
  public boolean confirm(String purpose, String token) {
    Objects.requireNonNull(token, "token");
    String key = SessionKeys.confirmation(purpose);
    byte[] kept = state.get(key);
    return kept != null && keeper.isRight(Confirmation.decode(kept), token) && state.takeOnce(key);
  }

  SessionState state() {
    return state;
  }
}
