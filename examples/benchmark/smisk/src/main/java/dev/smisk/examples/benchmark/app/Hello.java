package dev.smisk.examples.benchmark.app;

import dev.smisk.Route;
import dev.smisk.Smisk;

/** The benchmark's route on this framework. */
public final class Hello {
  /** What is sent as JSON. */
  public record Greeting(String message) {
    static Greeting to(String name) {
      return new Greeting("Hello, " + name + "!");
    }
  }

  @Route("GET /hello/{name}")
  Greeting hello(String name) {
    return Greeting.to(name);
  }

  /** {@code java -jar benchmark.jar --listen unix:/path} */
  public static void main(String[] args) {
    Smisk.app().run(args);
  }
}
