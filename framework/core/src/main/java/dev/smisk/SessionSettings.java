package dev.smisk;

import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.SessionLimits;

/** What the settings say of sessions. */
final class SessionSettings {
  private SessionSettings() {}

  static SessionLimits limits(Settings settings) {
    return new SessionLimits(
        settings.time(AppLimit.SESSION_TTL),
        settings.time(AppLimit.SESSION_LIFETIME),
        settings.limit(AppLimit.SESSION_BYTES),
        settings.time(AppLimit.SESSION_STORE_TIME),
        settings.count(AppLimit.SESSION_STORE_CALLS),
        settings.count(AppLimit.SESSION_ATTEMPTS),
        settings.time(AppLimit.SESSION_CONFIRM_TIME));
  }

  /** The store of an app that chooses none. */
  static MemorySessionStore store(Settings settings) {
    return MemorySessionStore.of(
        settings.count(AppLimit.SESSION_COUNT), settings.limit(AppLimit.SESSION_MEMORY));
  }
}
