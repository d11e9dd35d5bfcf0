package corpus;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.smisk.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What public APIs send and take, in the shapes that their Java clients give it. */
public final class Shapes {
  private Shapes() {}

  // A forge of source code: snake case, links, nested people.

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record ForgeUser(String login, long id, URI avatarUrl, boolean siteAdmin) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ForgeRepository(
      long id,
      String nodeId,
      String fullName,
      ForgeUser owner,
      @JsonProperty("private") boolean isPrivate,
      URI htmlUrl,
      int stargazersCount,
      Optional<String> mirrorUrl,
      List<String> topics,
      Map<String, Boolean> permissions,
      Instant createdAt) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class ForgeIssue {
    private int number;
    private String title;
    private List<ForgeLabel> labels;
    private ForgeUser closedBy;
    private OffsetDateTime updatedAt;

    public int getNumber() {
      return number;
    }

    public void setNumber(int number) {
      this.number = number;
    }

    public String getTitle() {
      return title;
    }

    public void setTitle(String title) {
      this.title = title;
    }

    public List<ForgeLabel> getLabels() {
      return labels;
    }

    public void setLabels(List<ForgeLabel> labels) {
      this.labels = labels;
    }

    public ForgeUser getClosedBy() {
      return closedBy;
    }

    public void setClosedBy(ForgeUser closedBy) {
      this.closedBy = closedBy;
    }

    public OffsetDateTime getUpdatedAt() {
      return updatedAt;
    }

    public void setUpdatedAt(OffsetDateTime updatedAt) {
      this.updatedAt = updatedAt;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ForgeLabel(long id, String name, String color, @JsonProperty("default") boolean isDefault) {}

  // Payments: amounts in cents, metadata, expandable fields.

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Charge(
      String id,
      String object,
      long amount,
      Long amountRefunded,
      String currency,
      boolean livemode,
      Map<String, String> metadata,
      BillingDetails billingDetails,
      List<Refund> refunds) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record BillingDetails(Address address, String email, String name) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Address(String city, String country, String line1, String line2, String postalCode) {}

  public record Refund(String id, long amount, Reason reason) {}

  public enum Reason {
    @JsonProperty("duplicate")
    DUPLICATE,
    @JsonProperty("requested_by_customer")
    REQUESTED_BY_CUSTOMER
  }

  // GeoJSON.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Point.class, name = "Point"),
    @JsonSubTypes.Type(value = LineString.class, name = "LineString"),
    @JsonSubTypes.Type(value = Polygon.class, name = "Polygon")
  })
  public sealed interface Geometry permits Point, LineString, Polygon {}

  public record Point(double[] coordinates) implements Geometry {}

  public record LineString(List<double[]> coordinates, double[] bbox) implements Geometry {}

  public record Polygon(double[][][] coordinates) implements Geometry {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Feature(
      String type, Optional<String> id, Geometry geometry, Map<String, Object> properties) {}

  @Json
  public record FeatureCollection(String type, List<Feature> features) {}

  // JSON-LD and schema.org.

  @Json
  @JsonPropertyOrder({"@context", "@type", "@id"})
  public record Product(
      String name,
      @JsonProperty("@id") URI id,
      @JsonProperty("@context") String context,
      @JsonProperty("@type") String type,
      Offer offers,
      @JsonAlias("gtin13") String gtin) {}

  public record Offer(
      @JsonProperty("@type") String type, BigDecimal price, String priceCurrency, LocalDate priceValidUntil) {}

  // FHIR: a resource by its type.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "resourceType")
  @JsonSubTypes({@JsonSubTypes.Type(Patient.class), @JsonSubTypes.Type(Observation.class)})
  public abstract static class Resource {
    public String id;
    public Meta meta;
  }

  @JsonTypeName("Patient")
  public static class Patient extends Resource {
    public boolean active;
    public List<HumanName> name;
    public LocalDate birthDate;
  }

  @JsonTypeName("Observation")
  public static class Observation extends Resource {
    public String status;
    public Coding code;
    public Quantity valueQuantity;
  }

  public record Meta(String versionId, Instant lastUpdated, List<URI> profile) {}

  public record HumanName(String use, String family, List<String> given) {}

  public record Coding(URI system, String code, String display) {}

  public record Quantity(BigDecimal value, String unit, URI system, String code) {}

