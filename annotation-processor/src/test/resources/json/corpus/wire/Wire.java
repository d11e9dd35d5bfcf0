package corpus.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import corpus.made.Times;
import corpus.shared.Money;
import dev.smisk.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Descriptions of APIs, clusters, clouds, patients, payments and pets, as they go over the wire. */
public final class Wire {
  private Wire() {}

  // An API's description.

  @Json
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"openapi", "info", "servers", "paths"})
  public record ApiDescription(
      Components components, String openapi, Info info, List<Server> servers, LinkedHashMap<String, PathItem> paths,
      List<Map<String, List<String>>> security) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Info(String title, String version, @JsonProperty("x-logo") Map<String, Object> logo) {}

  public record Server(String url, Map<String, Variable> variables) {
    public record Variable(@JsonProperty("enum") List<String> values, @JsonProperty("default") String byDefault) {}
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PathItem(@JsonProperty("$ref") String ref, Operation get, Operation post, List<Parameter> parameters) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Operation(
      String operationId, Set<String> tags, List<Parameter> parameters, Map<String, Response> responses, Boolean deprecated) {}

  public record Parameter(String name, In in, boolean required, Schema schema) {
    public enum In {
      @JsonProperty("query")
      QUERY,
      @JsonProperty("path")
      PATH
    }
  }

  public record Response(String description, Map<String, MediaType> content) {}

  public record MediaType(Schema schema, JsonNode example) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Schema(
      @JsonProperty("$ref") String ref, String type, String format, Map<String, Schema> properties, Schema items,
      List<Schema> allOf, @JsonProperty("enum") List<Object> values, @JsonProperty("default") Object byDefault,
      Object additionalProperties, Set<String> required, BigDecimal multipleOf) {}

  public record Components(Map<String, Schema> schemas) {}

  // A cluster's resources, of beans.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = Pod.class, name = "Pod"), @JsonSubTypes.Type(value = Service.class, name = "Service")})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public abstract static class Manifest {
    public String apiVersion = "v1";
    public ObjectMeta metadata;

    public abstract String getKind();
  }

  public static class Pod extends Manifest {
    public PodSpec spec;

    @Override
    public String getKind() {
      return "Pod";
    }
  }

  public static class Service extends Manifest {
    public ServiceSpec spec;
    public JsonNode status;

    @Override
    public String getKind() {
      return "Service";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public static class ObjectMeta {
    public String name;
    public SortedMap<String, String> labels;
    public List<OwnerReference> ownerReferences;
    public Instant creationTimestamp;
    public Long generation;
  }

  public record OwnerReference(String apiVersion, String kind, String uid, Boolean controller) {}

  public static class PodSpec {
    public List<Container> containers;
    public Map<String, String> nodeSelector;
    public ConcurrentMap<String, Object> overhead;
  }

  public record Container(
      String name, List<String> command, Map<String, Map<String, Quantity>> resources, Probe livenessProbe, List<EnvVar> env) {}

  public record Probe(Optional<HttpGet> httpGet, int periodSeconds) {
    public record HttpGet(String path, IntOrString port) {}
  }

  public record EnvVar(String name, String value, ValueFrom valueFrom) {
    public record ValueFrom(KeyRef secretKeyRef, KeyRef configMapKeyRef) {}

    public record KeyRef(String name, String key, boolean optional) {}
  }

  public record ServiceSpec(ServicePort[] ports, Map<String, String> selector, @JsonProperty("clusterIP") String clusterIp) {}

  public record ServicePort(String name, int port, IntOrString targetPort) {}

  /** A text, whatever is asked of it. */
  public record Quantity(@JsonValue String text) {}

  /** A value of one form, which only reflection makes. */
  public static final class IntOrString {
    private final Object value;

    public IntOrString(int number) {
      value = number;
    }

    public IntOrString(String text) {
      value = text;
    }

    @JsonValue
    public Object value() {
      return value;
    }
  }

  // A cloud's events.

  @Json
  public record BucketEvent(@JsonProperty("Records") List<BucketRecord> records) {}

  public record BucketRecord(
      String eventVersion, String eventSource, String awsRegion, Instant eventTime, RequestParameters requestParameters,
      Map<String, String> responseElements, Bucket s3) {
    public record RequestParameters(String sourceIPAddress) {}

    public record Bucket(@JsonProperty("object") Stored stored, Name bucket) {}

    public record Stored(String key, long size, String eTag) {}

    public record Name(String name, String arn) {}
  }

  @Json
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public static class QueueMessage {
    private String messageId;
    private String mD5OfBody;
    private Map<String, MessageAttribute> messageAttributes;

    public String getMessageId() {
      return messageId;
    }

    public void setMessageId(String messageId) {
      this.messageId = messageId;
    }

    public String getMD5OfBody() {
      return mD5OfBody;
    }

    public void setMD5OfBody(String md5) {
      this.mD5OfBody = md5;
    }

    public Map<String, MessageAttribute> getMessageAttributes() {
      return messageAttributes;
    }

    public void setMessageAttributes(Map<String, MessageAttribute> messageAttributes) {
      this.messageAttributes = messageAttributes;
    }
  }

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record MessageAttribute(String stringValue, byte[] binaryValue, String dataType) {}

  // A patient's bundle: resources in resources.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "resourceType")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Bundle.class, name = "Bundle"),
    @JsonSubTypes.Type(value = Encounter.class, name = "Encounter")
  })
  public sealed interface Resource permits Bundle, Encounter {}

  public record Bundle(String type, Integer total, List<Entry> entry) implements Resource {
    public record Entry(URI fullUrl, Resource resource, Search search) {}

    public record Search(String mode, BigDecimal score) {}
  }

  public record Encounter(String status, Period period, List<CodeableConcept> type, Reference<Bundle> subject) implements Resource {}

  public record Period(Instant start, Instant end) {}

  public record CodeableConcept(List<Coding> coding, String text) {}

  public record Coding(URI system, String code) {}

  public record Reference<T extends Resource>(String reference, T contained) {}

  // Payments: what happened is told by type and holds an object of some kind.

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record PaymentEvent<T>(String id, String apiVersion, Data<T> data, boolean livemode, Times.Held times) {
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Data<T>(T object, Map<String, Object> previousAttributes) {}
  }

  @Json
  public record CustomerCreated(PaymentEvent<Customer> event, PaymentEvent<List<Money>> prices) {}

  public record Customer(String id, Source source, Money balance) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.PROPERTY, property = "object")
  public sealed interface Source {
    record Card(String brand, int expMonth) implements Source {}

    record BankAccount(String bankName) implements Source {}
  }

  // Pets.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "petType")
  @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "cat"), @JsonSubTypes.Type(value = Puppy.class, name = "puppy")})
  public static class Pet {
    private String petType;
    private String name;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  @JsonTypeName("cat")
  public static class Cat extends Pet {
    private HuntingSkill huntingSkill = HuntingSkill.LAZY;

    public HuntingSkill getHuntingSkill() {
      return huntingSkill;
    }

    public void setHuntingSkill(HuntingSkill huntingSkill) {
      this.huntingSkill = huntingSkill;
    }
  }

  public static class Dog extends Pet {
    public int packSize;
  }

  public static class Puppy extends Dog {
    public Pet[] siblings;
  }

  public enum HuntingSkill {
    @JsonProperty("lazy")
    LAZY,
    @JsonProperty("aggressive")
    AGGRESSIVE
  }

  @Json public record PetStore(Pet star, List<? extends Pet> pets, Map<String, Cat> cats, Dog dog) {}

  // Two levels of sealed kinds, and kinds told apart by what they have.

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  public sealed interface Command permits Command.Write, Ping {
    sealed interface Write extends Command permits Put, Delete {}
  }

  @JsonTypeName("put")
  public record Put(String key, JsonNode value) implements Command.Write {}

  @JsonTypeName("delete")
  public record Delete(String key) implements Command.Write {}

  public record Ping() implements Command {}

  @Json public record Batch(List<Command> commands, Command.Write last, Optional<Command> maybe) {}

  @Json
  public record RpcBatch<P, R extends Comparable<R>>(
      String jsonrpc, @JsonAlias({"request-id", "requestId"}) Object id, P params, Map<R, P> results) {}

  @Json public record RpcOfText(RpcBatch<List<String>, Integer> a, RpcBatch<Map<String, Put>, String> b) {}

  @Json
  public record Iterables(Iterable<Put> puts, Set<List<Ping>> sets, List<int[]> arrays, List<?>[] wild) {}

  @Json public record Odds(Void nothing, Character letter, char[] text, StringBuilder built) {}
}
