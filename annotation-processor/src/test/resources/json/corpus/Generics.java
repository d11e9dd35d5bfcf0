package corpus;

import dev.smisk.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Type parameters. */
public final class Generics {
  private Generics() {}

  @Json public record Page<T>(List<T> items, T first, int total) {}

  @Json public record Pair<A, B>(A left, B right) {}

  @Json public record Bounded<T extends Number>(T value, List<T> more) {}

  @Json public record Ordered<T extends Comparable<T>>(T least, T greatest) {}

  @Json public record Both<T extends Number & Comparable<T>>(T value) {}

  @Json public record ArrayOf<T>(T[] values) {}

  @Json public record MapOf<K, V>(Map<K, List<V>> values) {}

  @Json public record Node<T>(T value, Node<T> next) {}

  @Json public record Tree(String name, List<Tree> children) {}

  @Json public record PageOfItems(Page<Containers.Item> page) {}

  @Json public record PageOfPages(Page<Page<String>> page) {}

  @Json public record Pairs(Pair<String, Integer> a, Pair<Containers.Item, List<Long>> b) {}

  @Json public record BoundedUse(Bounded<Integer> a, Bounded<Double> b) {}

  @Json public record OrderedUse(Ordered<String> value) {}

  @Json public record BothUse(Both<Long> value) {}

  @Json public record ArrayUse(ArrayOf<String> value) {}

  @Json public record MapUse(MapOf<String, Containers.Item> value) {}

  @Json public record ListOfPages(List<Page<Integer>> values) {}

  @Json public record NodeUse(Node<String> value) {}

  @Json public record WildcardPage(Page<?> page) {}

  @Json public record OptionalPage(Optional<Page<Containers.Item>> page) {}

  @Json public record RawPage(@SuppressWarnings("rawtypes") Page page) {}

  /** A base with a type parameter. */
  public abstract static class Base<T> {
    private T value;
    private List<T> values;

    public T getValue() {
      return value;
    }

    public void setValue(T value) {
      this.value = value;
    }

    public List<T> getValues() {
      return values;
    }

    public void setValues(List<T> values) {
      this.values = values;
    }
  }

  @Json
  public static class OfText extends Base<String> {}

  @Json
  public static class OfItem extends Base<Containers.Item> {
    private int more;

    public int getMore() {
      return more;
    }

    public void setMore(int more) {
      this.more = more;
    }
  }
}
