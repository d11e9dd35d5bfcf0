package dev.smisk;

import dev.smisk.dev.HttpFuzz;
import dev.smisk.fastcgi.ConnectionFuzz;
import dev.smisk.fastcgi.ParamsFuzz;
import dev.smisk.fastcgi.RecordFuzz;
import dev.smisk.http.MultipartFuzz;
import dev.smisk.routing.PathFuzz;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is fuzzed.
 *
 * @param type the class that Jazzer is given
 * @param code its {@code fuzzerTestOneInput}
 * @param seeds what to begin with, and what once failed
 */
record FuzzTarget(Class<?> type, Consumer<byte[]> code, List<byte[]> seeds) {
  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(RecordFuzz.class, RecordFuzz::fuzzerTestOneInput, RecordFuzz.seeds()),
        new FuzzTarget(ParamsFuzz.class, ParamsFuzz::fuzzerTestOneInput, ParamsFuzz.seeds()),
        new FuzzTarget(
            ConnectionFuzz.class, ConnectionFuzz::fuzzerTestOneInput, ConnectionFuzz.seeds()),
        new FuzzTarget(HttpFuzz.class, HttpFuzz::fuzzerTestOneInput, HttpFuzz.seeds()),
        new FuzzTarget(
            MultipartFuzz.class, MultipartFuzz::fuzzerTestOneInput, MultipartFuzz.seeds()),
        new FuzzTarget(PathFuzz.class, PathFuzz::fuzzerTestOneInput, PathFuzz.seeds()));
  }

  /** For a folder. */
  String name() {
    return type.getSimpleName().replace("Fuzz", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
