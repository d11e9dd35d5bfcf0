package corpus.made;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonGetter;
import dev.smisk.Json;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** The ways in which values are made: beans, builders, constructors of other languages. */
public final class Made {
  private Made() {}

  /** What a bean becomes when its accessors are generated. */
  @Json
  public static class Generated implements Serializable {
    private static final long serialVersionUID = 1;
    private Long id;
    private String xAxis;
    private boolean enabled;
    @SuppressWarnings("serial") private Optional<String> note = Optional.empty();

    public Generated() {}

    public Generated(Long id, String xAxis, boolean enabled, Optional<String> note) {
      this.id = id;
      this.xAxis = xAxis;
      this.enabled = enabled;
      this.note = note;
    }

    public Long getId() {
      return id;
    }

    public String getXAxis() {
      return xAxis;
    }

    public boolean isEnabled() {
      return enabled;
    }

    public Optional<String> getNote() {
      return note;
    }

    public void setId(Long id) {
      this.id = id;
    }

    public void setXAxis(String xAxis) {
      this.xAxis = xAxis;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }

    public void setNote(Optional<String> note) {
      this.note = note;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Generated that && canEqual(that) && Objects.equals(id, that.id);
    }

    protected boolean canEqual(Object other) {
      return other instanceof Generated;
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(id);
    }
  }

  /** All final, and a constructor for all, whose parameters say what they are. */
  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static final class DataClass {
    private final String name;
    private final int count;
    private final boolean isActive;
    private final List<String> tags;

    public DataClass(
        @JsonProperty("name") String name,
        @JsonProperty("count") int count,
        @JsonProperty("isActive") boolean isActive,
        @JsonProperty("tags") List<String> tags) {
      this.name = name;
      this.count = count;
      this.isActive = isActive;
      this.tags = tags;
    }

    public String getName() {
      return name;
    }

    public int getCount() {
      return count;
    }

    @JsonProperty("isActive")
    public boolean isActive() {
      return isActive;
    }

    public List<String> getTags() {
      return tags;
    }
  }

  @Json
  @JsonDeserialize(builder = Built.Builder.class)
  public static final class Built {
    private final String name;
    private final int size;

    private Built(Builder builder) {
      name = builder.name;
      size = builder.size;
    }

    public String getName() {
      return name;
    }

    public int getSize() {
      return size;
    }

    @JsonPOJOBuilder(withPrefix = "")
    public static final class Builder {
      private String name;
      private int size;

      public Builder name(String newName) {
        name = newName;
        return this;
      }

      public Builder size(int newSize) {
        size = newSize;
        return this;
      }

      public Built build() {
        return new Built(this);
      }
    }
  }

  /** Fields say what they are called, accessors are not those of beans. */
  @Json
  public static class Fluent {
    @JsonProperty String name;
    @JsonProperty("n") int number;
    @JsonProperty List<Fluent> children = new ArrayList<>();

    public String name() {
      return name;
    }

    public Fluent name(String newName) {
      name = newName;
      return this;
    }
  }

  /** Without Jackson in sight: several constructors, of which one takes nothing. */
  @Json
  public static class Plain {
    public String left = "l";
    public Integer right;
    public final int fixed = 3;

    public Plain() {}

    public Plain(String left, Integer right) {
      this.left = left;
      this.right = right;
    }
  }

  /** Its constructor has another order than its fields. */
  @Json
  public static class Reversed {
    private int a = 5;
    private String b = "b";

    protected Reversed() {}

    public Reversed(String b, int a) {
      this.b = b;
      this.a = a;
    }

    public int getA() {
      return a;
    }

    public void setA(int a) {
      this.a = a;
    }

    public String getB() {
      return b;
    }

    public void setB(String b) {
      this.b = b;
    }
  }

  /** Jackson calls none of several, and not what it is told to leave alone. */
  @Json
  public static class Several {
    public String b = "b";
    public int a = 5;

    public Several() {}

    public Several(int a, String b) {
      this.a = a;
      this.b = b;
    }

    public Several(int a, String b, String c) {
      this(a, b + c);
    }
  }

  @Json
  public static class Disabled {
    public String b = "b";
    public int a = 5;

