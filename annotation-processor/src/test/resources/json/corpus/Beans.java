package corpus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.smisk.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain classes. */
public final class Beans {
  private Beans() {}

  @Json
  public static class Person {
    private String name;
    private int age;
    private boolean active;
    private Boolean known;
    private LocalDate born;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public int getAge() {
      return age;
    }

    public void setAge(int age) {
      if (age < 0) {
        throw new IllegalArgumentException("must not be negative");
      }
      this.age = age;
    }

    public boolean isActive() {
      return active;
    }

    public void setActive(boolean active) {
      this.active = active;
    }

    public Boolean getKnown() {
      return known;
    }

    public void setKnown(Boolean known) {
      this.known = known;
    }

    public LocalDate getBorn() {
      return born;
    }

    public void setBorn(LocalDate born) {
      this.born = born;
    }
  }

  @Json
  public static class Employee extends Person {
    private Person boss;
    private List<Person> team = new ArrayList<>();

    public Person getBoss() {
      return boss;
    }

    public void setBoss(Person boss) {
      this.boss = boss;
    }

    public List<Person> getTeam() {
      return team;
    }

    public void setTeam(List<Person> team) {
      this.team = team;
    }
  }

  @Json
  public static class Fields {
    public String text;
    public int number = 7;
    public List<String> list;
    public Map<String, Integer> map;
    public double[] array;
    String hidden = "hidden";
    private String secret = "secret";

    String both() {
      return hidden + secret;
    }
  }

  @Json
  public static final class Mixed {
    public String open;
    private String closed;
    private transient String passing = "x";

    public String getClosed() {
      return closed;
    }

    public void setClosed(String closed) {
      this.closed = closed;
    }

    public String getPassing() {
      return passing;
    }

    public void setPassing(String passing) {
      this.passing = passing;
    }
  }

  @Json
  public static class Renamed {
    @JsonProperty("first_name")
    private String firstName;

    private String lastName;
    private int age;

    public String getFirstName() {
      return firstName;
    }

    public void setFirstName(String firstName) {
      this.firstName = firstName;
    }

    @JsonProperty("last_name")
    public String getLastName() {
      return lastName;
    }

    public void setLastName(String lastName) {
      this.lastName = lastName;
    }

    public int getAge() {
      return age;
    }

    public void setAge(int age) {
      this.age = age;
    }
  }

  @Json
  public static class Ignoring {
    private String shown;
    @JsonIgnore private String hidden = "h";
    private int derived;

    public String getShown() {
      return shown;
    }

    public void setShown(String shown) {
      this.shown = shown;
    }

    public String getHidden() {
      return hidden;
    }

    public void setHidden(String hidden) {
      this.hidden = hidden;
    }

    public int getDerived() {
      return derived + 1;
    }
  }

  @Json
  @JsonPropertyOrder({"c", "a"})
  public static class OrderedBean {
    public int a;
    public int b;
    public int c;
  }

  @Json
  @JsonPropertyOrder(alphabetic = true)
  public static class Alphabetic {
    public int zulu;
    public int alpha;
    public int mike;
  }

  @Json
  public static final class Immutable {
    private final String name;
    private final int size;
    private final List<String> tags;

    @JsonCreator
    public Immutable(
        @JsonProperty("name") String name,
        @JsonProperty("size") int size,
        @JsonProperty("tags") List<String> tags) {
      if (size > 1_000_000) {
        throw new IllegalArgumentException("is too large");
      }
      this.name = name;
      this.size = size;
      this.tags = tags;
    }

    public String getName() {
      return name;
    }

    public int getSize() {
      return size;
    }

    public List<String> getTags() {
      return tags;
    }
  }

  @Json
  public static final class Made {
    private final String left;
    private final String right;

    private Made(String left, String right) {
      this.left = left;
      this.right = right;
    }

    @JsonCreator
    public static Made of(
        @JsonProperty(value = "left", required = true) String left,
        @JsonProperty("right") String right) {
      return new Made(left, right);
    }

    public String getLeft() {
      return left;
    }

    public String getRight() {
      return right;
    }
  }

  @Json
  public static class Acronyms {
    private String URL;
    private String eMail;

    public String getURL() {
      return URL;
    }

    public void setURL(String url) {
      this.URL = url;
    }

    public String geteMail() {
      return eMail;
    }

    public void seteMail(String eMail) {
      this.eMail = eMail;
    }
  }

  @Json
  public static class Fluent {
    private String text;
    private int size;

    public String getText() {
      return text;
    }

    public Fluent setText(String text) {
      this.text = text;
      return this;
    }

    public int getSize() {
      return size;
    }

    public Fluent setSize(int size) {
      this.size = size;
      return this;
    }
  }

  @Json
  public static class GetterOnly {
    public String getComputed() {
      return "c";
    }
  }

  @Json
  public static class SetterOnly {
    private String kept;

    public void setKept(String kept) {
      this.kept = kept;
    }

    String kept() {
      return kept;
    }
  }

  @Json
  public static class Access {
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    private long id = 3;

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    private String password;

    private String name;

    public long getId() {
      return id;
    }

    public void setId(long id) {
      this.id = id;
    }

    public String getPassword() {
      return password;
    }

    public void setPassword(String password) {
      this.password = password;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  @Json
  public static class Throwing {
    private String text;

    public Throwing() {}

    public String getText() {
      return text;
    }

    public void setText(String text) {
      if (text == null) {
        throw new NullPointerException("text");
      }
      if (text.isEmpty()) {
        throw new IllegalStateException("empty");
      }
      this.text = text;
    }
  }

  @Json
  static class PackagePrivate {
    private int n;

    PackagePrivate() {}

    public int getN() {
      return n;
    }

    void setN(int n) {
      this.n = n;
    }
  }

  @Json
  public static class Interfaced implements HasTitle {
    private String title;

    @Override
    public String getTitle() {
      return title;
    }

    public void setTitle(String title) {
      this.title = title;
    }
  }

  /** With a getter of its own. */
  public interface HasTitle {
    String getTitle();

    default int getLength() {
      return getTitle() == null ? 0 : getTitle().length();
    }
  }
}
