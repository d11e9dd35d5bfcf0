package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import java.util.ArrayList;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class CookiesBetweenTestsTest {
  @RegisterExtension
  static final TestApp shared =
      TestApp.of(Smisk.app().provide(new Sample.Events(new ArrayList<>())));

  @RegisterExtension
  final TestApp own = TestApp.of(Smisk.app().provide(new Sample.Events(new ArrayList<>())));

  @RepeatedTest(2)
  void eachTest_beginsWithoutCookies() {
    assertThat(shared.get("/cookie").text()).isEqualTo("none");
    assertThat(own.get("/cookie").text()).isEqualTo("none");
    shared.get("/login");
    own.get("/login");
  }
}
