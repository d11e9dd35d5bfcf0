package dev.smisk.processor;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/** JSON that fits a type, mostly; and JSON that fits it less. */
final class RandomJson {
  private static final String[] TEXTS = {
    "", "a", "Emma", "ünï", "😀", "\\\"q\\\"", "\\u00e9", "\\n", "1", "true", " ", "x y z"
  };
  private static final Map<String, String[]> BY_CLASS =
      Map.ofEntries(
          Map.entry("java.time.LocalDate", texts("2026-01-31", "0001-12-01")),
          Map.entry("java.time.LocalTime", texts("13:45:00", "00:00", "23:59:59.123456789")),
          Map.entry("java.time.LocalDateTime", texts("2026-01-31T13:45:00", "2026-01-31T13:45")),
          Map.entry("java.time.Instant", texts("2026-01-31T13:45:00Z", "1969-01-31T00:00:00.5Z")),
          Map.entry(
              "java.util.Date", texts("2026-01-31T13:45:00Z", "2026-01-31T13:45:00.123+0100")),
          Map.entry("java.util.Calendar", texts("2026-01-31T13:45:00Z")),
          Map.entry("java.time.OffsetDateTime", texts("2026-01-31T13:45:00+01:00")),
          Map.entry("java.time.ZonedDateTime", texts("2026-01-31T13:45:00+01:00")),
          Map.entry("java.time.OffsetTime", texts("13:45:00+01:00")),
          Map.entry("java.time.ZoneId", texts("Europe/Stockholm", "UTC")),
          Map.entry("java.time.ZoneOffset", texts("+01:00", "Z")),
          Map.entry("java.time.Year", new String[] {"2026", "1"}),
          Map.entry("java.time.YearMonth", texts("2026-01")),
          Map.entry("java.time.MonthDay", texts("--01-31")),
          Map.entry("java.time.Period", texts("P1Y2M")),
          Map.entry("java.time.Duration", texts("PT1H30M", "PT0S")),
          Map.entry("java.net.URI", texts("https://example.org/a?b=c")),
          Map.entry("java.util.Locale", texts("en", "sv_SE")),
          Map.entry("java.util.Currency", texts("SEK")),
          Map.entry("java.util.UUID", texts("123e4567-e89b-12d3-a456-426614174000")),
          Map.entry("java.lang.Class", texts("java.lang.String")),
          Map.entry("char", texts("x", "é")),
          Map.entry("java.lang.Character", texts("x", "é")),
          Map.entry("[B", texts("AQID", "")),
          Map.entry("byte", new String[] {"0", "-128", "127"}),
          Map.entry("short", new String[] {"0", "-32768", "77"}),
          Map.entry("float", new String[] {"0.5", "-1", "1e3"}),
          Map.entry("double", new String[] {"0.5", "-1", "1e30", "3.141592653589793", "0"}),
          Map.entry("corpus.Annotated$Delegated", new String[] {"[]", "[\"a\",\"b\"]"}),
          Map.entry("corpus.Annotated$Value", texts("v", "")),
          Map.entry("corpus.Annotated$Unwrapping", new String[] {"{\"id\":1,\"amount\":2}"}),
          Map.entry(
              "corpus.rare.Rare$Unwrapping",
              new String[] {"{\"name\":\"n\",\"in_width_px\":1,\"in_height_px\":2}"}),
          Map.entry("corpus.wire.Wire$Quantity", texts("5Gi")),
          Map.entry("corpus.wire.Wire$IntOrString", new String[] {"8080", "\"http\""}),
          Map.entry("boolean", new String[] {"true", "false"}));

  private static final ZonedDateTime SOME_DAY =
      ZonedDateTime.of(2026, 1, 31, 13, 45, 0, 0, ZoneOffset.UTC);

  private final JsonMapper mapper;
  private final Random random;

  RandomJson(JsonMapper mapper, Random random) {
    this.mapper = mapper;
    this.random = random;
  }