    public Disabled() {}

    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public Disabled(int a, String b) {
      this.a = a;
      this.b = b;
    }
  }

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public static class Snake {
    private String firstName;
    private UUID externalRefID;
    private boolean isOk;
    private Map<String, List<Set<Integer>>> deepMap = new HashMap<>();

    public String getFirstName() {
      return firstName;
    }

    public void setFirstName(String firstName) {
      this.firstName = firstName;
    }

    public UUID getExternalRefID() {
      return externalRefID;
    }

    public void setExternalRefID(UUID externalRefID) {
      this.externalRefID = externalRefID;
    }

    public boolean isOk() {
      return isOk;
    }

    public void setOk(boolean ok) {
      isOk = ok;
    }

    public Map<String, List<Set<Integer>>> getDeepMap() {
      return deepMap;
    }

    public void setDeepMap(Map<String, List<Set<Integer>>> deepMap) {
      this.deepMap = deepMap;
    }
  }

  /** What is set is of another type than what is got. */
  @Json
  public static class Asymmetric {
    private String nick;
    private List<String> all = new ArrayList<>();

    public Optional<String> getNick() {
      return Optional.ofNullable(nick);
    }

    public void setNick(String nick) {
      this.nick = nick;
    }

    public List<String> getAll() {
      return Collections.unmodifiableList(all);
    }

    public void setAll(Collection<String> all) {
      this.all = all == null ? null : new ArrayList<>(all);
    }
  }

  /** A getter alone says where a list is that is filled. */
  @Json
  public static class Filled {
    private final List<String> items = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private String name;

    public List<String> getItems() {
      return items;
    }

    public Map<String, Integer> getCounts() {
      return counts;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  /** Says by a method of the interface what it is called. */
  public interface Described {
    @JsonProperty("display_name")
    String getName();

    @JsonIgnore
    default String getShort() {
      return getName() == null ? "" : getName().substring(0, Math.min(3, getName().length()));
    }
  }

  @Json
  public static class Description implements Described {
    private String name;

    @Override
    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  /** Returns more exactly than what it overrides. */
  public abstract static class Holder {
    public abstract Number getValue();

    public Object getOther() {
      return "other";
    }
  }

  @Json
  public static class LongHolder extends Holder {
    private Long value;
    private String other;

    @Override
    public Long getValue() {
      return value;
    }

    public void setValue(Long value) {
      this.value = value;
    }

    @Override
    public String getOther() {
      return other;
    }

    public void setOther(String other) {
      this.other = other;
    }
  }

  @Json
  public record Range(@JsonProperty("min") int from, @JsonProperty("max") int to) {
    public Range {
      if (from > to) {
        throw new IllegalArgumentException("min is more than max");
      }
    }

    @JsonIgnore
    public int getLength() {
      return to - from;
    }

    public static Range ofOne(int value) {
      return new Range(value, value);
    }
  }

  @Json
  public record ByFactory(String host, int port) {
    @JsonCreator
    public static ByFactory of(@JsonProperty("address") String address) {
      String[] parts = address.split(":");
      return new ByFactory(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 80);
    }
  }

  @Json
  public record Nested(Inner inner, List<Inner.Innermost> all) {
    public record Inner(Innermost innermost, Inner next) {
      public record Innermost(String text, Level level) {
        public enum Level {
          A,
          B
        }
      }
    }
  }

  /** Named by the older annotations. */
  @Json
  public static class Older {
    private String text;

    @JsonGetter("the_text")
    public String text() {
      return text;
    }

    @JsonSetter("the_text")
    public void text(String newText) {
      text = newText;
    }
  }

  @Json
  @JsonPropertyOrder(alphabetic = true)
  @JsonIgnoreProperties({"hidden"})
  public static class Sorted {
    public String zulu;
    public String hidden = "x";
    @JsonProperty("mid") public int alpha;
    public boolean beta;

    public int getComputed() {
      return 1;
    }

    public int getAnother() {
      return 2;
    }
  }

  @Json
  public record Defaulted(
      @JsonProperty(value = "size", defaultValue = "10") int size, @JsonProperty(defaultValue = "x") String name) {}

  @Json public record Empty() {}

  @Json
  public static class EmptyBean {}
}
