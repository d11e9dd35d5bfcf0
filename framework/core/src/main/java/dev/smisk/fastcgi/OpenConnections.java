package dev.smisk.fastcgi;

import java.util.ArrayList;
import java.util.List;

/**
 * How many connections are open, and which listeners wait for one of them to close: {@link
 * Limits#connections()} over all listeners. Owned by the leading thread.
 */
final class OpenConnections {
  private final int max;
  private final List<Listener> paused = new ArrayList<>();
  private int count;

  OpenConnections(int max) {
    this.max = max;
  }

  boolean full() {
    return count >= max;
  }

  boolean none() {
    return count == 0;
  }

  void opened() {
    count++;
  }

  void closed() {
    count--;
    resume();
  }

  /** Stops a listener from accepting until a connection closes, or the timer looks again. */
  void pause(Listener listener) {
    listener.accepting(false);
    if (!paused.contains(listener)) {
      paused.add(listener);
    }
  }

  boolean anyPaused() {
    return !paused.isEmpty();
  }

  /** Lets listeners try again, if there is room. */
  void resume() {
    if (!paused.isEmpty() && !full()) {
      paused.forEach(listener -> listener.accepting(true));
      paused.clear();
    }
  }

  /** The listeners are closing: none is resumed any more. */
  void forgetPaused() {
    paused.clear();
  }
}
