package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to find a request's route, from the raw path on: split it, find the most specific
 * route, and take out the variables. In the router's package, whose parts are nobody else's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteTableBenchmark {
  private static final int PATHS = 256;

  /** Of any length, so that the processor does not learn where a path's slashes are. */
  private static final String[] NAMES = {
    "books", "subscriptions", "authors", "magazines", "publishers"
  };

  /** Routes in the table, half of them literal. */
  @Param({"10", "100", "1000", "10000"})
  public int routes;

  private final SplitPath path = new SplitPath();
  private final String[] literals = new String[PATHS];
  private final String[] variables = new String[PATHS];
  private RouteTable table = RouteTable.link(List.of());
  private int next;

  /** Links the table; the requests come in random order to routes all over it. */
  @Setup
  public void link() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < routes / 2; i++) {
      endpoints.add(Endpoint.of(Method.GET, "/api/" + name(i) + "/newest"));
      endpoints.add(Endpoint.of(Method.GET, "/api/" + name(i) + "/{id}/parts/{part}"));
    }
    table = RouteTable.link(endpoints);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < PATHS; i++) {
      names.add(name((int) ((long) i * (routes / 2) / PATHS)));
    }
    Collections.shuffle(names, new Random(1));
    for (int i = 0; i < PATHS; i++) {
      literals[i] = "/api/" + names.get(i) + "/newest";
      variables[i] = "/api/" + names.get(i) + "/4711/parts/wheel";
    }
  }

  /** No longer among more routes: what they cost is asked, not what longer paths do. */
  private static String name(int thing) {
    return NAMES[thing % NAMES.length] + (1000 + thing);
  }

  /** A path without variables. */
  @Benchmark
  public int literal() {
    String uri = literals[next++ & (PATHS - 1)];
    path.split(uri, 0, uri.length());
    return table.find(path, Method.GET);
  }

  /** A path with two variables. */
  @Benchmark
  public List<String> twoVariables() {
    String uri = variables[next++ & (PATHS - 1)];
    path.split(uri, 0, uri.length());
    return path.variables(table.variables(table.find(path, Method.GET)));
  }
}
