package dev.smisk.processor;

import java.util.List;

/**
 * Every name of the framework that the processor reads or writes. The processor depends on the JDK
 * alone, so it knows them as text; a test proves that each exists.
 */
final class Framework {
  static final String ROUTE = "dev.smisk.Route";
  static final String QUERY = "dev.smisk.Query";
  static final String HEADER = "dev.smisk.Header";
  static final String COOKIE = "dev.smisk.Cookie";
  static final String FORM = "dev.smisk.Form";
  static final String BODY = "dev.smisk.Body";
  static final String LIMIT = "dev.smisk.Limit";
  static final String STATUS = "dev.smisk.Status";
  static final String CATCH = "dev.smisk.Catch";
  static final String FILTERED = "dev.smisk.Filtered";
  static final String DEFAULT = "dev.smisk.Default";
  static final String BLOCKING = "dev.smisk.Blocking";
  static final String GENERATED = "dev.smisk.Generated";
  static final String JSON_MARK = "dev.smisk.Json";

  static final String ENDPOINT = "dev.smisk.http.Endpoint";
  static final String FILTER = "dev.smisk.http.Filter";
  static final String GUARD = "dev.smisk.http.Guard";
  static final String METHOD = "dev.smisk.http.Method";
  static final String REQUEST = "dev.smisk.http.Request";
  static final String MULTIPART = "dev.smisk.http.Multipart";
  static final String UPLOAD = "dev.smisk.http.Upload";
  static final String PATCH = "dev.smisk.http.Patch";
  static final String PROBLEM = "dev.smisk.http.Problem";
  static final String RESPONSE = "dev.smisk.http.Response";

  static final String SESSION = "dev.smisk.session.Session";
  static final String VALIDATION = "dev.smisk.http.Validation";

  /** Not ours: what has the constraints of a value's own class checked. */
  static final String VALID = "jakarta.validation.Valid";

  static final String ROUTES = "dev.smisk.routing.Routes";
  static final String HANDLER = "dev.smisk.routing.Handler";
  static final String PROVIDED = "dev.smisk.routing.Provided";
  static final String ARGUMENT = "dev.smisk.routing.Argument";
  static final String ARGUMENTS = "dev.smisk.routing.Arguments";
  static final String CONVERTERS = "dev.smisk.routing.Converters";
  static final String RESULTS = "dev.smisk.routing.Results";
  static final String JSON = "dev.smisk.routing.Json";
  static final String JSON_TYPE = "dev.smisk.routing.JsonType";
  static final String JSON_READER = "dev.smisk.routing.JsonReader";
  static final String JSON_WRITER = "dev.smisk.routing.JsonWriter";
  static final String JSON_ELEMENTS = "dev.smisk.routing.JsonElements";
  static final String JSON_CODEC = "dev.smisk.routing.JsonCodec";
  static final String JSON_FLAT_SERIALIZER = "dev.smisk.routing.JsonFlatSerializer";
  static final String JSON_OBJECT_SERIALIZER = "dev.smisk.routing.JsonObjectSerializer";
  static final String JSON_OBJECT_DESERIALIZER = "dev.smisk.routing.JsonObjectDeserializer";
  static final String JSON_PROPERTY_WRITER = "dev.smisk.routing.JsonPropertyWriter";
  static final String JSON_PROPERTY_READER = "dev.smisk.routing.JsonPropertyReader";

  /** The annotations that a user writes. */
  static final List<String> ANNOTATIONS =
      List.of(ROUTE, QUERY, HEADER, COOKIE, FORM, BODY, DEFAULT, BLOCKING);

  /** The constants of {@link #METHOD}. */
  static final List<String> VERBS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private Framework() {}
}
