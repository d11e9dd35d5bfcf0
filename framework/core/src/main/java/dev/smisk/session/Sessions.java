package dev.smisk.session;

import dev.smisk.http.SetCookie;
import dev.smisk.routing.Json;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How an app keeps sessions: where, under which cookie, and what protects them against requests
 * that other sites start. Immutable; each method returns another one. Bounds are limits of the app:
 * {@link SessionLimits}.
 *
 * <pre>{@code
 * Smisk.app().sessions(Sessions.in(FileSessionStore.at(folder)).trusting("https://app.example.com"))
 * }</pre>
 */
public final class Sessions {
  private final Supplier<? extends SessionStore> store;
  private final String cookie;
  private final Set<String> trusted;
  private final boolean csrf;
  private final InstantSource clock;

  private Sessions(
      Supplier<? extends SessionStore> store,
      String cookie,
      Set<String> trusted,
      boolean csrf,
      InstantSource clock) {
    this.store = store;
    this.cookie = cookie;
    this.trusted = trusted;
    this.csrf = csrf;
    this.clock = clock;
  }

  /** In this store, which the app closes at its end. */
  public static Sessions in(SessionStore store) {
    Objects.requireNonNull(store, "store");
    return in(() -> store);
  }

  /** In a store that is made when the app starts. */
  public static Sessions in(Supplier<? extends SessionStore> store) {
    return new Sessions(store, "session", Set.of(), true, InstantSource.system());
  }

  /** The same in another store. */
  public Sessions stored(Supplier<? extends SessionStore> other) {
    return new Sessions(other, cookie, trusted, csrf, clock);
  }

  /**
   * The cookie's name, over HTTPS with {@code __Host-} in front of it, or {@code __Secure-} where
   * the app is served under a prefix. Default: {@code session}.
   *
   * @throws IllegalArgumentException if it is no name of a cookie
   */
  public Sessions cookie(String name) {
    SetCookie.of(name, "");
    if (name.startsWith("__")) {
      throw new IllegalArgumentException(
          "the prefixes of " + name + " come by themselves: leave them out");
    }
    return new Sessions(store, name, trusted, csrf, clock);
  }

  /**
   * Lets pages of these origins send requests to routes that take a session, beside the app's own.
   *
   * @param origins such as {@code https://app.example.com}, with the port if it is not the scheme's
   * @throws IllegalArgumentException if one is no origin
   */
  public Sessions trusting(String... origins) {
    Set<String> all = new LinkedHashSet<>(trusted);
    for (String origin : origins) {
      String lower = origin.toLowerCase(Locale.ROOT);
      if (!lower.matches("[a-z][a-z0-9+.-]*://[^/?#\\s,]+")) {
        throw new IllegalArgumentException(
            "an origin is like https://app.example.com, without a path, not \"" + origin + "\"");
      }
      all.add(lower);
    }
    return new Sessions(store, cookie, Set.copyOf(all), csrf, clock);
  }

  /**
   * Whether requests that other sites start are refused on routes that take a session. Default:
   * true. False only where something else keeps them out.
   */
  public Sessions csrf(boolean refused) {
    return new Sessions(store, cookie, trusted, refused, clock);
  }

  /** By another clock, for tests; that of a store is its own. */
  public Sessions clock(InstantSource other) {
    return new Sessions(store, cookie, trusted, csrf, other);
  }

  /**
   * Begins to keep them; for the app.
   *
   * @param json values are written and read by it
   * @param prefix where the app is served, such as {@code /api}; empty: at the root
   * @throws IllegalStateException if the store cannot be made
   */
  public SessionKeeper start(Json json, SessionLimits limits, String prefix) {
    SessionStore made = store.get();
    return new SessionKeeper(
        new StoreCalls(made, limits.storeTime(), limits.storeCalls()),
        limits,
        new SessionValues(json),
        new SessionIds(),
        new SessionCookie(cookie, prefix.isEmpty() ? "/" : prefix),
        new CsrfCheck(csrf, trusted),
        clock);
  }
}