  // A cluster's manifests.

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Deployment(String apiVersion, String kind, ObjectMeta metadata, DeploymentSpec spec) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ObjectMeta(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {}

  public record DeploymentSpec(int replicas, Selector selector, List<Container> containers) {}

  public record Selector(Map<String, String> matchLabels) {}

  public record Container(String name, String image, List<Port> ports, List<EnvVar> env, Map<String, String> limits) {}

  public record Port(int containerPort, String protocol) {}

  public record EnvVar(String name, String value) {}

  // JSON:API, HAL, RFC 9457, pages.

  @Json
  public record ApiDocument<T>(List<ApiResource<T>> data, Map<String, URI> links, Map<String, Object> meta) {}

  public record ApiResource<T>(String type, String id, T attributes) {}

  @Json
  public record Articles(ApiDocument<Article> articles) {}

  public record Article(String title, String body, OffsetDateTime created) {}

  @Json
  public record HalOrder(@JsonProperty("_links") Map<String, HalLink> links, @JsonProperty("_embedded") HalEmbedded embedded, BigDecimal total) {}

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record HalLink(URI href, boolean templated) {}

  public record HalEmbedded(List<Offer> orders) {}

  @Json
  public record ProblemDetails(URI type, String title, Integer status, String detail, URI instance) {}

  @Json
  public record SearchPage<T>(int page, @JsonProperty("per_page") int perPage, long total, List<T> items) {}

  // Tokens.

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TokenResponse(String accessToken, String tokenType, long expiresIn, String refreshToken, String scope) {}

  @Json
  public record Claims(String iss, String sub, List<String> aud, long exp, long iat, @JsonProperty("email_verified") Boolean emailVerified) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record OpenIdConfiguration(URI issuer, URI authorizationEndpoint, URI jwksUri, Set<String> scopesSupported) {}

  // Events and hooks.

  @Json
  @JsonNaming(PropertyNamingStrategies.LowerCaseStrategy.class)
  public record CloudEvent(String specVersion, UUID id, URI source, String type, String dataContentType, Instant time, Map<String, Object> data) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record Notification(String type, UUID messageId, String topicArn, String message, Instant timestamp, Map<String, Attribute> messageAttributes) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record Attribute(String type, String value) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record BotUpdate(long updateId, BotMessage message, Optional<BotMessage> editedMessage) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record BotMessage(long messageId, @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) long date, String text, BotChat chat, BotMessage replyToMessage) {}

  public record BotChat(long id, String type, String title) {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SectionBlock.class, name = "section"),
    @JsonSubTypes.Type(value = DividerBlock.class, name = "divider")
  })
  public interface Block {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record SectionBlock(String blockId, Map<String, String> text) implements Block {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record DividerBlock(String blockId) implements Block {}

  @Json
  public record ChatMessage(String channel, List<Block> blocks) {}

  // RPC.

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RpcRequest(String jsonrpc, String method, Map<String, Object> params, Integer id) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RpcResponse(String jsonrpc, Object result, RpcError error, Integer id) {}

  public record RpcError(int code, String message, Object data) {}

  @Json
  public record GraphQuery(String query, String operationName, Map<String, Object> variables) {}

  @Json
  public record GraphError(String message, List<Location> locations, List<Object> path, Map<String, Object> extensions) {}

  public record Location(int line, int column) {}

  // Search, weather, rates, packages, tickets.

  @Json
  public record SearchHits(int took, @JsonProperty("timed_out") boolean timedOut, Hits hits) {}

  public record Hits(Total total, @JsonProperty("max_score") Double maxScore, List<Hit> hits) {}

  public record Total(long value, String relation) {}

  public record Hit(@JsonProperty("_index") String index, @JsonProperty("_id") String id, @JsonProperty("_source") Map<String, Object> source) {}

  @Json
  public record Forecast(Coordinates coord, List<Condition> weather, Main main, @JsonProperty("dt") long time, @JsonProperty("1h") Double rain) {}

  public record Coordinates(double lat, double lon) {}

  public record Condition(int id, String main, String description) {}

  public record Main(double temp, @JsonProperty("feels_like") double feelsLike, int humidity) {}

  @Json
  public record Rates(String base, LocalDate date, Map<String, BigDecimal> rates) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  public record PackageFile(String name, String version, Map<String, String> dependencies, Map<String, String> devDependencies, List<String> bundledFiles) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.LowerDotCaseStrategy.class)
  public record LogLine(String logLevel, String loggerName, String threadName, Instant timestamp) {}

  @Json
  @JsonIgnoreProperties({"self", "expand"})
  public static final class Ticket {
    private final String key;
    private final TicketFields fields;

    @JsonCreator
    public Ticket(@JsonProperty("key") String key, @JsonProperty("fields") TicketFields fields) {
      this.key = key;
      this.fields = fields;
    }

    public String getKey() {
      return key;
    }

    public TicketFields getFields() {
      return fields;
    }

    @JsonIgnore
    public boolean isOpen() {
      return fields != null;
    }
  }

  public record TicketFields(String summary, @JsonProperty("duedate") LocalDate dueDate, List<String> labels, @JsonProperty("customfield_10016") Double points) {}

  @Json
  public record BillOfMaterials(String bomFormat, String specVersion, UUID serialNumber, List<Component> components) {}

  public record Component(@JsonProperty("bom-ref") String bomRef, String type, String name, String purl, List<Hash> hashes) {}

  public record Hash(String alg, String content) {}
}
