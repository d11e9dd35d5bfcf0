package dev.smisk.fastcgi;

import org.jspecify.annotations.Nullable;

/** Tells a thread that computes from one that waits, as far as one look can. */
final class ThreadLook {
  private static final String OUR_SOCKETS = SocketTransport.class.getName();

  private ThreadLook() {}

  /**
   * Whether that thread keeps a processor busy, or would if it got one: on a loaded machine threads
   * that only wait for their time slice are seen here far more often than those that block. One
   * that waits for a socket looks like them but for where it is; our own sockets never wait.
   */
  static boolean computes(@Nullable Thread thread) {
    if (thread == null || thread.getState() != Thread.State.RUNNABLE) {
      return false;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length == 0
        || !stack[0].isNativeMethod()
        || !stack[0].getClassName().startsWith("sun.nio.ch.")) {
      return true;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(OUR_SOCKETS)) {
        return true;
      }
    }
    return false;
  }
}
