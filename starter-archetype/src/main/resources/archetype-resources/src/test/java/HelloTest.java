package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smisk.test.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloTest {
  @RegisterExtension static final TestApp app = TestApp.of(Hello.app());

  @Test
  void hello_greets() {
    var response = app.get("/hello/World?greeting=Hi");
    assertEquals(200, response.status());
    assertEquals(new Hello.Greeting("Hi, World!"), response.json(Hello.Greeting.class));
  }

  @Test
  void unknownPath_is404() {
    assertEquals(404, app.get("/goodbye/World").status());
  }
}
