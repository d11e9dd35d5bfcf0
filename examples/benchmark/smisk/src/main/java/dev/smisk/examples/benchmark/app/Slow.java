package dev.smisk.examples.benchmark.app;

import dev.smisk.Route;
import dev.smisk.examples.benchmark.app.Hello.Greeting;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Routes that block or compute, for the table of blocking handlers beside fast ones. None is marked
 * as blocking: the runtime has to find out.
 */
public final class Slow {
  private final AtomicInteger calls = new AtomicInteger();

  @Route("GET /sleep/{millis}")
  Greeting sleep(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return Greeting.to(Integer.toString(millis));
  }

  /** One call of twenty blocks. */
  @Route("GET /sometimes/{name}")
  Greeting sometimes(String name) throws InterruptedException {
    if (calls.getAndIncrement() % 20 == 0) {
      Thread.sleep(100);
    }
    return Greeting.to(name);
  }

  /**
   * About 0.9 ms of shifts, each of which needs the one before; the answer proves that they were
   * done.
   */
  @Route("GET /burn/{name}")
  Greeting burn(String name) {
    long value = 1;
    for (int i = 0; i < 550_000; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    return new Greeting(name + " burnt " + Long.toHexString(value));
  }
}
