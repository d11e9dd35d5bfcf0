package dev.smisk.fastcgi;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one request (specification section 6.2: the PARAMS stream), decoded where
 * somebody asks: as UTF-8, else as ISO-8859-1. Names are case-sensitive.
 *
 * <p>Reading is thread-safe. It ends when the job's {@link Job#run} has returned: from then on
 * every method throws {@link IllegalStateException}, and never shows what belongs to another
 * request.
 */
public final class Params {
  private final ParamsBuffer buffer;
  private final int generation;

  Params(ParamsBuffer buffer) {
    this.buffer = buffer;
    this.generation = buffer.generation();
  }

  /** The first value of that name, or null. */
  public @Nullable String get(String name) {
    return buffer.value(name, generation);
  }

  /** Whether nginx says that it sent them. */
  boolean areOfNginx() {
    String software = get("SERVER_SOFTWARE");
    return software != null && software.startsWith("nginx");
  }

  /** All values of that name, in order, with the separator between them; null if there is none. */
  public @Nullable String joined(String name, String separator) {
    return buffer.joined(name, separator, generation);
  }

  /** Calls with every name and value, repeated names included, in the web server's order. */
  public void forEach(BiConsumer<String, String> action) {
    int count = buffer.count();
    for (int pair = 0; pair < count; pair++) {
      action.accept(buffer.nameAt(pair, generation), buffer.valueAt(pair, generation));
    }
    buffer.check(generation);
  }
}
