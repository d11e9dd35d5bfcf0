package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.routing.RecordingLogger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ShutdownTest {
  private final RecordingLogger log = new RecordingLogger();
  private final Shutdown shutdown = new Shutdown(log);
  private final List<String> stopped = new ArrayList<>();

  private void stop(Throwable thrown) {
    shutdown.stop(
        "part",
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown;
        });
  }

  @Test
  void whatOnePartThrows_isLoggedAndTheOthersAreStopped() {
    List<Throwable> all =
        List.of(
            new IOException("disk"),
            new IllegalStateException("state"),
            new NoClassDefFoundError("class"));
    for (Throwable thrown : all) {
      stop(thrown);
      shutdown.stop("next", () -> stopped.add("after " + thrown.getMessage()));
    }

    assertThat(stopped).containsExactly("after disk", "after state", "after class");
    assertThat(log.lines).extracting(RecordingLogger.Line::thrown).isEqualTo(all);
    assertThat(log.lines.get(0).message())
        .isEqualTo("part could not be stopped; going on with the rest");
  }

  @Test
  void aLoggerThatFails_isNoReasonToStopHere() {
    log.broken = new NoClassDefFoundError("planted");
    stop(new IOException("disk"));
    shutdown.stop("next", () -> stopped.add("next"));

    assertThat(stopped).containsExactly("next");
  }

  @Test
  void requestsThatAreCutOff_areCounted() {
    shutdown.tellCutOff(0);
    shutdown.tellCutOff(1);
    shutdown.tellCutOff(1234);

    assertThat(log.lines).allSatisfy(line -> assertThat(line.level()).isEqualTo(Level.WARN));
    assertThat(log.lines)
        .extracting(RecordingLogger.Line::message)
        .containsExactly(
            "1 request had not ended in time and was cut off: raise SMISK_STOP_TIME if they may take"
                + " longer",
            "1234 requests had not ended in time and were cut off: raise SMISK_STOP_TIME if they may"
                + " take longer");
  }

  @Test
  void interruption_isKept() {
    stop(new InterruptedException());

    assertThat(Thread.interrupted()).isTrue();
  }
}
