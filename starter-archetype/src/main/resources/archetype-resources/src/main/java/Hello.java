package ${package};

import dev.smisk.App;
import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.Smisk;

/** The first routes, and how the app starts. */
public final class Hello {
  /** What the route answers, as JSON. */
  public record Greeting(String message) {}

  /** {@code GET /hello/World?greeting=Hi} */
  @Route("GET /hello/{name}")
  Greeting hello(String name, @Default("Hello") String greeting) {
    return new Greeting(greeting + ", " + name + "!");
  }

  /** The app, with all that its handlers' constructors need: {@code .provide(new Store())}. */
  static App app() {
    return Smisk.app();
  }

  public static void main(String[] args) {
    app().run(args);
  }
}
