package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.smisk.session.SessionStore;
import dev.smisk.test.TinyStore.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A store that keeps the contract passes it, and one with a fault does not. */
class SessionStoreContractTest {
  /** At most, on a busy machine: a race shows only where threads take turns. */
  private static final int RUNS = 20;

  private static final Set<Fault> RACES =
      EnumSet.of(
          Fault.WRITES_ARE_TWO_STEPS, Fault.READS_ARE_TWO_STEPS, Fault.TOUCH_WRITES_WHAT_IT_READ);

  /** Contracts of a store with a fault; run by the tests below alone, for its name is no test's. */
  static class Faulty extends SessionStoreContract {
    private static final String FAULT = "smisk.test.fault";

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final TinyStore.Data data = new TinyStore.Data();
    private boolean second;

    static Fault fault() {
      return Fault.valueOf(System.getProperty(FAULT, "NONE"));
    }

    @Override
    protected SessionStore open() {
      boolean first = !second;
      second = true;
      return new TinyStore(data, fault(), millis::get, !first);
    }

    @Override
    protected void passTime(Duration time) {
      millis.addAndGet(time.toMillis());
    }
  }

  @Nested
  class WithAClock extends Faulty {}

  /** As memory does; and time that passes by itself. */
  @Nested
  class AloneAndWithoutAClock extends SessionStoreContract {
    @Override
    protected SessionStore open() {
      return new TinyStore(
          new TinyStore.Data(), Fault.NONE, () -> System.nanoTime() / 1_000_000, false);
    }

    @Override
    protected boolean shared() {
      return false;
    }

    @Override
    protected Duration shortTtl() {
      return Duration.ofMillis(200);
    }

    @Override
    protected int largestData() {
      return 1000;
    }
  }

  /** By test, whether it passed. */
  private static Map<String, Boolean> run(Fault fault) {
    Map<String, Boolean> results = Collections.synchronizedMap(new TreeMap<>());
    System.setProperty(Faulty.FAULT, fault.name());
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Faulty.class))
                  .build(),
              new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                  if (test.isTest()) {
                    results.put(
                        test.getDisplayName(),
                        result.getStatus() == TestExecutionResult.Status.SUCCESSFUL);
                  }
                }
              });
    } finally {
      System.clearProperty(Faulty.FAULT);
    }
    return results;
  }

  private static List<String> failed(Fault fault) {
    return run(fault).entrySet().stream()
        .filter(e -> !e.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void eachFault_isFound_andEachTestFindsOne() {
    Set<String> tests = run(Fault.NONE).keySet();
    assertThat(tests).hasSizeGreaterThan(20);
    Set<String> found = new TreeSet<>();
    List<String> report = new ArrayList<>();
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.NONE))) {
      List<String> failed = failed(fault);
      for (int i = 1; i < RUNS && failed.isEmpty(); i++) {
        failed = failed(fault);
      }
      report.add(fault + " is found by " + failed);
      assertThat(failed).as("tests that find %s", fault).isNotEmpty();
      found.addAll(failed);
    }
    for (int i = 0; i < RUNS && found.size() < tests.size(); i++) {
      RACES.forEach(fault -> found.addAll(failed(fault)));
    }
    assertThat(found).as(String.join("\n", report)).isEqualTo(new TreeSet<>(tests));
    assertThat(Arrays.stream(Fault.values()).skip(1)).hasSizeGreaterThan(10);
  }
}
