package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.smisk.http.HttpException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** What Jackson's own deserializers make of primitives that are absent; codecs do the same. */
class JsonPrimitivesTest {
  public static class Bean {
    public int size;
    public int limit = 10;
    public boolean open;
    public Integer boxed;
  }

  public static class Unreadable {
    private int pin = 7;

    public void setPin(int newPin) {
      pin = newPin;
    }
  }

  public static class Unset {
    private Integer size;

    public int getSize() {
      return size;
    }

    public void setSize(int newSize) {
      size = newSize;
    }
  }

  public static class Optional {
    @JsonProperty(isRequired = OptBoolean.FALSE)
    public int page;
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public static class Row {
    public int first;
    public int second = 2;
    public int third;
  }

  public static class Outer {
    @JsonIgnoreProperties({"size", "open"})
    public Bean ignoring;

    @JsonUnwrapped(prefix = "in_")
    public Row unwrapped;

    @JsonMerge public Bean merged = new Bean();
  }

  public static class Half {
    final int given;
    public int set;

    @JsonCreator
    public Half(@JsonProperty("given") int given) {
      this.given = given;
    }
  }

  public static class Delegating {
    public int size;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Delegating of(Map<String, Integer> all) {
      Delegating delegating = new Delegating();
      delegating.size = all.size();
      return delegating;
    }
  }

  @JsonDeserialize(builder = Built.Builder.class)
  public record Built(int size) {
    @JsonPOJOBuilder(withPrefix = "")
    public static class Builder {
      private int size;

      public Builder size(int newSize) {
        size = newSize;
        return this;
      }

      public Built build() {
        return new Built(size);
      }
    }
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  public static class Worker {
    public int id;
    public int age;
    public Worker boss;
  }

  private final Json json = new Json(JsonSettings.DEFAULT);

  private <T> T read(Class<T> type, String text) {
    return json.reader(JsonType.of(type)).read(text.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(Class<?> type, String text) {
    HttpException refused = catchThrowableOfType(HttpException.class, () -> read(type, text));
    assertThat(refused.problem().status()).isEqualTo(400);
    return refused.problem().errors().get(0).toString();
  }

  @Test
  void what_wouldBeZeroOrFalse_isRefused() {
    assertThat(refusal(Bean.class, "{\"open\":true}"))
        .contains("/size", "is missing: must be an integer from");
    assertThat(refusal(Bean.class, "{\"size\":0}"))
        .contains("/open", "is missing: must be true or false");
  }

  @Test
  void what_theConstructorSets_stands() {
    Bean bean = read(Bean.class, "{\"size\":0,\"open\":false}");

    assertThat(bean.limit).isEqualTo(10);
    assertThat(bean.boxed).isNull();
  }

  @Test
  void what_nothingTells_isRefused() {
    assertThat(refusal(Unreadable.class, "{}")).contains("/pin", "is missing");
    assertThat(read(Unreadable.class, "{\"pin\":0}").pin).isZero();
    assertThat(refusal(Unset.class, "{}")).contains("/size", "is missing");
    assertThat(read(Unset.class, "{\"size\":3}").getSize()).isEqualTo(3);
  }

  @Test
  void what_isSaidToBeOptional_isZero() {
    assertThat(read(Optional.class, "{}").page).isZero();
  }

  @Test
  void each_isNamedWithItsPath() {
    assertThat(refusal(Half[].class, "[{\"given\":1,\"set\":2},{\"given\":1}]"))
        .contains("/1/set", "is missing");
    assertThat(refusal(Outer.class, "{\"in_first\":1}")).contains("/in_third", "is missing");
  }

  @Test
  void an_arrayOfProperties_endsTooEarly() {
    assertThat(read(Row.class, "[1,2,3]").third).isEqualTo(3);
    assertThat(refusal(Row.class, "[1]")).contains("/third", "is missing: must be an integer");
  }

  @Test
  void what_isIgnored_orMerged_isNotMissed() {
    Outer outer =
        read(
            Outer.class,
            "{\"ignoring\":{\"limit\":1},\"in_first\":1,\"in_third\":2,\"merged\":{\"limit\":4}}");

    assertThat(outer.ignoring.limit).isEqualTo(1);
    assertThat(outer.unwrapped.second).isEqualTo(2);
    assertThat(outer.merged.limit).isEqualTo(4);
  }

  @Test
  void whoever_readsPropertiesItself_decides() {
    assertThat(read(Delegating.class, "{\"a\":1,\"b\":2}").size).isEqualTo(2);
    assertThat(read(Delegating.class, "{}").size).isZero();
    assertThat(read(Built.class, "{}").size()).isZero();
  }

  @Test
  void an_idInPlaceOfAnObject_isEnough() {
    List<Worker> workers =
        List.of(read(Worker[].class, "[{\"id\":1,\"age\":0},{\"id\":2,\"age\":30,\"boss\":1}]"));

    assertThat(workers.get(1).boss).isSameAs(workers.get(0));
    assertThat(read(Worker.class, "{\"id\":2,\"boss\":{\"id\":1,\"age\":2},\"age\":0}").age)
        .isZero();
    assertThat(refusal(Worker.class, "{\"id\":2,\"boss\":{\"id\":1,\"age\":2}}"))
        .contains("/age", "is missing");
  }
}
