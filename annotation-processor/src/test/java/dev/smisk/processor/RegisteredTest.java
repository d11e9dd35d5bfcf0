package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

class RegisteredTest {
  @Test
  void javac_findsTheProcessor() {
    assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
        .contains(RouteProcessor.class);
  }

  @Test
  void gradle_knowsThatOneFileIsMadeOfManySources() throws IOException {
    try (InputStream in =
        getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(RouteProcessor.class.getName() + ",aggregating\n");
    }
  }

  @Test
  void anySourceVersion_isSupported() {
    assertThat(new RouteProcessor().getSupportedSourceVersion()).isEqualTo(SourceVersion.latest());
  }
}
