package dev.smisk.test;

import dev.smisk.session.FileSessionStore;
import dev.smisk.session.SessionStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in files do what every store does; its instances share a folder. */
class FileSessionStoreContractTest extends SessionStoreContract {
  @TempDir Path folder;

  private final TestClock clock = TestClock.standing();

  @Override
  protected SessionStore open() {
    return FileSessionStore.at(folder, FileSessionStore.Sync.NEVER, clock);
  }

  @Override
  protected void passTime(Duration time) {
    clock.pass(time);
  }
}
