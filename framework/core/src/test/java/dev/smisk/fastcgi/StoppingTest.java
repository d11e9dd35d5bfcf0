package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The phases of a stop, as time passes. */
class StoppingTest implements Stopping.Loop {
  private static final Duration TIME = Duration.ofSeconds(20);

  private final List<Selectable> selectables = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Stopping stopping = new Stopping(this);
  private long now = 17;
  private boolean idle;

  /** A connection that keeps what it is told. */
  private final class Told implements Selectable {
    private final String name;
    private final boolean drains;

    Told(String name, boolean drains) {
      this.name = name;
      this.drains = drains;
    }

    @Override
    public void selected(SelectionKey key) {
      throw new AssertionError("nobody selects");
    }

    @Override
    public boolean drains() {
      return drains;
    }

    @Override
    public void lastCall() {
      told.add(name + " last call");
    }

    @Override
    public void stop(Duration within) {
      told.add(name + " stop " + within.toSeconds());
    }

    @Override
    public void close() {
      told.add(name + " close");
    }
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public List<Selectable> selectables() {
    return List.copyOf(selectables);
  }

  @Override
  public OpenConnections openConnections() {
    return new OpenConnections(1);
  }

  @Override
  public void takeArrived(int rounds) {
    told.add("arrived");
  }

  @Override
  public void attendAll() {}

  @Override
  public boolean isIdle() {
    return idle;
  }

  /** What is told as the loop comes around after that time. */
  private List<String> after(Duration time) throws IOException {
    now += time.toNanos();
    told.clear();
    assertThat(stopping.finished()).isFalse();
    return List.copyOf(told);
  }

  @Test
  void nothing_ends_before_it_is_asked_to() throws Exception {
    idle = true;
    assertThat(stopping.finished()).isFalse();
    assertThat(stopping.nextMillis(0)).isZero();
    assertThat(stopping.hurry()).isFalse();
  }

  @Test
  void without_a_successor_all_is_told_to_stop_at_once() throws Exception {
    selectables.add(new Told("a", false));
    stopping.ask(TIME, false);
    assertThat(after(Duration.ZERO)).containsExactly("arrived", "a stop 20");
    assertThat(stopping.nextMillis(0)).isZero();
    idle = true;
    assertThat(stopping.finished()).isTrue();
  }

  @Test
  void with_a_successor_the_last_call_is_at_three_quarters_and_the_stop_at_the_end()
      throws Exception {
    selectables.add(new Told("replaced", true));
    selectables.add(new Told("other", false));
    stopping.ask(TIME, true);

    assertThat(after(Duration.ZERO)).containsExactly("arrived", "other stop 20");
    assertThat(stopping.nextMillis(0)).as("it looks at the clock").isEqualTo(250);
    assertThat(stopping.nextMillis(5)).isEqualTo(5);
    selectables.remove(1);

    assertThat(after(Duration.ofSeconds(15).minusNanos(1))).isEmpty();
    assertThat(after(Duration.ofNanos(1))).containsExactly("replaced last call");
    assertThat(after(Duration.ofSeconds(5).minusNanos(1))).as("once").isEmpty();
    assertThat(after(Duration.ofNanos(1))).containsExactly("arrived", "replaced stop 20");
    assertThat(after(TIME)).as("requests that run end in their own time").isEmpty();
    idle = true;
    assertThat(stopping.finished()).isTrue();
  }

  @Test
  void a_drain_ends_when_nobody_is_connected_any_more() throws Exception {
    selectables.add(new Told("a", true));
    stopping.ask(TIME, true);
    assertThat(after(Duration.ZERO)).containsExactly("arrived");
    idle = true;
    assertThat(stopping.finished()).isTrue();
  }

  @Test
  void a_drain_that_is_hurried_stops_all() throws Exception {
    selectables.add(new Told("a", true));
    stopping.ask(TIME, true);
    assertThat(after(Duration.ZERO)).containsExactly("arrived");
    assertThat(stopping.hurry()).isTrue();
    assertThat(after(Duration.ZERO)).containsExactly("arrived", "a stop 20");
    assertThat(stopping.hurry()).isFalse();
  }

  @Test
  void what_is_cut_off_waits_for_nobody() throws Exception {
    selectables.add(new Told("a", true));
    stopping.ask(TIME, true);
    assertThat(after(Duration.ZERO)).containsExactly("arrived");
    stopping.cutOff();
    assertThat(stopping.finished()).isTrue();
  }
}
