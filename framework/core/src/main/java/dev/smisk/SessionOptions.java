package dev.smisk;

import dev.smisk.routing.Provided;
import dev.smisk.session.FileSessionStore;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.SealedCookies;
import dev.smisk.session.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What those who run an app say of its sessions: part of {@link Operations}. What is not said is as
 * the app has it.
 *
 * @param folder where files of sessions are; empty: not said
 * @param sync whether those are written through to the disk
 * @param cookie empty: not said
 * @param csrf null: not said
 * @param cookieKeys the file with keys of {@link SealedCookies}; empty: none
 */
record SessionOptions(
    String folder,
    FileSessionStore.Sync sync,
    String cookie,
    @Nullable Boolean csrf,
    List<String> trustedOrigins,
    String cookieKeys) {
  static final SessionOptions DEFAULTS =
      new SessionOptions("", FileSessionStore.Sync.ALWAYS, "", null, List.of(), "");

  SessionOptions withFolder(String path) {
    return new SessionOptions(path, sync, cookie, csrf, trustedOrigins, cookieKeys);
  }

  SessionOptions withSync(String text) {
    FileSessionStore.Sync chosen =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "always" -> FileSessionStore.Sync.ALWAYS;
          case "never" -> FileSessionStore.Sync.NEVER;
          default ->
              throw new IllegalArgumentException("it is always or never, not \"" + text + "\"");
        };
    return new SessionOptions(folder, chosen, cookie, csrf, trustedOrigins, cookieKeys);
  }

  SessionOptions withCookie(String name) {
    anySessions().cookie(name);
    return new SessionOptions(folder, sync, name, csrf, trustedOrigins, cookieKeys);
  }

  SessionOptions withCsrf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on" -> new SessionOptions(folder, sync, cookie, true, trustedOrigins, cookieKeys);
      case "off" -> new SessionOptions(folder, sync, cookie, false, trustedOrigins, cookieKeys);
      default -> throw new IllegalArgumentException("it is on or off, not \"" + text + "\"");
    };
  }

  SessionOptions withTrustedOrigins(String commaSeparated) {
    List<String> origins = List.of(commaSeparated.split("\\s*,\\s*", -1));
    anySessions().trusting(origins.toArray(String[]::new));
    return new SessionOptions(folder, sync, cookie, csrf, origins, cookieKeys);
  }

  SessionOptions withCookieKeys(String file) {
    SealedCookies.load(Path.of(file));
    return new SessionOptions(folder, sync, cookie, csrf, trustedOrigins, file);
  }

  private static Sessions anySessions() {
    return Sessions.in(MemorySessionStore::create);
  }

  /** What handler classes may take by their constructors. */
  void provideTo(Provided provided) {
    if (!cookieKeys.isEmpty()) {
      provided.add(SealedCookies.load(Path.of(cookieKeys)));
    }
  }

  /**
   * The app's own with what is said here in its place.
   *
   * @param lockTime for another process that writes the same session's file
   */
  Sessions over(Sessions app, Duration lockTime) {
    Sessions changed = app.trusting(trustedOrigins.toArray(String[]::new));
    if (!folder.isEmpty()) {
      changed = changed.stored(() -> files(lockTime));
    }
    if (!cookie.isEmpty()) {
      changed = changed.cookie(cookie);
    }
    return csrf == null ? changed : changed.csrf(csrf);
  }

  FileSessionStore files(Duration lockTime) {
    return FileSessionStore.at(Path.of(folder), sync, lockTime);
  }
}
