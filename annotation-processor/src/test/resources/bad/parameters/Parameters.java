package com.acme;

import dev.smisk.Body;
import dev.smisk.Cookie;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class Parameters {
  record Book(String title) {}

  interface Shelf {}

  @Route("GET /typo/{ident}") //! No parameter of typo(long) is named ident, as the path variable {ident} is: did you mean {indent}?
  void typo(long indent) {}

  @Route("GET /missing/{id}") //! No parameter of missing(String) is named id, as the path variable {id} is: add one, such as long id or String id
  void missing(String author) {}

  @Route("GET /prefixed/{id}") //! No parameter of prefixed(long, String) is named id, as the path variable {id} is: did you mean {bookId}?
  void prefixed(long bookId, String author) {}

  @Route("GET /shortened/{bookId}") //! No parameter of shortened(long) is named bookId, as the path variable {bookId} is: did you mean {id}?
  void shortened(long id) {}

  @Route("GET /prefixed/{id}/twice") //! No parameter of prefixedTwice(long, long) is named id, as the path variable {id} is: add one, such as long id or String id
  void prefixedTwice(long bookId, long authorId) {}

  @Route("GET /query/map")
  void queryMap(
      @Query Map<String, String> all) {} //! Text does not convert to Map<String, String>, so query parameter all cannot be one: take a Request, whose queryParameters() are all that came

  @Route("POST /form/map")
  void formMap(
      @Form Map<String, List<String>> all) {} //! Text does not convert to Map<String, List<String>>, so form field all cannot be one: take a Request, whose formParameters() are all that came

  @Route("GET /header/map")
  void headerMap(
      @Header Map<String, String> all) {} //! Text does not convert to Map<String, String>, so header parameter All cannot be one: take a Request, whose headers() are all that came

  @Route("GET /cookie/map")
  void cookieMap(
      @Cookie Map<String, String> all) {} //! Text does not convert to Map<String, String>, so cookie all cannot be one: take a Request, whose cookieParameters() are all that came

  @Route("GET /query/collection")
  void queryCollection(
      @Query Collection<Integer> all) {} //! all cannot be of type Collection<Integer>: for a repeated query parameter take a List, Set or array, such as List<Integer>

  @Route("GET /header/collection")
  void headerCollection(
      @Header Iterable<String> all) {} //! all cannot be of type Iterable<String>: for a repeated header parameter take a List, Set or array, such as List<String>

  @Route("GET /group/optional")
  void groupOptional(
      @Query Optional<Book> book) {} //! Optional<Book> cannot be bound: a group of query parameters is always there, so take Book itself, whose components may be Optional or have a @Default

  @Route("GET /both")
  void both(
      @Query @Header("X-Name") String name) {} //! name is taken from one place: remove @Query or @Header

  @Route("GET /variable/{id}")
  void queriedVariable(
      @Query("id") long id) {} //! id is a path variable of "/variable/{id}": remove @Query, or rename the parameter

  @Route("GET /variable/{id}/default")
  void defaultVariable(
      @Default("1") long id) {} //! The path variable id is always there: remove @Default

  @Route("GET /variable/{id}/optional")
  void optionalVariable(
      Optional<String> id) {} //! The path variable id is always there, and once: take String id

  @Route("GET /variable/{id}/list")
  void listVariable(
      List<Integer> id) {} //! The path variable id is always there, and once: take Integer id

  @Route("GET /variable/{book}/record")
  void recordVariable(
      Book book) {} //! Text does not convert to Book, so the path variable book cannot be one: take a String, or give Book a method public static Book parse(String text)

  @Route("GET /variable/{request}/request")
  void requestVariable(
      Request request) {} //! Text does not convert to Request, so the path variable request cannot be one: take a String, or give Request a method public static Request parse(String text)

  @Route("GET /request")
  void request(
      @Query Request request) {} //! request is the whole request: remove @Query

  static class Author {}

  record Nested(Book book) {}

  record Mixed(@Header String tag) {}

  record Generic<T>(T value) {}

  @Route("GET /misspelt/{bok}") //! No parameter of misspelt(Book) is named bok, as the path variable {bok} is: did you mean {book}?
  void misspelt(Book book) {}

  @Route("GET /query/class")
  void queryClass(
      @Query Author author) {} //! Author is no record, so it is not known which query parameters author stands for: make it a record, or give Author a method public static Author parse(String text) to be one

  @Route("POST /form/class")
  void formClass(
      @Form Author author) {} //! Author is no record, so it is not known which form fields author stands for: make it a record, or give Author a method public static Author parse(String text) to be one

  @Route("GET /cookie/class")
  void cookieClass(
      @Cookie Author author) {} //! Text does not convert to Author, so cookie author cannot be one: take a String, or give Author a method public static Author parse(String text)

  @Route("GET /cookie/name")
  void cookieName(
      @Cookie("a b") String tag) {} //! "a b" is no cookie's name: write letters, digits and hyphens, as in "session-id"

  @Route("GET /header/record")
  void headerRecord(
      @Header Book book) {} //! Text does not convert to Book, so header parameter Book cannot be one: take a String, or give Book a method public static Book parse(String text)

  @Route("GET /group/named")
  void groupNamed(
      @Query("b") Book book) {} //! book stands for several query parameters, the components of Book: put the name at one of them

  @Route("POST /group/default")
  void groupDefault(
      @Form @Default("x") Book book) {} //! book stands for several form fields, the components of Book: put @Default at one of them

  @Route("GET /group/nested")
  void groupNested(
      @Query Nested nested) {} //! Text does not convert to Book, so the component book of nested cannot be one: take a String, or give Book a method public static Book parse(String text)

  @Route("GET /group/mixed")
  void groupMixed(
      @Query Mixed mixed) {} //! All components of Mixed are query parameters: remove the other annotation of tag

  @Route("GET /group/generic")
  void groupGeneric(
      @Query Generic<String> generic) {} //! Generic has type parameters, so it is not known what its components convert to: take a record without

  @Route("POST /body/and/query")
  void bodyAndQuery(
      @Query @Body String text) {} //! text is taken from one place: remove @Body or @Query

  @Route("POST /body/default")
  void bodyDefault(
      @Body @Default("x") String text) {} //! text is the body, which has no default: remove @Default

  @Route("POST /body/abstract")
  void bodyAbstract(
      @Body Shelf shelf) {} //! shelf cannot be read from a JSON body: Shelf is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  @Route("POST /body/object")
  void bodyObject(
      @Body Object any) {} //! any cannot be read from a JSON body: Object is nothing to read: it says nothing of the JSON: take a record, or Map<String, Object> for any object

  @Route("POST /text")
  void text(
      String text) {} //! String text is a query parameter of POST /text, not its body: write @Query before it if that is meant, or @Body or @Form

  @Route("PUT /texts")
  void texts(
      List<String> texts) {} //! List<String> texts is a query parameter of PUT /texts, not its body: write @Query before it if that is meant, or @Body or @Form

  @Route("GET /query/records")
  void queryRecords(
      @Query List<Book> books) {} //! Text does not convert to Book, so query parameter books cannot be one: take a String, or give Book a method public static Book parse(String text)

  @Route("GET /header/class")
  void headerClass(
      @Header Class<?> type) {} //! Text does not convert to Class<?>, so header parameter Type cannot be one: take a String

  @Route("GET /header/name")
  void headerName(
      @Header("If Match") String tag) {} //! "If Match" is no header's name: write letters, digits and hyphens, as in "If-Match"

  @Route("PUT /stream")
  void stream(
      @Query InputStream image) {} //! image is the streamed body: remove @Query

  @Route("PUT /stream-default")
  void streamDefault(
      @Default("x") InputStream image) {} //! image is the body, which has no default: remove @Default

  @Route("PUT /reader")
  void reader(
      Reader text) {} //! text cannot be of type Reader: take an InputStream, which is the body as it comes, or a Request and call body(), which is all of it in memory

  @Route("PUT /bytes")
  void bytes(
      byte[] image) {} //! image cannot be of type byte[]: write @Body before it to take the body as it is, all of it in memory

  @Route("PUT /path")
  void path(
      Path file) {} //! file cannot be of type Path: take an InputStream, which is the body as it comes, or a Request and call body(), which is all of it in memory

  @Route("GET /optional-int")
  void optionalInt(
      OptionalInt limit) {} //! limit cannot be of type OptionalInt: take an Optional<Integer>

  @Route("GET /array")
  void array(
      boolean[] flags) {} //! flags cannot be of type boolean[]: take Boolean[] or List<Boolean>

  @Route("GET /records")
  void records(
      Book[] books) {} //! Book[] books would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("GET /optional/list")
  void optionalList(
      Optional<List<String>> tags) {} //! Optional<List<String>> says twice that there may be no value: take List<String>, which is empty where the request has none

  @Route("GET /collection")
  void collection(
      Collection<String> tags) {} //! tags cannot be of type Collection<String>: for a repeated query parameter take a List, Set or array, such as List<String>

  @Route("POST /optional/body")
  void optionalBody(
      Optional<Book> book) {} //! Optional<Book> cannot be bound: a JSON body is always required, so take Book itself, or mark it @Body if it may be left out

  @Route("POST /raw/optional")
  void rawOptional(
      @SuppressWarnings("rawtypes") Optional name) {} //! Optional has no type argument: say of what, as in Optional<String>

  @Route("POST /raw/list")
  void rawList(
      @SuppressWarnings("rawtypes") List books) {} //! books binds to nothing: List has no type argument: say of what, as in List<Book>

  @Route("POST /wildcard")
  void wildcard(
      Set<? extends Book> books) {} //! books binds to nothing: Set<? extends Book> has a wildcard: name the type itself, such as List<Book> or Map<String, Object>

  @Route("POST /service")
  void service(
      Shelf shelf) {} //! shelf binds to nothing: Shelf is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for. What the app provides belongs into the constructor

  @Route("POST /thread")
  void thread(
      Thread thread) {} //! thread binds to nothing: Thread is neither taken from the request nor made of text or JSON. Take a type that text converts to (a query parameter), a record (the JSON body) or Request; what the app provides belongs into the constructor

  @Route("POST /object")
  void object(
      Object any) {} //! any cannot be of type Object: it says nothing of the JSON: take a record, or Map<String, Object> for any object

  @Route("POST /response")
  void response(
      Response<Book> response) {} //! response cannot be of type Response<Book>: it is what a handler returns, not what it takes
}
