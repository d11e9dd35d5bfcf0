package dev.smisk.examples.benchmark.json;

import dev.smisk.http.Response;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonCustomizer;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * What it costs to read a body into records and to write them: by compiled codecs, by databind's
 * reflection, and by databind with Blackbird's lambdas; all in the framework's configuration.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {
  private static final int ORDERS = 100;

  /** Who does it. */
  @Param({"codecs", "databind", "blackbird"})
  public String by = "codecs";

  private final Book book = new Book(4711, "Northanger Abbey", "Jane Austen", 1817, true);
  private final Shop shop =
      new Shop(
          IntStream.range(0, ORDERS)
              .mapToObj(i -> new Order(i, List.of(new Item("wheel " + i, i % 7, i * 1.25), ITEM)))
              .toList());

  private static final Item ITEM = new Item("bell", 1, 7.5);

  private Json json = new Json(JsonSettings.DEFAULT);
  private JsonReader<Book> bookReader = json.reader(JsonType.of(Book.class));
  private JsonWriter<Book> bookWriter = json.writer(JsonType.of(Book.class));
  private JsonReader<Shop> shopReader = json.reader(JsonType.of(Shop.class));
  private JsonWriter<Shop> shopWriter = json.writer(JsonType.of(Shop.class));
  private byte[] bookBody = {};
  private byte[] shopBody = {};

  /** Makes readers and writers, and the bodies that they read. */
  @Setup
  public void prepare() {
    List<JsonCodec> codecs =
        ServiceLoader.load(JsonCodec.class).stream().map(ServiceLoader.Provider::get).toList();
    if (codecs.isEmpty()) {
      throw new IllegalStateException("the jar has lost its codecs: databind would be measured");
    }
    JsonCustomizer blackbird = builder -> builder.addModule(new BlackbirdModule());
    json =
        switch (by) {
          case "codecs" -> new Json(JsonSettings.DEFAULT, codecs);
          case "blackbird" -> new Json(JsonSettings.DEFAULT, List.of(), blackbird);
          default -> new Json(JsonSettings.DEFAULT);
        };
    bookReader = json.reader(JsonType.of(Book.class));
    bookWriter = json.writer(JsonType.of(Book.class));
    shopReader = json.reader(JsonType.of(Shop.class));
    shopWriter = json.writer(JsonType.of(Shop.class));
    bookBody = Objects.requireNonNull(bookWriter.respond(book).bytes());
    shopBody = Objects.requireNonNull(shopWriter.respond(shop).bytes());
  }

  /** A record of five components. */
  @Benchmark
  public Book readBook() {
    return bookReader.read(bookBody);
  }

  /** A record of five components. */
  @Benchmark
  public Response<Book> writeBook() {
    return bookWriter.respond(book);
  }

  /** A hundred records of a number and two records. */
  @Benchmark
  public Shop readShop() {
    return shopReader.read(shopBody);
  }

  /** A hundred records of a number and two records. */
  @Benchmark
  public Response<Shop> writeShop() {
    return shopWriter.respond(shop);
  }
}
