package dev.smisk.routing;

import static java.util.stream.Collectors.joining;

import dev.smisk.http.Validation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an app provides for the constructors of its handler classes, and what is to be closed when
 * it ends. Filled and asked at start-up by one thread.
 *
 * <p>A type is looked up exactly, then as a supertype of what was provided; two different values
 * that fit are an error, since either would be a guess. What is not found is asked of the injector,
 * once for each type.
 */
public final class Provided implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Provided.class);

  private final Map<Class<?>, Object> values = new HashMap<>();

  /** What the injector made. */
  private final Map<Class<?>, Object> injected = new HashMap<>();

  /** Last registered first. */
  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();

  private @Nullable Function<Class<?>, ?> injector;

  /** Nothing yet. */
  public Provided() {}

  /** Provides a value under its own class; it is closed at the end if it can be. */
  public Provided add(Object value) {
    return put(value.getClass(), value);
  }

  /**
   * Provides a value under this type; it is closed at the end if it can be.
   *
   * @throws IllegalArgumentException if there is a value of exactly this type already
   */
  public <T> Provided add(Class<T> type, T value) {
    return put(type, value);
  }

  private Provided put(Class<?> type, Object value) {
    if (values.putIfAbsent(type, value) != null) {
      throw new IllegalArgumentException(
          "a " + type.getName() + " is provided twice: provide it once, or under another type");
    }
    closing(value);
    return this;
  }

  /**
   * Who is asked for types that were not provided. It returns null for those that it does not know;
   * what it makes is its own to close.
   */
  public Provided injector(Function<Class<?>, ?> function) {
    injector = function;
    return this;
  }

  /**
   * Checks that there is a value for everything that these routes need.
   *
   * @throws IllegalStateException naming all that is missing or ambiguous, and who needs it
   */
  public void require(List<? extends Routes> tables) {
    List<String> faults = new ArrayList<>();
    List<RuntimeException> thrown = new ArrayList<>();
    for (Routes routes : tables) {
      Set<Class<?>> needed = new LinkedHashSet<>(routes.needs());
      routes.table().forEach(endpoint -> needed.addAll(endpoint.filters()));
      for (Class<?> type : needed) {
        String fault = fault(type, thrown);
        if (fault != null) {
          faults.add(fault + "; needed by " + owner(routes));
        }
      }
    }
    if (!faults.isEmpty()) {
      IllegalStateException all =
          new IllegalStateException(
              "the app cannot start, its handlers lack "
                  + (faults.size() == 1 ? "a value:" : faults.size() + " values:")
                  + "\n  "
                  + String.join("\n  ", faults));
      thrown.forEach(all::addSuppressed);
      throw all;
    }
  }

  /** The handler class that routes were compiled for. */
  static String owner(Routes routes) {
    return routes.table().isEmpty()
        ? routes.getClass().getName()
        : routes.table().get(0).handlerClass();
  }

  private @Nullable String fault(Class<?> type, List<RuntimeException> thrown) {
    try {
      return find(type) != null ? null : missing(type);
    } catch (Ambiguous ambiguous) {
      return ambiguous.getMessage();
    } catch (RuntimeException fromInjector) {
      thrown.add(fromInjector);
      return missing(type) + " (the injector threw " + fromInjector + ")";
    }
  }

  private static String missing(Class<?> type) {
    if (type == Validation.class) {
      return "no "
          + type.getName()
          + ", which checks the constraints of parameters: add dev.smisk:smisk-validation to the"
          + " dependencies, or call provide(Validation.class, value)";
    }
    return "no "
        + type.getName()
        + ": call provide(value), or provide("
        + type.getSimpleName()
        + ".class, value), on every app that serves it, in tests too";
  }

  /**
   * The value for a constructor parameter.
   *
   * @throws IllegalStateException if there is none, or more than one that fits
   */
  public <T> T get(Class<T> type) {
    Object value = find(type);
    if (value == null) {
      throw new IllegalStateException(missing(type));
    }
    return type.cast(value);
  }

  /** Whether a value fits, be it the injector's. */
  public boolean has(Class<?> type) {
    return find(type) != null;
  }

  /** What was provided under exactly this type, or null; the injector is not asked. */
  <T> @Nullable T optional(Class<T> type) {
    return type.cast(values.get(type));
  }

  private @Nullable Object find(Class<?> type) {
    Object exact = values.get(type);
    if (exact != null) {
      return exact;
    }
    Object fitting = null;
    for (Map.Entry<Class<?>, Object> entry : values.entrySet()) {
      if (type.isAssignableFrom(entry.getKey()) && fitting != entry.getValue()) {
        if (fitting != null) {
          throw new Ambiguous(type, values.keySet());
        }
        fitting = entry.getValue();
      }
    }
    return fitting != null ? fitting : inject(type);
  }

  /** Several values fit. */
  private static final class Ambiguous extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Ambiguous(Class<?> type, Set<Class<?>> provided) {
      super(
          "more than one "
              + type.getName()
              + " ("
              + provided.stream()
                  .filter(type::isAssignableFrom)
                  .map(Class::getName)
                  .sorted()
                  .collect(joining(", "))
              + "): choose by provide("
              + type.getSimpleName()
              + ".class, value)");
    }
  }

  private @Nullable Object inject(Class<?> type) {
    if (injector == null) {
      return null;
    }
    Object made = injected.get(type);
    if (made == null) {
      made = injector.apply(type);
      if (made != null) {
        injected.put(type, type.cast(made));
      }
    }
    return made;
  }

  /** Registers what is to be closed at the end, in reverse order; ignores what cannot be. */
  public <T> T closing(T handler) {
    if (handler instanceof AutoCloseable closeable && !isRegistered(closeable)) {
      closeables.push(closeable);
    }
    return handler;
  }

  /** One value may be provided under several types. */
  private boolean isRegistered(AutoCloseable closeable) {
    for (AutoCloseable registered : closeables) {
      if (registered == closeable) {
        return true;
      }
    }
    return false;
  }

  /** Closes in reverse order of registration; what fails is logged and the rest still closed. */
  @Override
  public void close() {
    while (!closeables.isEmpty()) {
      AutoCloseable closeable = closeables.pop();
      try {
        closeable.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        log.error("interrupted while closing {}", closeable.getClass().getName(), e);
      } catch (Exception | Error e) { // an Error too, such as a class that is gone by now
        log.error("could not close {}; closing the others", closeable.getClass().getName(), e);
      }
    }
  }
}
