package corpus.clinic;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import corpus.shared.Entity;
import corpus.shared.Money;
import corpus.shared.Shown;
import dev.smisk.Json;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Beans as those that come out of databases: chains of classes with getters and setters. */
public final class Clinic {
  private Clinic() {}

  public abstract static class Named extends Entity<Integer> {
    private String name;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    @JsonIgnore
    public boolean isNew() {
      return getId() == null;
    }
  }

  @Json
  public static class PetType extends Named {}

  @Json
  public static class Pet extends Named {
    @JsonFormat(pattern = "yyyy/MM/dd")
    private LocalDate birthDate;

    private PetType type;
    private Set<Visit> visits = new LinkedHashSet<>();

    public LocalDate getBirthDate() {
      return birthDate;
    }

    public void setBirthDate(LocalDate birthDate) {
      this.birthDate = birthDate;
    }

    public PetType getType() {
      return type;
    }

    public void setType(PetType type) {
      this.type = type;
    }

    public Set<Visit> getVisits() {
      return visits;
    }

    public void setVisits(Set<Visit> visits) {
      this.visits = visits;
    }

    @Override
    public void setName(String name) {
      super.setName(name == null ? "nameless" : name);
    }
  }

  @Json
  public static class Visit extends Entity<Long> {
    @JsonProperty("visit_date")
    @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss")
    private LocalDateTime date;

    private String description;
    private Money price;

    public LocalDateTime getDate() {
      return date;
    }

    public void setDate(LocalDateTime date) {
      this.date = date;
    }

    public String getDescription() {
      return description;
    }

    public void setDescription(String description) {
      this.description = description;
    }

    public Money getPrice() {
      return price;
    }

    public void setPrice(Money price) {
      this.price = price;
    }
  }

  @Json
  @JsonPropertyOrder({"id", "firstName", "lastName"})
  @JsonIgnoreProperties(value = {"createdAt"}, ignoreUnknown = true)
  public static class Owner extends Entity<Integer> {
    private String firstName;
    private String lastName;
    private List<Pet> pets = new ArrayList<>();
    private Shown shown;

    public String getFirstName() {
      return firstName;
    }

    public void setFirstName(String firstName) {
      this.firstName = firstName;
    }

    public String getLastName() {
      return lastName;
    }

    public void setLastName(String lastName) {
      this.lastName = lastName;
    }

    public List<Pet> getPets() {
      return pets;
    }

    public void setPets(List<Pet> pets) {
      this.pets = pets;
    }

    public Shown getShown() {
      return shown;
    }

    public void setShown(Shown shown) {
      this.shown = shown;
    }
  }

  public enum Specialty {
    @JsonProperty("dentistry")
    DENTISTRY,
    RADIOLOGY,
    SURGERY {
      @Override
      public boolean isRisky() {
        return true;
      }
    };

    public boolean isRisky() {
      return false;
    }
  }

  @Json
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public static class Vet {
    private EnumSet<Specialty> specialties = EnumSet.noneOf(Specialty.class);
    private EnumMap<Specialty, List<LocalTime>> hours = new EnumMap<>(Specialty.class);
    private Map<Specialty, Map<String, LocalTime[]>> more;
    private Boolean active;
    private boolean isRetired;

    public EnumSet<Specialty> getSpecialties() {
      return specialties;
    }

    public void setSpecialties(EnumSet<Specialty> specialties) {
      this.specialties = specialties;
    }

    public EnumMap<Specialty, List<LocalTime>> getHours() {
      return hours;
    }

    public void setHours(EnumMap<Specialty, List<LocalTime>> hours) {
      this.hours = hours;
    }

    public Map<Specialty, Map<String, LocalTime[]>> getMore() {
      return more;
    }

    public void setMore(Map<Specialty, Map<String, LocalTime[]>> more) {
      this.more = more;
    }

    public Boolean isActive() {
      return active;
    }

    public void setActive(Boolean active) {
      this.active = active;
    }

    public boolean isRetired() {
      return isRetired;
    }

    public void setRetired(boolean retired) {
      isRetired = retired;
    }
  }

  @Json
  @JsonFormat(shape = JsonFormat.Shape.OBJECT)
  public static class Ward extends ArrayList<String> {
    private static final long serialVersionUID = 1;
    private int beds;

    public int getBeds() {
      return beds;
    }

    public void setBeds(int beds) {
      this.beds = beds;
    }
  }
}
