package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvidedTest {
  interface Shelf {}

  static class MemoryShelf implements Shelf {}

  static final class LoudShelf extends MemoryShelf {}

  static final class Clock {}

  private final List<String> closed = new ArrayList<>();

  private final class Resource implements AutoCloseable {
    private final String name;

    Resource(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @Test
  void exact_type_wins_over_assignable_ones() {
    MemoryShelf exact = new MemoryShelf();
    Provided provided = new Provided().add(new LoudShelf()).add(exact);

    assertThat(provided.get(MemoryShelf.class)).isSameAs(exact);
  }

  @Test
  void the_one_assignable_value_is_found() {
    LoudShelf shelf = new LoudShelf();
    Provided provided = new Provided().add(shelf).add(new Clock());

    assertThat(provided.get(Shelf.class)).isSameAs(shelf);
    assertThat(provided.get(MemoryShelf.class)).isSameAs(shelf);
  }

  @Test
  void two_candidates_are_an_error_that_names_them() {
    Provided provided = new Provided().add(new LoudShelf()).add(new MemoryShelf());

    assertThatIllegalStateException()
        .isThrownBy(() -> provided.get(Shelf.class))
        .withMessageContainingAll(
            "more than one dev.smisk.routing.ProvidedTest$Shelf",
            "LoudShelf, dev.smisk.routing.ProvidedTest$MemoryShelf",
            "choose by provide(Shelf.class, value)");
  }

  @Test
  void choosing_by_type_settles_it() {
    LoudShelf chosen = new LoudShelf();
    Provided provided = new Provided().add(new MemoryShelf()).add(chosen).add(Shelf.class, chosen);

    assertThat(provided.get(Shelf.class)).isSameAs(chosen);
  }

  @Test
  void one_value_under_two_types_is_no_choice_and_closed_once() {
    Resource one = new Resource("one");
    Provided provided = new Provided().add(Resource.class, one).add(AutoCloseable.class, one);

    assertThat(provided.get(Object.class)).isSameAs(one);
    provided.close();

    assertThat(closed).containsExactly("one");
  }

  @Test
  void the_same_type_twice_is_refused() {
    Provided provided = new Provided().add(new Clock());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> provided.add(new Clock()))
        .withMessageContaining("Clock is provided twice");
  }

  @Test
  void the_injector_is_asked_once_for_what_is_not_provided() {
    List<Class<?>> asked = new ArrayList<>();
    Shelf shelf = new MemoryShelf();
    Provided provided =
        new Provided()
            .add(new Clock())
            .injector(
                type -> {
                  asked.add(type);
                  return type == Shelf.class ? shelf : null;
                });

    provided.require(List.of(TestRoutes.needing("com.acme.A", Shelf.class, Clock.class)));

    assertThat(provided.get(Shelf.class)).isSameAs(shelf);
    assertThat(provided.get(Clock.class)).isNotNull();
    assertThat(asked).containsExactly(Shelf.class);
  }

  @Test
  void all_that_is_missing_is_one_error_that_says_who_needs_it() {
    RuntimeException thrown = new RuntimeException("no binding");
    Provided provided =
        new Provided()
            .add(new LoudShelf())
            .add(new MemoryShelf())
            .injector(
                type -> {
                  if (type == Runnable.class) {
                    throw thrown;
                  }
                  return null;
                });

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                provided.require(
                    List.of(
                        TestRoutes.needing("com.acme.A", Clock.class, Shelf.class),
                        TestRoutes.needing("com.acme.B", Runnable.class, LoudShelf.class))))
        .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(thrown))
        .satisfies(
            e ->
                assertThat(e.getMessage().lines().map(String::strip))
                    .containsExactly(
                        "the app cannot start, its handlers lack 3 values:",
                        "no dev.smisk.routing.ProvidedTest$Clock: call provide(value), or"
                            + " provide(Clock.class, value), on every app that serves it, in tests"
                            + " too; needed by com.acme.A",
                        "more than one dev.smisk.routing.ProvidedTest$Shelf"
                            + " (dev.smisk.routing.ProvidedTest$LoudShelf,"
                            + " dev.smisk.routing.ProvidedTest$MemoryShelf): choose by"
                            + " provide(Shelf.class, value); needed by com.acme.A",
                        "no java.lang.Runnable: call provide(value), or provide(Runnable.class,"
                            + " value), on every app that serves it, in tests too (the injector threw"
                            + " java.lang.RuntimeException: no binding); needed by com.acme.B"));
  }

  @Test
  void what_can_be_closed_is_closed_in_reverse_order_once() {
    Provided provided = new Provided().add(new Resource("pool"));
    provided.closing(new Resource("handler 1"));
    provided.closing(new Clock());
    provided.closing(new Resource("handler 2"));

    provided.close();
    provided.close();

    assertThat(closed).containsExactly("handler 2", "handler 1", "pool");
  }

  @Test
  void a_close_that_fails_does_not_stop_the_others() {
    Provided provided = new Provided().add(new Resource("pool"));
    provided.closing(
        (AutoCloseable)
            () -> {
              throw new InterruptedException("busy");
            });
    provided.closing(
        (AutoCloseable)
            () -> {
              throw new java.io.IOException("gone");
            });
    provided.closing(
        (AutoCloseable)
            () -> {
              throw new NoClassDefFoundError("replaced while it ran");
            });

    provided.close();

    assertThat(closed).containsExactly("pool");
    assertThat(Thread.interrupted()).isTrue();
  }
}
