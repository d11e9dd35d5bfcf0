package dev.smisk.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What the contract's tests must know of a store, and what they share. */
abstract class SessionStoreHooks {
  /** Longer than any test. */
  static final Duration LONG = Duration.ofHours(2);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SessionStore> opened = new ArrayList<>();

  /**
   * Opens a store. It is closed after the test. Where {@link #shared()} holds, those opened in one
   * test are on the same data, as the instances of an app have them.
   *
   * @throws Exception if there is none to open; the test fails
   */
  protected abstract SessionStore open() throws Exception;

  /**
   * Whether a second store that is opened sees what the first one keeps. Default: true; false for
   * one that keeps its data in itself.
   */
  protected boolean shared() {
    return true;
  }

  /**
   * The time to live that tests give to what they want to see end. Default: 1 s; it should be much
   * longer than a write and a touch take.
   */
  protected Duration shortTtl() {
    return Duration.ofSeconds(1);
  }

  /** The most bytes that one session is tested with. Default: 1 MiB. */
  protected int largestData() {
    return 1 << 20;
  }

  /**
   * Lets time pass, as the stores see it. Default: waits. Override it where stores have a clock
   * that can be set.
   *
   * @param time at most a little more than {@link #shortTtl()}
   * @throws Exception if it cannot; the test fails
   */
  protected void passTime(Duration time) throws Exception {
    long start = System.nanoTime();
    for (long left = time.toNanos(); left > 0; left = time.toNanos() - System.nanoTime() + start) {
      Thread.sleep(Math.min(left / 1_000_000 + 1, 100));
    }
  }

  /** Until what was given {@link #shortTtl()} has ended. */
  final void passTtl() throws Exception {
    passTime(shortTtl().plusMillis(20));
  }

  /** One more store, closed after the test. */
  final SessionStore store() throws Exception {
    SessionStore store = open();
    opened.add(store);
    return store;
  }

  /** A second instance's store where there can be one, else the first. */
  final SessionStore besides(SessionStore store) throws Exception {
    return shared() ? store() : store;
  }

  @AfterEach
  final void closeStores() {
    opened.forEach(SessionStore::close);
    opened.clear();
  }

  /** As the framework makes them. */
  static String newId() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(SessionStore.Entry entry) {
    return new String(entry.data(), StandardCharsets.UTF_8);
  }

  static void assertKept(SessionStore store, String id, String data, long version)
      throws IOException {
    SessionStore.@Nullable Entry entry = store.read(id);
    assertNotNull(entry, () -> "nothing is kept under " + id);
    assertEquals(data, text(entry), "the data");
    assertEquals(version, entry.version(), "the version");
  }
}
