package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import java.util.List;
import java.util.Set;
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
  void advice_isAWholePluginToPasteIntoThePom() {
    assertThat(UnprocessedHandlers.advice(Set.of(FORGOTTEN)))
        .contains("\n  " + FORGOTTEN + "\n")
        .contains(
            """
            Add to pom.xml, under <build><plugins>:

              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>dev.smisk</groupId>
                      <artifactId>smisk-processor</artifactId>
                      <version>%s</version>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
              </plugin>

            and rebuild: mvn clean package."""
                .formatted(Version.current()));
  }

  @Test
  void find_leavesOutWhatIsServed() {
    Endpoint served = Endpoint.of(GET, "/forgotten").handledBy(FORGOTTEN, "found()", "");

    assertThat(UnprocessedHandlers.find(List.of(served))).doesNotContain(FORGOTTEN);
  }
}
