package corpus;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.smisk.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jackson's annotations. */
public final class Annotated {
  private Annotated() {}

  /** What is ignored lends its name to what is shown in its place. */
  @Json
  public static class Lent {
    @JsonIgnore private List<String> category = List.of();
    private String categoryName;

    public List<String> getCategory() {
      return category;
    }

    public void setCategory(List<String> category) {
      this.category = category;
    }

    @JsonProperty("category")
    public String getCategoryName() {
      return categoryName;
    }

    @JsonProperty("category")
    public void setCategoryName(String categoryName) {
      this.categoryName = categoryName;
    }
  }

  @Json
  public record Renamed(
      @JsonProperty("first_name") String firstName, @JsonProperty("Ägé \"q\"") int age) {}

  @Json
  public record Aliased(
      @JsonAlias({"colour", "farbe"}) String color, @JsonAlias("n") int number) {}

  @Json
  public record Required(
      @JsonProperty(required = true) String must, @JsonProperty(isRequired = com.fasterxml.jackson.annotation.OptBoolean.FALSE) int may) {}

  @Json
  public record Formatted(
      @JsonFormat(pattern = "dd.MM.yyyy") LocalDate date,
      @JsonFormat(pattern = "yyyy-MM-dd HH:mm") LocalDateTime time,
      @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ssX", timezone = "Europe/Stockholm") Date old,
      @JsonFormat(pattern = "yyyyMMddHHmmss", timezone = "UTC") Instant instant) {}

  @Json
  public record Shaped(
      @JsonFormat(shape = JsonFormat.Shape.STRING) int number,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal decimal,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Containers.Colour colour) {}

  @Json
  public record ListFormatted(@JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> dates) {}

  @Json
  public record AsArray(@JsonFormat(shape = JsonFormat.Shape.ARRAY) Containers.Item item) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NonNull(String a, Integer b, List<String> c, int d) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record NonEmpty(
      String a, List<String> b, Map<String, Integer> c, Optional<String> d, int e, int[] f) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record NonAbsent(Optional<String> a, String b) {}

  /** Nothing of which can be null. */
  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NeverNull(int a, boolean b) {}

  @Json
  public record PartlyIncluded(
      @JsonInclude(JsonInclude.Include.NON_NULL) String a,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> b,
      String c) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Overridden(@JsonInclude(JsonInclude.Include.ALWAYS) String a, String b) {}

  @Json
  public record ContentIncluded(
      @JsonInclude(content = JsonInclude.Include.NON_NULL) Map<String, String> values) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record NonDefault(int a, String b) {}

  @Json
  public record Ignored(String shown, @JsonIgnore String hidden) {}

  @Json
  @JsonIgnoreProperties({"internal", "b"})
  public record IgnoredByClass(String a, String b) {}

  @Json
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record IgnoringUnknown(String a) {}

  @Json
  @JsonIgnoreProperties(value = "id", allowGetters = true)
  public record AllowGetters(Long id, String a) {}

  @Json
  @JsonIgnoreProperties(value = "id", allowSetters = true)
  public record AllowSetters(Long id, String a) {}

  @Json
  @JsonPropertyOrder({"z", "b_name"})
  public record Ordered(int a, @JsonProperty("b_name") int b, int z) {}

  @Json
  @JsonPropertyOrder(alphabetic = true)
  public record Alphabetic(int z, int a) {}

  @Json
  public record Getters(String first, String last) {
    public String getFullName() {
      return first + " " + last;
    }
  }

  @Json
  public record Predicate(List<String> values) {
    public boolean isEmpty() {
      return values == null || values.isEmpty();
    }
  }

  @Json
  public record Helper(List<String> values) {
    @JsonIgnore
    public boolean isEmpty() {
      return values == null || values.isEmpty();
    }
  }

  @Json
  public record Explicit(String first) {
    @JsonProperty("shout")
    public String shouted() {
      return first == null ? null : first.toUpperCase(java.util.Locale.ROOT);
    }
  }

  @Json
  public record Checked(String name, int size) {
    public Checked {
      if (size < 0) {
        throw new IllegalArgumentException("the size must not be negative");
      }
      java.util.Objects.requireNonNull(name, "name");
    }
  }

  @Json
  public record Compact(List<String> values) {
    public Compact {
      values = values == null ? List.of() : List.copyOf(values);
    }
  }

  @Json
  public record Accessor(@JsonProperty("n") String name) {
    @Override
    public String name() {
      return name == null ? "none" : name;
    }
  }

  @Json
  public record TwoConstructors(String a, int b) {
    public TwoConstructors(String a, int b, int c) {
      this(a, b + c);
    }
  }

  @Json
  public record FromText(String value) {
    public static FromText valueOf(String text) {
      return new FromText(text);
    }
  }

  @Json
  public record Value(@JsonValue String value) {}

  @Json
  public record Delegated(List<String> values) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Delegated {}
  }

  @Json
  public record Unwrapping(int id, @JsonUnwrapped Containers.Item item) {}

  @Json
  public record IgnoringInside(
      @JsonIgnoreProperties("amount") Containers.Item item, List<Containers.Item> all) {}

  @Json
  public record HoldsValues(Value value, List<Value> values, FromText text, Unwrapping unwrapped) {}

  @Json
  public enum Level {
    @JsonProperty("low")
    LOW,
    @JsonAlias("medium")
    MIDDLE,
    HIGH
  }

  @Json
  public enum Code {
    ONE(1),
    TWO(2);

    private final int code;

    Code(int code) {
      this.code = code;
    }

    @JsonValue
    public int code() {
      return code;
    }
  }

  @Json
  public record Enums(Level level, List<Level> levels, Map<Level, Integer> byLevel, Code code) {}
}
