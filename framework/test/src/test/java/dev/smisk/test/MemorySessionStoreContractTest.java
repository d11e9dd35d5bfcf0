package dev.smisk.test;

import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.SessionStore;
import java.time.Duration;

/** Sessions in memory do what every store does. */
class MemorySessionStoreContractTest extends SessionStoreContract {
  private final TestClock clock = TestClock.standing();

  @Override
  protected SessionStore open() {
    return MemorySessionStore.of(10_000, 64 << 20, clock);
  }

  @Override
  protected boolean shared() {
    return false;
  }

  @Override
  protected void passTime(Duration time) {
    clock.pass(time);
  }
}
