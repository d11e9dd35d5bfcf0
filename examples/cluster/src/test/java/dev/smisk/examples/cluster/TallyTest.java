package dev.smisk.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TallyTest {
  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app());

  private static Tally.Page note(int number) {
    return app.post("/tally", new Tally.Next(number)).json(Tally.Page.class);
  }

  @Test
  void numbers_areNotedInTheirOrder_byClient() {
    assertThat(note(7).numbers()).containsExactly(7);
    assertThat(note(3).numbers()).containsExactly(7, 3);
    assertThat(app.get("/tally").json(Tally.Page.class).count()).isEqualTo(2);
    app.forgetCookies();
    assertThat(app.get("/tally").json(Tally.Page.class).count()).isZero();
  }
}
