package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** This module's tests are compiled without the annotation processor. */
class UnprocessedHandlersTest {
  private static final String FORGOTTEN = Forgotten.class.getName();

  static final class Forgotten {
    @Route("GET /forgotten")
    String found() {
      return "";
    }
  }

  @Test
  void find_namesClassesThatAreNotPublic() {
    assertThat(UnprocessedHandlers.find(List.of())).contains(FORGOTTEN);
  }

  @Test
  void find_leavesOutWhatIsServed() {
    Endpoint served = Endpoint.of(GET, "/forgotten").handledBy(FORGOTTEN, "found()", "");

    assertThat(UnprocessedHandlers.find(List.of(served))).doesNotContain(FORGOTTEN);
  }
}
