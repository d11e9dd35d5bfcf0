package com.acme;

import dev.smisk.Default;
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

  @Route("GET /both")
  void both(
      @Query @Header("X-Name") String name) {} //! name is taken either from the query or from a header: remove @Query or @Header

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

  @Route("GET /query/record")
  void queryRecord(
      @Query Book book) {} //! Text does not convert to Book, so query parameter book cannot be one: take a String, or give Book a method public static Book parse(String text)

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

  @Route("PUT /reader")
  void reader(
      Reader text) {} //! text cannot be of type Reader: take an InputStream, which is the body as it comes, or a Request and call body(), which is all of it in memory

  @Route("PUT /bytes")
  void bytes(
      byte[] image) {} //! image cannot be of type byte[]: take an InputStream, which is the body as it comes, or a Request and call body(), which is all of it in memory

  @Route("PUT /path")
  void path(
      Path file) {} //! file cannot be of type Path: take an InputStream, which is the body as it comes, or a Request and call body(), which is all of it in memory

  @Route("GET /optional-int")
  void optionalInt(
      OptionalInt limit) {} //! limit cannot be of type OptionalInt: take an Optional<Integer>

  @Route("GET /array")
  void array(
      String[] tags) {} //! tags cannot be of type String[]: for a repeated query parameter take a List or Set, such as List<String>

  @Route("GET /varargs")
  void varargs(
      int... numbers) {} //! numbers cannot be of type int[]: for a repeated query parameter take a List or Set, such as List<Integer>

  @Route("GET /collection")
  void collection(
      Collection<String> tags) {} //! tags cannot be of type Collection<String>: for a repeated query parameter take a List or Set, such as List<String>

  @Route("POST /optional/body")
  void optionalBody(
      Optional<Book> book) {} //! Optional<Book> cannot be bound: a JSON body is always required, so take Book itself

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
      Shelf shelf) {} //! shelf binds to nothing: Shelf is abstract, so that no JSON can be read into it. Take a type that text converts to (a query parameter), a record (the JSON body) or Request; what the app provides belongs into the constructor

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
