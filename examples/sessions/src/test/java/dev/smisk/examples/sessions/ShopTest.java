package dev.smisk.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop in memory. */
class ShopTest {
  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app());

  private static TestResponse form(String path, String... fields) {
    return app.request("POST", path).form(fields).send();
  }

  @Test
  void login_keepsTheCart_andGreetsOnce() {
    form("/cart/tea");
    assertThat(form("/login", "user", "ada").status()).isEqualTo(303);

    assertThat(app.get("/me").text()).contains("Welcome, ada!");
    assertThat(app.get("/me").text()).isEqualTo("{\"user\":\"ada\",\"note\":\"\"}");
    assertThat(app.get("/cart").text()).isEqualTo("{\"items\":{\"tea\":1}}");
  }

  @Test
  void logout_leavesNothing() {
    form("/login", "user", "ada");
    form("/cart/tea?pieces=3");
    form("/logout");

    assertThat(app.get("/me").status()).isEqualTo(401);
    assertThat(app.get("/cart").text()).isEqualTo("{\"items\":{}}");
  }

  @Test
  void order_isMadeOnce() {
    form("/login", "user", "ada");
    form("/cart/tea");
    String token = app.get("/checkout").json().get("token").asString();

    assertThat(form("/checkout", "token", token).status()).isEqualTo(200);
    assertThat(form("/checkout", "token", token).status()).isEqualTo(409);
  }
}
