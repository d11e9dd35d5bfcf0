package dev.smisk.examples.tour;

import dev.smisk.Body;
import dev.smisk.Cookie;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Patch;
import dev.smisk.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Parameters of every kind, each said back. */
@Route("/bind")
final class Binding {
  enum Color {
    RED,
    LIGHT_BLUE
  }

  /** Made of text by its factory. */
  record Isbn(String digits) {
    public static Isbn parse(String text) {
      if (!text.matches("[0-9]{13}")) {
        throw new IllegalArgumentException("an ISBN has 13 digits");
      }
      return new Isbn(text);
    }
  }

  record Page(
      @Default("1") int page, @Query("page-size") @Default("20") int size, List<String> tag) {}

  record Login(String user, @Form("pass-word") String password, Optional<Boolean> remember) {
    Login {
      if (user.isBlank()) {
        throw new IllegalArgumentException("user is blank");
      }
    }
  }

  record Author(String name, int born) {}

  record NewBook(String title, List<Author> authors, Optional<LocalDate> published) {}

  record BookPatch(Patch<String> title, Patch<LocalDate> published) {}

  @Route("GET /path/{id}")
  long path(long id) {
    return id;
  }

  @Route("GET /path/{id}/{color}")
  String paths(UUID id, Color color) {
    return id + " " + color;
  }

  @Route("GET /files/{name}.json")
  String partial(String name) {
    return "json " + name;
  }

  @Route("GET /files/{name}")
  String segment(String name) {
    return "file " + name;
  }

  @Route("GET /files/{name...}")
  String rest(String name) {
    return "rest " + name;
  }

  @Route("GET /files/index")
  String literal() {
    return "index";
  }

  @Route("GET /isbn/{isbn}")
  String isbn(Isbn isbn) {
    return isbn.digits();
  }

  @Route("GET /query")
  String query(
      int a,
      @Default("7") long b,
      Optional<Double> c,
      List<Integer> d,
      Set<Color> e,
      List<Boolean> f,
      @Query("g-h") @Default("x") String g) {
    return String.join(" ", "" + a, "" + b, "" + c, "" + d, "" + e, "" + f, g);
  }

  @Route("GET /times")
  String times(
      LocalDate date, Instant instant, Duration duration, YearMonth month, BigDecimal sum) {
    return date + " " + instant + " " + duration + " " + month + " " + sum;
  }

  @Route("GET /boxes")
  String boxes(Integer i, Character c, Byte b, Float f) {
    return i + " " + c + " " + b + " " + f;
  }

  @Route("GET /arrays")
  String arrays(int[] a, String[] b, @Header("X-Id") UUID[] ids, @Cookie Color[] color) {
    return Arrays.toString(a) + List.of(b) + List.of(ids) + List.of(color);
  }

  @Route("GET /header")
  String header(@Header("X-One") String one, @Header("X-Many") List<Integer> many) {
    return one + " " + many;
  }

  @Route("GET /cookie")
  String cookie(@Cookie("sid") Optional<UUID> sid, @Cookie @Default("en") String lang) {
    return sid.isPresent() + " " + lang;
  }

  @Route("GET /group")
  Page group(@Query Page page) {
    return page;
  }

  @Route("POST /form")
  String form(@Form Login login, @Form @Default("1") int times) {
    return login.user() + " " + login.password() + " " + login.remember() + " " + times;
  }

  @Route("POST /json")
  NewBook json(NewBook book) {
    return book;
  }

  @Route("POST /json/list")
  int list(List<Author> authors) {
    return authors.size();
  }

  @Route("POST /json/map")
  Map<String, Author> map(Map<String, Author> authors) {
    return authors;
  }

  @Route("POST /json/maybe")
  boolean maybe(@Body Optional<NewBook> book) {
    return book.isPresent();
  }

  @Route("PUT /json/{id}/stars")
  int rate(long id, @Body int stars) {
    return stars;
  }

  @Route("PATCH /json/{id}")
  BookPatch patch(long id, BookPatch patch) {
    return patch;
  }

  @Route("POST /text")
  String text(@Body String text) {
    return text;
  }

  @Route("POST /bytes")
  int bytes(@Body byte[] bytes) {
    return bytes.length;
  }

  @Route("PUT /stream/{name}")
  long stream(String name, InputStream body) throws IOException {
    return body.transferTo(java.io.OutputStream.nullOutputStream());
  }

  @Route("DELETE /request/{a}/{b}")
  String request(Request request, String b, int a) {
    return request.method() + " " + request.route().template() + " " + a + " " + b;
  }
}
