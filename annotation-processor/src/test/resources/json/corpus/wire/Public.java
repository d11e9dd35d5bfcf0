package corpus.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** More of what public APIs send. */
public final class Public {
  private Public() {}

  @Json
  public record ProxyEvent(
      String resource, String path, String httpMethod, Map<String, String> headers, Map<String, List<String>> multiValueHeaders,
      Map<String, String> pathParameters, RequestContext requestContext, String body, boolean isBase64Encoded) {}

  public record RequestContext(String accountId, String stage, String requestId, Identity identity, long requestTimeEpoch) {}

  public record Identity(String sourceIp, String userAgent, String cognitoIdentityId) {}

  @Json
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProxyAnswer(int statusCode, Map<String, String> headers, Set<String> cookies, String body, Boolean isBase64Encoded) {}

  @Json
  public record TrackerIssue(
      String id, String key, URI self, IssueFields fields, Optional<Changelog> changelog, Map<String, String> names) {}

  public record IssueFields(
      String summary, IssueType issuetype, Priority priority, List<IssueLink> issuelinks, Worklog worklog,
      @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSZ") OffsetDateTime created, @JsonProperty("customfield_10011") JsonNode epic) {}

  public record IssueType(String name, boolean subtask, URI iconUrl) {}

  public record Priority(String name, int id) {}

  public record IssueLink(String id, Map<String, String> type, Linked inwardIssue, Linked outwardIssue) {}

  public record Linked(String key, Map<String, Object> fields) {}

  public record Worklog(int startAt, int maxResults, int total, List<Entry> worklogs) {
    public record Entry(String comment, long timeSpentSeconds, OffsetDateTime started) {}
  }

  public record Changelog(List<History> histories) {
    public record History(String id, List<Map<String, String>> items) {}
  }

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Channel(
      String id, boolean isChannel, boolean isIm, Topic topic, Topic purpose, List<String> previousNames, long created, Integer numMembers) {}

  public record Topic(String value, String creator, @JsonProperty("last_set") long lastSet) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record ChannelPage(boolean ok, List<Channel> channels, Cursor responseMetadata, String error) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Cursor(String nextCursor) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Subscription(
      String id, boolean cancelAtPeriodEnd, Long canceledAt, Expanded<SubscriptionItem> items, Map<String, String> metadata) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Expanded<T>(String object, boolean hasMore, List<T> data, String url) {}

  public record SubscriptionItem(String id, Price price, Integer quantity) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Price(String id, String currency, long unitAmount, BigDecimal unitAmountDecimal, Optional<Recurring> recurring) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Recurring(String interval, int intervalCount) {}

  @Json
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record ContainerInfo(
      String id, List<String> names, @JsonProperty("ImageID") String imageId, long created, List<PortBinding> ports,
      Map<String, String> labels, NetworkSettings networkSettings) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record PortBinding(@JsonProperty("IP") String ip, int privatePort, Integer publicPort, String type) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record NetworkSettings(Map<String, Endpoint> networks) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public record Endpoint(@JsonProperty("NetworkID") String networkId, String gateway, List<String> aliases) {}

  @Json public record QueryResult(String status, QueryData data, List<String> warnings) {}

  public record QueryData(String resultType, List<Series> result) {}

  public record Series(Map<String, String> metric, List<Object> value, List<List<Object>> values) {}

  @Json public record Connector(String name, Map<String, String> config, List<TaskId> tasks) {}

  public record TaskId(String connector, int task) {}

  @Json
  public record Playlist(
      String name, @JsonProperty("public") Boolean isPublic, Paged<PlaylistTrack> tracks, @JsonProperty("external_urls") Map<String, URI> urls) {}

  public record Paged<T>(URI href, int limit, URI next, int offset, int total, List<T> items) {}

  public record PlaylistTrack(@JsonProperty("added_at") Instant addedAt, Track track) {}

  public record Track(String id, @JsonProperty("duration_ms") int durationMs, boolean explicit, List<Map<String, String>> artists) {}

  @Json public record Presence(Activity[] activities, Map<String, Status> clients, UUID session) {}

  public record Activity(String name, int type, Map<String, Long> timestamps) {}

  public enum Status {
    @JsonProperty("online")
    ONLINE,
    @JsonProperty("idle")
    IDLE
  }

  @Json public record Manifest(int schemaVersion, String mediaType, Layer config, List<Layer> layers) {}

  public record Layer(String mediaType, String digest, long size, Set<URI> urls) {}

  @Json public record Filing(String cik, LocalDate filed, Map<String, Map<String, List<Fact>>> facts) {}

  public record Fact(LocalDate end, BigDecimal val, String accn, int fy, String fp) {}

  @Json public record Station(String id, Coordinates coordinates, double[][] readings, Map<String, double[]> series) {}

  public record Coordinates(Double lat, Double lon, Float alt) {}

  @Json
  public record Transfer(
      @JsonProperty("from_account") String from, @JsonProperty("to_account") String to,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Leg> legs) {}

  public record Leg(int sequence, String bic, Optional<LocalDate> settled) {}
}
