package dev.smisk.examples.hello;

import dev.smisk.Route;
import dev.smisk.Smisk;

/** The smallest app: one route that answers JSON. */
public final class Hello {
  /** What {@code GET /hello/{name}} answers. */
  public record Greeting(String message) {}

  @Route("GET /hello/{name}")
  Greeting hello(String name) {
    return new Greeting("Hello, " + name + "!");
  }

  public static void main(String[] args) {
    Smisk.app().run(args);
  }
}
