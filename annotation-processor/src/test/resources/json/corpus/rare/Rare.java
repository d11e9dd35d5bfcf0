package corpus.rare;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import dev.smisk.Json;
import java.beans.ConstructorProperties;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What is left to Jackson, and classes beside it that are not. */
public final class Rare {
  private Rare() {}

  @Json
  public static class Schema {
    private String name;
    @com.fasterxml.jackson.annotation.JsonIgnore
    private final Map<String, Object> additional = new LinkedHashMap<>();

    @JsonProperty("name")
    public String getName() {
      return name;
    }

    @JsonProperty("name")
    public void setName(String name) {
      this.name = name;
    }

    @JsonAnyGetter
    public Map<String, Object> getAdditionalProperties() {
      return additional;
    }

    @JsonAnySetter
    public void setAdditionalProperty(String key, Object value) {
      additional.put(key, value);
    }
  }

  /** One whose children know it. */
  @Json
  public static class Parent {
    public String name;
    @JsonManagedReference public List<Child> children = new ArrayList<>();
  }

  public static class Child {
    public int age;
    @JsonBackReference public Parent parent;
  }

  /** Known by its id where it comes again; who holds it has a codec. */
  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  public static class Worker {
    public int id;
    public String name;
    public Worker boss;
  }

  @Json public record Team(Worker lead, List<Worker> members) {}

  @Json
  public static class TeamBean {
    public Worker deputy;
    public Worker lead;
    public List<Worker> members;
  }

  /** Left out wherever it stands. */
  @JsonIgnoreType
  public record Secret(String text) {}

  @Json public record Keeps(String shown, Secret secret) {}

  @Json
  public static class KeepsBean {
    public String shown;
    public Secret secret;
  }

  public record Size(int width, int height) {}

  @Json
  public record Unwrapping(String name, @JsonUnwrapped(prefix = "in_", suffix = "_px") Size size) {}

  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  public @interface Kebab {}

  @Json
  @Kebab
  public record Bundled(String firstName, Integer lastAge) {}

  public interface Public {}

  @Json
  public record Viewed(@JsonView(Public.class) String name, String other) {}

  @Json
  public static class Properties {
    private final String left;
    private final int right;

    @ConstructorProperties({"left", "right"})
    public Properties(String left, int right) {
      this.left = left;
      this.right = right;
    }

    public String getLeft() {
      return left;
    }

    public int getRight() {
      return right;
    }
  }

  @Json
  @JsonIncludeProperties({"a"})
  public record Including(String a, String b) {}

  @Json
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  public static class Detected {
    private int secret = 1;

    int secret() {
      return secret;
    }
  }

  @Json
  public record Raw(@JsonRawValue String json, @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> values) {}

  @Json
  public record Serialized(@JsonSerialize(using = ToStringSerializer.class) long id, LocalDate date) {}

  @Json
  public static class External {
    public String kind;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Size.class, name = "size"), @JsonSubTypes.Type(value = Including.class, name = "including")})
    public Object value;
  }

  /** Jackson refuses to write it. */
  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", visible = true)
  public record Twice(String kind, int n) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public interface NullLess {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract static class EmptyLess {
    public String text;
  }

  /** Its superclass and its interface say two things about it. */
  @Json
  public static class Torn extends EmptyLess implements NullLess {
    public List<String> list;
  }
}
