package dev.smisk.session;

import java.time.Duration;

/**
 * The bounds of an app's sessions.
 *
 * @param ttl how long one lives after its last use; default 15 minutes
 * @param lifetime how long one lives however much it is used; default 12 hours
 * @param bytes of one session's data at most; default 65,536
 * @param storeTime for one call of the store, past it 503; default 2 seconds. Of effect where the
 *     store does not {@linkplain SessionStore#keepsTime keep time} itself
 * @param storeCalls of such a store at once; more wait, within their time; default 64
 * @param attempts of a change, while other requests write the session in between, past it 503;
 *     default 32
 * @param confirmationTime for a {@linkplain Session#confirmation confirmation} to come back;
 *     default 10 minutes
 */
public record SessionLimits(
    Duration ttl,
    Duration lifetime,
    long bytes,
    Duration storeTime,
    int storeCalls,
    int attempts,
    Duration confirmationTime) {
  /** The defaults. */
  public static final SessionLimits DEFAULT =
      new SessionLimits(
          Duration.ofMinutes(15),
          Duration.ofHours(12),
          65_536,
          Duration.ofSeconds(2),
          64,
          32,
          Duration.ofMinutes(10));

  /** Times are a millisecond or more, numbers positive. */
  public SessionLimits {
    if (ttl.toMillis() < 1
        || lifetime.toMillis() < 1
        || storeTime.toMillis() < 1
        || confirmationTime.toMillis() < 1) {
      throw new IllegalArgumentException("times of sessions must be 1 ms or more");
    }
    if (bytes < 1 || storeCalls < 1 || attempts < 1) {
      throw new IllegalArgumentException("limits of sessions must be positive");
    }
  }
}
