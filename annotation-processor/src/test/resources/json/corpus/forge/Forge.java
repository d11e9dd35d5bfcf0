package corpus.forge;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import corpus.clinic.Clinic;
import corpus.shared.Identified;
import corpus.shared.Money;
import corpus.shared.Page;
import dev.smisk.Json;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** What forges, trackers and chats send, and classes as generators make them. */
public final class Forge {
  private Forge() {}

  public record Links(@JsonProperty("self") URI self, URI next, @JsonProperty("html_url") URI html) {}

  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    @JsonAlias({"done", "merged"})
    CLOSED,
    @JsonEnumDefaultValue
    OTHER
  }

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PullRequest(
      URI diffURL,
      boolean isDraft,
      Boolean maintainerCanModify,
      State state,
      Branch head,
      Branch base,
      List<Map<String, List<Reviewer>>> reviewers,
      @JsonProperty("_links") Links links,
      @JsonProperty("SHA") String sha,
      char authorAssociation,
      Optional<State> previous) {
    public record Branch(String label, String ref, Repo repo) {
      @JsonNaming(PropertyNamingStrategies.UpperSnakeCaseStrategy.class)
      public record Repo(String fullName, long openIssues2Count, Optional<Repo> forkedFrom) {}
    }

    public PullRequest {
      Objects.requireNonNull(state, "state");
      reviewers = reviewers == null ? List.of() : reviewers;
    }
  }

  public record Reviewer(String login, @JsonAlias("user_type") Kind type) {
    public enum Kind {
      USER("User"),
      BOT("Bot");

      private final String text;

      Kind(String text) {
        this.text = text;
      }

      @JsonValue
      public String text() {
        return text;
      }

      @JsonCreator
      public static Kind of(String text) {
        for (Kind kind : values()) {
          if (kind.text.equals(text)) {
            return kind;
          }
        }
        throw new IllegalArgumentException("no kind of user");
      }
    }
  }

  /** As code generators write classes from an API's description. */
  @Json
  @JsonPropertyOrder({Label.JSON_ID, Label.JSON_NAME, Label.JSON_STATUS, Label.JSON_TAGS})
  @JsonTypeName("Label")
  public static class Label {
    public static final String JSON_ID = "id";
    public static final String JSON_NAME = "display-name";
    public static final String JSON_STATUS = "status";
    public static final String JSON_TAGS = "tags";

    /** Written as text of its own. */
    public enum StatusEnum {
      ACTIVE("active"),
      GONE("gone");

      private final String value;

      StatusEnum(String value) {
        this.value = value;
      }

      @JsonValue
      public String getValue() {
        return value;
      }

      @Override
      public String toString() {
        return value;
      }

      @JsonCreator
      public static StatusEnum fromValue(String value) {
        for (StatusEnum each : StatusEnum.values()) {
          if (each.value.equals(value)) {
            return each;
          }
        }
        throw new IllegalArgumentException("Unexpected value");
      }
    }

    private Long id;
    private String name;
    private StatusEnum status = StatusEnum.ACTIVE;
    private List<String> tags = new ArrayList<>();

    public Label() {}

    public Label id(Long id) {
      this.id = id;
      return this;
    }

    @JsonProperty(value = JSON_ID, required = false)
    @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
    public Long getId() {
      return id;
    }

    @JsonProperty(value = JSON_ID, required = false)
    @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
    public void setId(Long id) {
      this.id = id;
    }

    @JsonProperty(JSON_NAME)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public String getName() {
      return name;
    }

    @JsonProperty(JSON_NAME)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public void setName(String name) {
      this.name = name;
    }

    @JsonProperty(JSON_STATUS)
    public StatusEnum getStatus() {
      return status;
    }

    @JsonProperty(JSON_STATUS)
    public void setStatus(StatusEnum status) {
      this.status = status;
    }

    public Label addTagsItem(String tag) {
      tags.add(tag);
      return this;
    }

    @JsonProperty(JSON_TAGS)
    public List<String> getTags() {
      return tags;
    }

    @JsonProperty(JSON_TAGS)
    public void setTags(List<String> tags) {
      this.tags = tags;
    }
  }

  /** A constructor takes all, and lists cannot be changed. */
  @Json
  public static final class Commit implements Comparable<Commit> {
    private final String sha;
    private final List<String> parents;
    private final Map<String, Integer> changes;
    private final Author author;

    @JsonCreator
    public Commit(
        @JsonProperty(value = "sha", required = true) String sha,
        @JsonProperty("parents") List<String> parents,
        @JsonProperty("changes") Map<String, Integer> changes,
        @JsonProperty("author") Author author) {
      this.sha = Objects.requireNonNull(sha, "sha");
      this.parents = parents == null ? List.of() : Collections.unmodifiableList(parents);
      this.changes = changes == null ? Map.of() : Collections.unmodifiableMap(changes);
      this.author = author;
    }

    public String getSha() {
      return sha;
    }

    public List<String> getParents() {
      return parents;
    }

    public Map<String, Integer> getChanges() {
      return changes;
    }

    public Author getAuthor() {
      return author;
    }

    @Override
    public int compareTo(Commit other) {
      return sha.compareTo(other.sha);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Commit commit && commit.sha.equals(sha);
    }

    @Override
    public int hashCode() {
      return sha.hashCode();
    }
  }

  public record Author(
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
          Instant at,
      @JsonFormat(without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE) OffsetDateTime local) {}

  @Json public record Commits(Page<Commit, Author> page, Page<String, Clinic.Pet> pets, Identified<Long> who) {
    public Commits {
      who = null;
    }
  }

  @Json
  public record Statistics(
      OptionalInt weeks, OptionalLong additions, OptionalDouble ratio, BigInteger total, double[][] grid,
      short[] small, float[] floats, char[] letters, byte[] blob, byte[][] blobs, long[][][] deep) {}

  @Json
  public record Untyped(
      JsonNode any, ObjectNode object, List<JsonNode> nodes, Map<String, JsonNode> byName, Object raw,
      Object[] raws, Number number, CharSequence text, Comparable<String> order) {}

  @Json
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "op",
      visible = true,
      defaultImpl = UnknownOp.class)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = AddOp.class, names = {"add", "insert"}),
    @JsonSubTypes.Type(value = MoveOp.class, name = "move")
  })
  public interface PatchOp {
    String path();
  }

  public record AddOp(String op, String path, Object value) implements PatchOp {}

  public record MoveOp(String op, String path, String from) implements PatchOp {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record UnknownOp(String op, String path) implements PatchOp {}

  @Json public record JsonPatch(List<PatchOp> operations, PatchOp[] more, Map<String, List<PatchOp>> byPath) {}

  @Json
  public record Invoice(
      @JsonInclude(JsonInclude.Include.NON_NULL) Money total, List<? extends Money> parts, Map<State, Money> byState,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> notes,
      @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<String> terse,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES) State state) {}
}
