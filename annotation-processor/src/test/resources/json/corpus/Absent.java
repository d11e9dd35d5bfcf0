package corpus;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.smisk.Json;
import java.util.List;
import java.util.Map;

/** Beans whose primitives JSON may leave out, or may not. */
public final class Absent {
  private Absent() {}

  /** Some have a value before JSON sets one, the last two do not. */
  @Json
  public static class Kept {
    private int limit = 10;
    private boolean open = true;
    private char sign = '+';
    private double ratio = 0.5;
    private int page;
    private boolean closed;

    public int getLimit() {
      return limit;
    }

    public void setLimit(int limit) {
      this.limit = limit;
    }

    public boolean isOpen() {
      return open;
    }

    public void setOpen(boolean open) {
      this.open = open;
    }

    public char getSign() {
      return sign;
    }

    public void setSign(char sign) {
      this.sign = sign;
    }

    public double getRatio() {
      return ratio;
    }

    public void setRatio(double ratio) {
      this.ratio = ratio;
    }

    public int getPage() {
      return page;
    }

    public void setPage(int page) {
      this.page = page;
    }

    public boolean isClosed() {
      return closed;
    }

    public void setClosed(boolean closed) {
      this.closed = closed;
    }
  }

  @Json
  public static class Fields {
    public long count = 3;
    public byte small;
    public short shorter = -1;
    public float zero = 0f;
    public char nothing;
    public String text;
  }

  /** Nothing public tells that there is a value. */
  @Json
  public static class Unreadable {
    private int pin = 7;
    private String text;

    public void setPin(int pin) {
      this.pin = pin;
    }

    public void setText(String text) {
      this.text = text;
    }
  }

  @Json
  public static class BoxedGetter {
    private int size = 4;

    public Integer getSize() {
      return size;
    }

    public void setSize(int size) {
      this.size = size;
    }
  }

  @Json
  public static class WiderGetter {
    private int size = 4;
    public int plain;

    public long getSize() {
      return size;
    }

    public void setSize(int size) {
      this.size = size;
    }
  }

  @Json
  public static class WriteOnly {
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    private int pin = 7;

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public int code = 8;

    public int getPin() {
      return pin;
    }

    public void setPin(int pin) {
      this.pin = pin;
    }
  }

  /** Said to be optional; the last says nothing. */
  @Json
  public static class Optional {
    @JsonProperty(isRequired = OptBoolean.FALSE)
    public int page;

    @JsonProperty(value = "of", isRequired = OptBoolean.FALSE)
    public boolean of;

    @JsonProperty("max_size")
    @JsonAlias({"max", "maximum"})
    public int maxSize;
  }

  /** One setter gives another property its value. */
  @Json
  public static class Derived extends Fields {
    private int level;

    public int getLevel() {
      return level;
    }

    public void setLevel(int level) {
      this.level = level;
    }

    public void setMode(String mode) {
      level = mode == null ? 0 : mode.length();
    }
  }

  public static class Box<T> {
    public int size;
    public T content;
  }

  @Json
  public static class Boxes {
    public Box<String> text;
    public List<Box<Fields>> fields;
    public Map<String, Kept> kept;
  }

  @Json
  public static class Checked {
    private int size = 4;

    public int getSize() throws java.io.IOException {
      return size;
    }

    public void setSize(int size) {
      this.size = size;
    }
  }

  /** A getter has the name that another property has in JSON. */
  @Json
  public static class Borrowed {
    @JsonProperty("count")
    private int total = 3;

    public int getCount() {
      return 8;
    }

    public void setTotal(int total) {
      this.total = total;
    }
  }

  /** Its getter throws until it is set. */
  @Json
  public static class Unset {
    private Integer size;

    public int getSize() {
      return size;
    }

    public void setSize(int size) {
      this.size = size;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Unset unset && java.util.Objects.equals(size, unset.size);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  public sealed interface Shape permits Circle, Square {}

  public static final class Circle implements Shape {
    public int radius;
  }

  public static final class Square implements Shape {
    public int side = 1;
    public boolean filled;
  }

  /** What it holds has a codec, but not for what is left of it here. */
  @Json
  public static class Outer {
    public String name;

    @JsonIgnoreProperties("text")
    public Fields fields;
  }
}
