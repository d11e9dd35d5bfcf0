package com.acme.constraints;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.Validation;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of {@link Constraints}. */
@Generated(Constraints.class)
public final class ConstraintsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/constraints")
              .handledBy(
                  "com.acme.constraints.Constraints", "list(int, String)", "Constraints.java:52"),
          Endpoint.of(Method.POST, "/constraints")
              .buffered("application/json")
              .handledBy(
                  "com.acme.constraints.Constraints",
                  "create(Book, Request)",
                  "Constraints.java:57"),
          Endpoint.of(Method.PUT, "/constraints")
              .buffered("application/json")
              .handledBy(
                  "com.acme.constraints.Constraints",
                  "replace(Book, String)",
                  "Constraints.java:60"),
          Endpoint.of(Method.POST, "/constraints/all")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "all(List)", "Constraints.java:63"),
          Endpoint.of(Method.POST, "/constraints/named")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "named(Map)", "Constraints.java:66"),
          Endpoint.of(Method.POST, "/constraints/array")
              .buffered("application/json")
              .handledBy(
                  "com.acme.constraints.Constraints", "array(Book[])", "Constraints.java:69"),
          Endpoint.of(Method.POST, "/constraints/optional")
              .buffered("application/json")
              .handledBy(
                  "com.acme.constraints.Constraints", "optional(Optional)", "Constraints.java:72"),
          Endpoint.of(Method.POST, "/constraints/plain")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "plain(Plain)", "Constraints.java:75"),
          Endpoint.of(Method.POST, "/constraints/inner")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "inner(Inner)", "Constraints.java:78"),
          Endpoint.of(Method.POST, "/constraints/derived")
              .buffered("application/json")
              .handledBy(
                  "com.acme.constraints.Constraints", "derived(Derived)", "Constraints.java:81"),
          Endpoint.of(Method.POST, "/constraints/shape")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "shape(Shape)", "Constraints.java:84"),
          Endpoint.of(Method.POST, "/constraints/text")
              .buffered()
              .handledBy("com.acme.constraints.Constraints", "text(String)", "Constraints.java:87"),
          Endpoint.of(Method.POST, "/constraints/number")
              .buffered("application/json")
              .handledBy("com.acme.constraints.Constraints", "number(int)", "Constraints.java:90"),
          Endpoint.of(Method.GET, "/constraints/range")
              .handledBy("com.acme.constraints.Constraints", "range(Range)", "Constraints.java:93"),
          Endpoint.of(Method.POST, "/constraints/range")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .handledBy(
                  "com.acme.constraints.Constraints",
                  "form(Fields, Optional)",
                  "Constraints.java:96"),
          Endpoint.of(Method.GET, "/constraints/tags")
              .handledBy(
                  "com.acme.constraints.Constraints", "tags(List, String)", "Constraints.java:99"),
          Endpoint.of(Method.GET, "/constraints/twice")
              .handledBy(
                  "com.acme.constraints.Constraints", "tags(String)", "Constraints.java:102"));

  /** For {@link java.util.ServiceLoader}. */
  public ConstraintsRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of(Validation.class);
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Constraints(), json, provided.get(Validation.class));
  }

  private static final class Bound implements Handler {
    private final Constraints constraints;
    private final Validation validation;
    private final JsonReader<Constraints.Book> bookReader;
    private final JsonReader<List<Constraints.Book>> bookListReader;
    private final JsonReader<Map<String, Constraints.Book>> stringBookMapReader;
    private final JsonReader<Constraints.Book[]> bookArrayReader;
    private final JsonReader<Constraints.Plain> plainReader;
    private final JsonReader<Constraints.Inner> innerReader;
    private final JsonReader<Constraints.Derived> derivedReader;
    private final JsonReader<Constraints.Shape> shapeReader;
    private final JsonReader<Integer> integerReader;

    Bound(Constraints constraints, Json json, Validation validation) {
      this.constraints = constraints;
      this.validation = validation;
      validation.prepare(ListConstraints.class);
      validation.prepare(CreateConstraints.class);
      validation.prepare(ReplaceConstraints.class);
      validation.prepare(AllConstraints.class);
      validation.prepare(NamedConstraints.class);
      validation.prepare(ArrayConstraints.class);
      validation.prepare(OptionalConstraints.class);
      validation.prepare(InnerConstraints.class);
      validation.prepare(DerivedConstraints.class);
      validation.prepare(ShapeConstraints.class);
      validation.prepare(TextConstraints.class);
      validation.prepare(NumberConstraints.class);
      validation.prepare(RangeConstraints.class);
      validation.prepare(FormConstraints.class);
      validation.prepare(TagsConstraints.class);
      validation.prepare(TagsConstraints2.class);
      this.bookReader = json.reader(JsonType.of(Constraints.Book.class));
      this.bookListReader =
          json.reader(JsonType.generic(List.class, JsonType.of(Constraints.Book.class)));
      this.stringBookMapReader =
          json.reader(
              JsonType.generic(
                  Map.class, JsonType.of(String.class), JsonType.of(Constraints.Book.class)));
      this.bookArrayReader = json.reader(JsonType.of(Constraints.Book[].class));
      this.plainReader = json.reader(JsonType.of(Constraints.Plain.class));
      this.innerReader = json.reader(JsonType.of(Constraints.Inner.class));
      this.derivedReader = json.reader(JsonType.of(Constraints.Derived.class));
      this.shapeReader = json.reader(JsonType.of(Constraints.Shape.class));
      this.integerReader = json.reader(JsonType.of(Integer.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> list(request);
        case 1 -> create(request);
        case 2 -> replace(request);
        case 3 -> all(request);
        case 4 -> named(request);
        case 5 -> array(request);
        case 6 -> optional(request);
        case 7 -> plain(request);
        case 8 -> inner(request);
        case 9 -> derived(request);
        case 10 -> shape(request);
        case 11 -> text(request);
        case 12 -> number(request);
        case 13 -> range(request);
        case 14 -> form(request);
        case 15 -> tags(request);
        case 16 -> tags2(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /constraints} by {@link Constraints#list(int, String)}. */
    private Response<?> list(Request request) {
      Arguments arguments = new Arguments(request);
      int limit = arguments.query("limit").toInt(20);
      String q = arguments.query("q").toText();
      arguments.constrained(
          validation.check(new ListConstraints(limit)), "limit", "query", "limit");
      return Results.text(constraints.list(limit, q));
    }

    /**
     * Answers {@code POST /constraints} by {@link Constraints#create(Constraints.Book, Request)}.
     */
    private Response<?> create(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Book book = arguments.body(bookReader);
      arguments.constrained(validation.check(new CreateConstraints(book)), "book", "body", "");
      constraints.create(book, request);
      return Response.noContent();
    }

    /**
     * Answers {@code PUT /constraints} by {@link Constraints#replace(Constraints.Book, String)}.
     */
    private Response<?> replace(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Book book = arguments.body(bookReader);
      String tag = arguments.header("If-Match").toText();
      arguments.constrained(
          validation.check(new ReplaceConstraints(book, tag)),
          "book",
          "body",
          "",
          "tag",
          "header",
          "If-Match");
      constraints.replace(book, tag);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/all} by {@link Constraints#all(List)}. */
    private Response<?> all(Request request) {
      Arguments arguments = new Arguments(request);
      List<Constraints.Book> books = arguments.body(bookListReader);
      arguments.constrained(validation.check(new AllConstraints(books)), "books", "body", "");
      constraints.all(books);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/named} by {@link Constraints#named(Map)}. */
    private Response<?> named(Request request) {
      Arguments arguments = new Arguments(request);
      Map<String, Constraints.Book> books = arguments.body(stringBookMapReader);
      arguments.constrained(validation.check(new NamedConstraints(books)), "books", "body", "");
      constraints.named(books);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/array} by {@link Constraints#array(Constraints.Book[])}. */
    private Response<?> array(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Book[] books = arguments.body(bookArrayReader);
      arguments.constrained(validation.check(new ArrayConstraints(books)), "books", "body", "");
      constraints.array(books);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/optional} by {@link Constraints#optional(Optional)}. */
    private Response<?> optional(Request request) {
      Arguments arguments = new Arguments(request);
      Optional<Constraints.Book> book = arguments.bodyIfPresent(bookReader);
      arguments.constrained(validation.check(new OptionalConstraints(book)), "book", "body", "");
      constraints.optional(book);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/plain} by {@link Constraints#plain(Constraints.Plain)}. */
    private Response<?> plain(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Plain plain = arguments.body(plainReader);
      arguments.check();
      constraints.plain(plain);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/inner} by {@link Constraints#inner(Constraints.Inner)}. */
    private Response<?> inner(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Inner inner = arguments.body(innerReader);
      arguments.constrained(validation.check(new InnerConstraints(inner)), "inner", "body", "");
      constraints.inner(inner);
      return Response.noContent();
    }

    /**
     * Answers {@code POST /constraints/derived} by {@link
     * Constraints#derived(Constraints.Derived)}.
     */
    private Response<?> derived(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Derived derived = arguments.body(derivedReader);
      arguments.constrained(
          validation.check(new DerivedConstraints(derived)), "derived", "body", "");
      constraints.derived(derived);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/shape} by {@link Constraints#shape(Constraints.Shape)}. */
    private Response<?> shape(Request request) {
      Arguments arguments = new Arguments(request);
      Constraints.Shape shape = arguments.body(shapeReader);
      arguments.constrained(validation.check(new ShapeConstraints(shape)), "shape", "body", "");
      constraints.shape(shape);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/text} by {@link Constraints#text(String)}. */
    private Response<?> text(Request request) {
      Arguments arguments = new Arguments(request);
      String text = request.bodyText();
      arguments.constrained(validation.check(new TextConstraints(text)), "text", "body", "");
      constraints.text(text);
      return Response.noContent();
    }

    /** Answers {@code POST /constraints/number} by {@link Constraints#number(int)}. */
    private Response<?> number(Request request) {
      Arguments arguments = new Arguments(request);
      Integer number = arguments.body(integerReader);
      arguments.constrained(validation.check(new NumberConstraints(number)), "number", "body", "");
      constraints.number(number);
      return Response.noContent();
    }

    /** Answers {@code GET /constraints/range} by {@link Constraints#range(Constraints.Range)}. */
    private Response<?> range(Request request) {
      Arguments arguments = new Arguments(request);
      int from = arguments.query("from").toInt();
      int to = arguments.query("until").toInt();
      Constraints.Range range =
          arguments.group("query", "from, until", () -> new Constraints.Range(from, to));
      arguments.constrained(
          validation.check(new RangeConstraints(range)),
          "range",
          "query",
          "from, until",
          "range.from",
          "query",
          "from",
          "range.to",
          "query",
          "until");
      constraints.range(range);
      return Response.noContent();
    }

    /**
     * Answers {@code POST /constraints/range} by {@link Constraints#form(Constraints.Fields,
     * Optional)}.
     */
    private Response<?> form(Request request) {
      Arguments arguments = new Arguments(request);
      int from = arguments.form("first").toInt();
      Constraints.Fields fields =
          arguments.group("form", "first", () -> new Constraints.Fields(from));
      Optional<Double> factor = arguments.query("factor").toOptional("a number", Argument.DOUBLE);
      arguments.constrained(
          validation.check(new FormConstraints(fields, factor)),
          "fields",
          "form",
          "first",
          "fields.from",
          "form",
          "first",
          "factor",
          "query",
          "factor");
      constraints.form(fields, factor);
      return Response.noContent();
    }

    /** Answers {@code GET /constraints/tags} by {@link Constraints#tags(List, String)}. */
    private Response<?> tags(Request request) {
      Arguments arguments = new Arguments(request);
      List<String> tags = arguments.query("tags").toList("text", Argument.TEXT);
      String hashCode = arguments.query("hashCode").toText();
      arguments.constrained(validation.check(new TagsConstraints(tags)), "tags", "query", "tags");
      constraints.tags(tags, hashCode);
      return Response.noContent();
    }

    /** Answers {@code GET /constraints/twice} by {@link Constraints#tags(String)}. */
    private Response<?> tags2(Request request) {
      Arguments arguments = new Arguments(request);
      String hashCode = arguments.query("hashCode").toText();
      arguments.constrained(
          validation.check(new TagsConstraints2(hashCode)), "hashCodeValue", "query", "hashCode");
      constraints.tags(hashCode);
      return Response.noContent();
    }

    /** The constraints of {@code GET /constraints}. */
    private record ListConstraints(
        @Min(1L) @Max(value = 100L, message = "is more than \"100\"") int limit) {}

    /** The constraints of {@code POST /constraints}. */
    private record CreateConstraints(@Valid Constraints.Book book) {}

    /** The constraints of {@code PUT /constraints}. */
    private record ReplaceConstraints(
        @Valid Constraints.Book book, @Pattern(regexp = "\\w+") String tag) {}

    /** The constraints of {@code POST /constraints/all}. */
    private record AllConstraints(List<Constraints.@Valid Book> books) {}

    /** The constraints of {@code POST /constraints/named}. */
    private record NamedConstraints(Map<String, Constraints.@Valid Book> books) {}

    /** The constraints of {@code POST /constraints/array}. */
    private record ArrayConstraints(@Valid Constraints.Book[] books) {}

    /** The constraints of {@code POST /constraints/optional}. */
    private record OptionalConstraints(Optional<Constraints.@Valid Book> book) {}

    /** The constraints of {@code POST /constraints/inner}. */
    private record InnerConstraints(@Valid Constraints.Inner inner) {}

    /** The constraints of {@code POST /constraints/derived}. */
    private record DerivedConstraints(@Valid Constraints.Derived derived) {}

    /** The constraints of {@code POST /constraints/shape}. */
    private record ShapeConstraints(@Valid Constraints.Shape shape) {}

    /** The constraints of {@code POST /constraints/text}. */
    private record TextConstraints(@Size(min = 1, max = 9) String text) {}

    /** The constraints of {@code POST /constraints/number}. */
    private record NumberConstraints(@Max(5L) Integer number) {}

    /** The constraints of {@code GET /constraints/range}. */
    private record RangeConstraints(@Valid Constraints.Range range) {}

    /** The constraints of {@code POST /constraints/range}. */
    private record FormConstraints(
        @Valid Constraints.Fields fields, Optional<@DecimalMin("0.5") Double> factor) {}

    /** The constraints of {@code GET /constraints/tags}. */
    private record TagsConstraints(
        @Size(max = 2) List<@NotBlank @Pattern(regexp = "[a-z]+") String> tags) {}

    /** The constraints of {@code GET /constraints/twice}. */
    private record TagsConstraints2(
        @Pattern.List({@Pattern(regexp = "a.*"), @Pattern(regexp = ".*z")}) String hashCodeValue) {}
  }
}
