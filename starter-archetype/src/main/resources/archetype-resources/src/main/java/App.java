package ${package};

import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.Smisk;

/** The app: its routes, and how it starts. */
public final class App {
  /** What the route answers, as JSON. */
  public record Greeting(String message) {}

  /** {@code GET /hello/World?greeting=Hi} */
  @Route("GET /hello/{name}")
  Greeting hello(String name, @Default("Hello") String greeting) {
    return new Greeting(greeting + ", " + name + "!");
  }

  public static void main(String[] args) {
    Smisk.app().run(args);
  }
}
