package corpus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.smisk.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Collections, maps and arrays. */
public final class Containers {
  private Containers() {}

  @Json
  public enum Colour {
    RED,
    GREEN,
    DARK_BLUE
  }

  @Json public record Item(String name, int amount) {}

  @Json public record ListOfText(List<String> values) {}

  @Json public record ListOfInt(List<Integer> values) {}

  @Json public record ListOfLong(List<Long> values) {}

  @Json public record ListOfDouble(List<Double> values) {}

  @Json public record ListOfRecord(List<Item> values) {}

  @Json public record ListOfList(List<List<Item>> values) {}

  @Json public record ListOfOptional(List<Optional<Item>> values) {}

  @Json public record ListOfWildcard(List<? extends Item> values) {}

  @Json public record ListOfAnything(List<?> values) {}

  @Json public record ListOfSuper(List<? super Item> values) {}

  @Json public record SetOfText(Set<String> values) {}

  @Json public record SetOfRecord(Set<Item> values) {}

  @Json public record SortedText(SortedSet<String> values) {}

  @Json public record CollectionOfRecord(Collection<Item> values) {}

  @Json public record IterableOfText(Iterable<String> values) {}

  @Json
  public record Concrete(
      ArrayList<Item> a, LinkedList<String> b, LinkedHashSet<Long> c, TreeSet<String> d) {}

  @Json public record DequeOfText(Deque<String> values) {}

  @Json public record EnumSetOfColour(EnumSet<Colour> values) {}

  @Json public record ListOfColour(List<Colour> values) {}

  @Json public record MapOfText(Map<String, String> values) {}

  @Json public record MapOfRecord(Map<String, Item> values) {}

  @Json public record MapOfList(Map<String, List<Item>> values) {}

  @Json public record MapOfMap(Map<String, Map<String, Integer>> values) {}

  @Json public record MapByInt(Map<Integer, String> values) {}

  @Json public record MapByUuid(Map<UUID, Item> values) {}

  @Json public record MapByColour(Map<Colour, Item> values) {}

  @Json public record MapOfAnything(Map<String, Object> values) {}

  @Json
  public record ConcreteMaps(
      HashMap<String, Item> a,
      LinkedHashMap<String, Integer> b,
      TreeMap<String, Item> c,
      EnumMap<Colour, Integer> d) {}

  @Json public record Sorted(SortedMap<String, Item> values) {}

  @Json public record IntArray(int[] values) {}

  @Json public record LongArray(long[] values) {}

  @Json public record DoubleArray(double[] values) {}

  @Json public record BooleanArray(boolean[] values) {}

  @Json public record TextArray(String[] values) {}

  @Json public record RecordArray(Item[] values) {}

  @Json public record MatrixOfInt(int[][] values) {}

  @Json public record MatrixOfRecord(Item[][] values) {}

  @Json public record ArrayOfLists(List<Item>[] values) {}

  @Json public record ColourArray(Colour[] values) {}

  @Json public record OfColour(Colour value) {}

  @Json public record EntryOfText(Map.Entry<String, Item> value) {}

  /** Written as a list, whatever else it has. */
  @Json
  public static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;
    public String label;
  }

  /** Written as a map, whatever else it has. */
  @Json
  public static final class Labels extends HashMap<String, String> {
    private static final long serialVersionUID = 1;
    public String label;
  }

  /** Written as what it refers to. */
  @Json
  public static final class Reference extends AtomicReference<String> {
    private static final long serialVersionUID = 1;
    public String label;
  }

  /** Written as a number. */
  @Json
  public static final class Cents extends Number {
    private static final long serialVersionUID = 1;
    public int amount;

    @Override
    public int intValue() {
      return amount;
    }

    @Override
    public long longValue() {
      return amount;
    }

    @Override
    public float floatValue() {
      return amount;
    }

    @Override
    public double doubleValue() {
      return amount;
    }

    @Override
    public String toString() {
      return Integer.toString(amount);
    }
  }

  /** Written as one entry, named as {@code text} is. */
  @Json
  public record Pair(String text, int number) implements Map.Entry<String, Integer> {
    @Override
    @JsonIgnore
    public String getKey() {
      return text;
    }

    @Override
    @JsonIgnore
    public Integer getValue() {
      return number;
    }

    @Override
    public Integer setValue(Integer value) {
      throw new UnsupportedOperationException();
    }
  }
}
