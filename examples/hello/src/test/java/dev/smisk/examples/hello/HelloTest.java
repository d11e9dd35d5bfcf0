package dev.smisk.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloTest {
  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app());

  @Test
  void hello_greetsByName() {
    assertThat(app.get("/hello/World").text()).isEqualTo("{\"message\":\"Hello, World!\"}");
    assertThat(app.get("/hello/J%C3%B6rg").json().get("message").asString())
        .isEqualTo("Hello, Jörg!");
  }
}
