package corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.smisk.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classes of which there are several kinds. */
public final class Hierarchies {
  private Hierarchies() {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  public sealed interface Shape permits Circle, Square, Group {}

  @JsonTypeName("circle")
  public record Circle(double radius) implements Shape {}

  @JsonTypeName("square")
  public record Square(double side, String label) implements Shape {}

  @JsonTypeName("group")
  public record Group(List<Shape> shapes) implements Shape {}

  @Json
  public record Drawing(
      Shape first, List<Shape> all, Map<String, Shape> named, Optional<Shape> maybe, Shape[] array) {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  public interface Animal {
    String name();
  }

  public record Cat(String name, int lives) implements Animal {}

  public record Dog(String name, boolean loud) implements Animal {}

  @Json public record Zoo(List<Animal> animals, Animal star) {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  public sealed interface Event permits Started, Stopped {}

  public record Started(long at) implements Event {}

  public record Stopped(long at, String reason) implements Event {}

  @Json public record Events(List<Event> events) {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  public sealed interface Payment permits Card, Invoice {}

  public record Card(String number) implements Payment {}

  public record Invoice(String address, int days) implements Payment {}

  @Json public record Order(Payment payment) {}

  @Json
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "kind",
      visible = true)
  @JsonSubTypes(@JsonSubTypes.Type(value = Known.class, name = "known"))
  public interface Kinded {
    String kind();
  }

  public record Known(String kind, int n) implements Kinded {}

  @Json public record OfKinded(Kinded value) {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
  @JsonSubTypes({@JsonSubTypes.Type(Base.class), @JsonSubTypes.Type(Derived.class)})
  public static class Base {
    public int a;
  }

  public static class Derived extends Base {
    public int b;
  }

  @Json public record OfBase(Base one, List<Base> many) {}

  @Json
  public record TypedProperty(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is") @JsonProperty("v") Plain value) {}

  /** Without a type's name, so that no JSON is read into it. */
  public sealed interface Plain permits PlainA, PlainB {}

  public record PlainA(int a) implements Plain {}

  public record PlainB(int b) implements Plain {}

  @Json public record WrittenPlain(Plain plain, List<Plain> plains) {}

  /** Nothing but text, as far as it tells itself. */
  @Json
  public static class Sign {
    public String text;
  }

  @Json
  public static class NeonSign extends Sign {
    public boolean lit;
  }
}
