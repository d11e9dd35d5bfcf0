package corpus.rare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smisk.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What is written alone: no JSON says which class to make. */
public final class Written {
  private Written() {}

  /** Of two kinds. */
  public sealed interface Status {
    record Ok(int code) implements Status {}

    record Failed(String reason, Throwable cause) implements Status {}
  }

  @Json public record Report(Status status, List<Status> all, Map<String, Status> byName, Optional<Status> last) {}

  /** Has a getter. */
  public interface Shape {
    double getArea();
  }

  @Json
  public record Square(double side) implements Shape {
    @Override
    public double getArea() {
      return side * side;
    }
  }

  @Json public record Shapes(Shape first, List<? extends Shape> shapes, Shape[] array, Comparable<?> any) {}

  @Json
  public static final class Computed {
    private final double x;

    private Computed(double x) {
      this.x = x;
    }

    public double getX() {
      return x;
    }

    @JsonProperty("half")
    public float getHalf() {
      return (float) (x / 2);
    }
  }

  @Json
  public static class Failing {
    private final int n = 1;

    Failing(Callable<String> later) {}

    public int getN() {
      return n;
    }

    public String getText() {
      throw new IllegalStateException("no text");
    }
  }

  @Json public record Lazy(Iterator<String> names) {}
}