  private static String[] texts(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      texts[i] = '"' + texts[i] + '"';
    }
    return texts;
  }

  String of(Type type) {
    return of(mapper.constructType(type), 5);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private String of(JavaType type, int depth) {
    Class<?> raw = type.getRawClass();
    if (!raw.isPrimitive() && depth < 5 && random.nextInt(8) == 0) {
      return "null";
    }
    String[] known = BY_CLASS.get(raw.isPrimitive() ? raw.getName() : unboxed(raw).getName());
    if (known != null) {
      return pick(known);
    }
    if (type.isReferenceType()) {
      return depth == 0 ? "null" : of(type.getReferencedType(), depth);
    }
    if (raw == dev.smisk.http.Patch.class) {
      return depth == 0 ? "null" : of(type.containedTypeOrUnknown(0), depth);
    }
    if (unboxed(raw) == int.class || unboxed(raw) == long.class || raw == BigInteger.class) {
      return pick("0", "1", "-7", "2147483647", "42");
    }
    if (Number.class.isAssignableFrom(raw) || raw == BigDecimal.class) {
      return pick("0", "12", "1.5", "-0.25");
    }
    if (raw == java.util.concurrent.atomic.AtomicBoolean.class) {
      return pick("true", "false");
    }
    if (raw.getName().startsWith("java.util.Optional")) {
      return raw.getSimpleName().equals("OptionalDouble") ? "1.5" : "3";
    }
    if (CharSequence.class.isAssignableFrom(raw) || raw == char[].class) {
      return '"' + pick(TEXTS) + '"';
    }
    if (raw == Object.class || raw == JsonNode.class) {
      return pick("1", "\"text\"", "[1,2.5,null]", "{\"a\":{\"b\":true}}", "false");
    }
    if (raw == ObjectNode.class) {
      return pick("{}", "{\"a\":[1.0,null,{\"b\":\"\"}]}");
    }
    if (raw == Comparable.class || raw == Void.class) {
      return "null";
    }
    if (raw.isEnum()) {
      return mapper.writeValueAsString(
          raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)]);
    }
    if (type.isMapLikeType() || raw == Map.Entry.class) {
      return map(type, depth);
    }
    if (type.isContainerType() || Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
      JavaType content =
          type.getContentType() != null ? type.getContentType() : type.containedTypeOrUnknown(0);
      List<String> items = new ArrayList<>();
      for (int n = depth <= 0 ? 0 : random.nextInt(4); n > 0; n--) {
        items.add(of(content, depth - 1));
      }
      return '[' + String.join(pick(",", " , "), items) + ']';
    }
    return object(type, depth);
  }

  private static Class<?> unboxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).unwrap().returnType();
  }

  private String map(JavaType type, int depth) {
    JavaType key = type.containedTypeOrUnknown(0);
    JavaType content = type.containedTypeOrUnknown(1);
    List<String> entries = new ArrayList<>();
    int entriesLeft = depth <= 0 ? 0 : random.nextInt(3);
    if (type.hasRawClass(Map.Entry.class)) {
      entriesLeft = 1;
    }
    for (; entriesLeft > 0; entriesLeft--) {
      String name = "k" + entriesLeft;
      if (key.isEnumType()) {
        Object[] constants = key.getRawClass().getEnumConstants();
        name =
            mapper.writeValueAsString(constants[entriesLeft % constants.length]).replace("\"", "");
      } else if (key.hasRawClass(Integer.class)) {
        name = String.valueOf(entriesLeft);
      } else if (key.hasRawClass(java.util.UUID.class)) {
        name = "123e4567-e89b-12d3-a456-42661417400" + entriesLeft;
      }
      entries.add('"' + name + "\":" + of(content, depth - 1));
    }
    return '{' + String.join(",", entries) + '}';
  }

  private String object(JavaType type, int depth) {
    if (depth <= 0 && !type.isFinal()) {
      return "null";
    }
    DeserializationConfig config = mapper.deserializationConfig();
    ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
    AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
    if (annotated.hasAnnotation(JsonIdentityInfo.class) && random.nextInt(4) == 0) {
      return pick("1", "42"); // which may come before or after the object itself
    }
    JsonTypeInfo info = annotated.getAnnotation(JsonTypeInfo.class);
    JavaType actual = type;
    String id = null;
    if (type.isAbstract() || info != null) {
      List<NamedType> subtypes =
          new ArrayList<>(
              config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotated));
      subtypes.removeIf(t -> mapper.constructType(t.getType()).isAbstract());
      if (subtypes.isEmpty()) {
        return "{}";
      }
      NamedType chosen = subtypes.get(random.nextInt(subtypes.size()));
      actual = mapper.constructType(chosen.getType());
      id = chosen.hasName() ? chosen.getName() : id(chosen.getType(), info);
    }
    List<String> properties = properties(introspector, actual, depth);
    String body = String.join(",", properties);
    if (info == null || id == null || info.use() == JsonTypeInfo.Id.DEDUCTION) {
      return '{' + body + '}';
    }
    return switch (info.include()) {
      case WRAPPER_OBJECT -> "{\"" + id + "\":{" + body + "}}";
      case WRAPPER_ARRAY -> "[\"" + id + "\",{" + body + "}]";
      default -> {
        String property = info.property().isEmpty() ? "@type" : info.property();
        properties.removeIf(p -> p.startsWith('"' + property + '"'));
        properties.add(random.nextInt(properties.size() + 1), '"' + property + "\":\"" + id + '"');
        yield '{' + String.join(",", properties) + '}';
      }
    };
  }

  private static String id(Class<?> type, JsonTypeInfo info) {
    String name = type.getName();
    boolean isSimple = info != null && info.use() == JsonTypeInfo.Id.SIMPLE_NAME;
    return name.substring(
        Math.max(name.lastIndexOf('.'), isSimple ? name.lastIndexOf('$') : 0) + 1);
  }

  private List<String> properties(ClassIntrospector introspector, JavaType type, int depth) {
    BeanDescription bean =
        introspector.introspectForDeserialization(
            type, introspector.introspectClassAnnotations(type));
    List<String> properties = new ArrayList<>();
    for (BeanPropertyDefinition property : bean.findProperties()) {
      JavaType of = property.getPrimaryType();
      boolean isKept = of.isPrimitive() || property.isRequired() || random.nextInt(5) > 0;
      if (isKept && property.couldDeserialize()) {
        String name = mapper.writeValueAsString(property.getName());
        properties.add(name + pick(":", " : ") + value(property, depth));
      }
    }
    if (random.nextInt(3) == 0) {
      java.util.Collections.shuffle(properties, random);
    }
    return properties;
  }

  private String value(BeanPropertyDefinition property, int depth) {
    AnnotatedMember member = property.getPrimaryMember();
    JsonFormat format = member == null ? null : member.getAnnotation(JsonFormat.class);
    JavaType type = property.getPrimaryType();
    if (format == null || format.pattern().isEmpty()) {
      return of(type, depth - 1);
    }
    Locale locale =
        format.locale().equals(JsonFormat.DEFAULT_LOCALE)
            ? Locale.ROOT
            : Locale.forLanguageTag(format.locale());
    String text =
        '"' + DateTimeFormatter.ofPattern(format.pattern(), locale).format(SOME_DAY) + '"';
    return type.isContainerType() ? "[" + text + "]" : text;
  }

  /** The same text with one thing changed. */
  String mutated(String json) {
    StringBuilder text = new StringBuilder(json);
    int at = random.nextInt(Math.max(1, json.length()));
    switch (random.nextInt(10)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.setLength(at);
      case 2 -> text.insert(at, pick("{", "}", "[", "]", ",", ":", "\"", "1", "null", "x", "\n"));
      case 3 -> replace(text, at, pick("null", "\"text\"", "\"\"", "\" \"", "12", "1.5", "true"));
      case 4 ->
          replace(
              text,
              at,
              pick("[]", "{}", "[1]", "{\"a\":1}", "1e999", "99999999999999999999", "NaN"));
      case 5 -> text.append(pick(" ", "{}", "1", "]", "\n"));
      case 6 ->
          insertProperty(text, at, "\"unknown\":" + pick("1", "{\"a\":[1,2]}", "[{}]", "null"));
      case 7 -> rename(text, at);
      case 8 -> duplicate(text, at);
      default ->
          replace(
              text,
              at,
              pick(
                  "-1",
                  "0",
                  "\"2026-01-31\"",
                  "\"NaN\"",
                  "-Infinity",
                  "3000000000",
                  "\"x\"",
                  "false"));
    }
    return text.toString();
  }

  /** Puts another value in place of one behind a colon, comma or bracket. */
  private static void replace(StringBuilder text, int at, String value) {
    int from = at;
    while (from < text.length() && ":,[".indexOf(text.charAt(from)) < 0) {
      from++;
    }
    int depth = 0;
    int to = from + 1;
    boolean quoted = false;
    for (; to < text.length(); to++) {
      char c = text.charAt(to);
      if (c == '\\') {
        to++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == ',' || c == '}' || c == ']')) {
        if (depth == 0) {
          break;
        }
        depth -= c == ',' ? 0 : 1;
      }
    }
    if (from + 1 <= Math.min(to, text.length())) {
      text.replace(from + 1, Math.min(to, text.length()), value);
    }
  }

  private static void insertProperty(StringBuilder text, int at, String property) {
    int brace = text.indexOf("{", at);
    if (brace >= 0) {
      int next = brace + 1;
      boolean isEmpty = next < text.length() && text.charAt(next) == '}';
      text.insert(next, property + (isEmpty ? "" : ","));
    }
  }

  private static void rename(StringBuilder text, int at) {
    int colon = text.indexOf("\":", at);
    if (colon > 0) {
      text.insert(colon, "x");
    }
  }

  /** Says the first property of an object twice. */
  private static void duplicate(StringBuilder text, int at) {
    int brace = text.indexOf("{\"", at);
    int colon = text.indexOf("\":", Math.max(0, brace));
    if (brace >= 0 && colon > brace) {
      text.insert(brace + 1, text.substring(brace + 1, colon + 2) + "null,");
    }
  }
}
