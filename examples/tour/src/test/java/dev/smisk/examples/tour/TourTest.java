package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.BearerAuth;
import dev.smisk.http.Cors;
import dev.smisk.http.EntityTags;
import dev.smisk.http.SecurityHeaders;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestRequest;
import dev.smisk.test.TestResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls every route of the tour, rightly and wrongly, and reads what comes back. */
class TourTest {
  private static final Staff STAFF = new Staff(Map.of("Bearer ada", "boss", "Bearer bob", "clerk"));

  @RegisterExtension
  static final TestApp app =
      TestApp.of(
          Main.staffed(STAFF)
              .provide(new Later.Promises(new ArrayList<>()))
              .provide(new Afterwards.Awaited())
              .provide(new Album(Path.of("target")))
              .provide(new Guarded.Trace())
              .provide(new Guarded.Polite())
              .provide(new BookShelf())
              .provide(new Prices())
              .filter(Cors.of("https://app.example.com"))
              .filter(SecurityHeaders.DEFAULT)
              .filter("/answer", EntityTags.DEFAULT)
              .guard("/guarded/members", new Guarded.Members())
              .guard("/guarded/private", BearerAuth.of("open-sesame")));

  /** Headers as {@code Name: value; Name: value}. */
  private static TestResponse ask(String line, String headers, String type, String body) {
    String[] parts = line.split(" ", 2);
    TestRequest request = app.request(parts[0], parts[1]);
    for (String header : headers.isEmpty() ? new String[0] : headers.split("; ")) {
      String[] pair = header.split(": ", 2);
      request.header(pair[0], pair[1]);
    }
    return (type.isEmpty() ? request : request.body(type, body)).send();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          GET /bind/path/7 | `` | 200 | 7
          GET /bind/path/-7 | `` | 200 | -7
          GET /bind/path/x | `` | 400 | the path variable id must be an integer
          GET /bind/path/123e4567-e89b-12d3-a456-426614174000/LIGHT_BLUE | `` | 200 | 123e4567-e89b-12d3-a456-426614174000 LIGHT_BLUE
          GET /bind/path/1/PINK | `` | 400 | 2 values of the request are wrong
          GET /bind/files/a.json | `` | 200 | json a
          GET /bind/files/a.xml | `` | 200 | file a.xml
          GET /bind/files/a%2Fb.json | `` | 200 | json a/b
          GET /bind/files/a/b/c.json | `` | 200 | rest a/b/c.json
          GET /bind/files/index | `` | 200 | index
          GET /bind/files/ | `` | 404 | nothing is served at
          GET /bind/files/../x | `` | 400 | Bad Request
          GET /bind/isbn/9780201485677 | `` | 200 | 9780201485677
          GET /bind/isbn/978 | `` | 400 | the path variable isbn must be a valid Isbn
          GET /bind/query?a=1 | `` | 200 | 1 7 Optional.empty [] [] [] x
          GET /bind/query?a=1&b=2&c=0.5&d=3&d=4&e=RED&e=RED&f=true&f=false&g-h=y | `` | 200 | 1 2 Optional[0.5] [3, 4] [RED] [true, false] y
          GET /bind/query | `` | 400 | the query parameter a is missing: add ?a=… to the URL
          GET /bind/query?a=x&b=y&c=z&d=w&e=v&f=u | `` | 400 | 6 values of the request are wrong
          GET /bind/query?a=1&a=2 | `` | 400 | the query parameter a
          GET /bind/times?date=2026-01-31&instant=2026-01-31T12:00:00Z&duration=PT1H&month=2026-02&sum=1.50 | `` | 200 | 2026-01-31 2026-01-31T12:00:00Z PT1H 2026-02 1.50
          GET /bind/times?date=31.1.2026&instant=now&duration=1h&month=Feb&sum=1,5 | `` | 400 | 5 values of the request are wrong
          GET /bind/boxes?i=1&c=x&b=127&f=0.5 | `` | 200 | 1 x 127 0.5
          GET /bind/boxes?i=1&c=xy&b=128&f=f | `` | 400 | 3 values of the request are wrong
          GET /bind/arrays | `` | 200 | [][][][]
          GET /bind/arrays?a=2&a=1&b=y&b= | Cookie: color=RED;color=LIGHT_BLUE | 200 | [2, 1][y, ][][RED, LIGHT_BLUE]
          GET /bind/arrays | X-Id: 123e4567-e89b-12d3-a456-426614174000 | 200 | [][][123e4567-e89b-12d3-a456-426614174000][]
          GET /bind/arrays?a=2&a=x | X-Id: 7 | 400 | 2 values of the request are wrong
          GET /bind/header | X-One: 1; X-Many: 2, 3 | 200 | 1 [2, 3]
          GET /bind/header | `` | 400 | the header X-One is missing: send it with the request
          GET /bind/cookie | Cookie: sid=123e4567-e89b-12d3-a456-426614174000; Accept: a/b | 200 | true en
          GET /bind/cookie | Cookie: sid=7 | 400 | the cookie sid must be a UUID
          GET /bind/group?page=2&tag=a&tag=b | `` | 200 | {"page":2,"size":20,"tag":["a","b"]}
          GET /bind/group?page-size=many | `` | 400 | the query parameter page-size must be an integer
          DELETE /bind/request/7/x | `` | 200 | DELETE /bind/request/{a}/{b} 7 x
          GET /answer/void | `` | 204 | ``
          POST /answer/void | `` | 202 | ``
          GET /answer/text | `` | 200 | text
          HEAD /answer/text | `` | 200 | ``
          GET /answer/bytes | `` | 200 | bytes
          GET /answer/bean | `` | 200 | {"name":"bean","size":3}
          GET /answer/number | `` | 200 | 0.5
          GET /answer/map | `` | 200 | {"a":[1,2]}
          GET /answer/optional/true | `` | 200 | {"radius":1.0}
          GET /answer/optional/false | `` | 404 | there is nothing at this path
          POST /answer/created | `` | 201 | {"radius":2.0}
          POST /answer/status | `` | 201 | {"radius":3.0}
          GET /answer/redirect | `` | 303 | ``
          GET /answer/cookie | `` | 204 | ``
          GET /answer/problem | `` | 409 | taken
          GET /answer/stream | `` | 200 | a,b
          GET /answer/events | Last-Event-ID: 6 | 200 | id: after 6
          GET /answer/report | Accept: text/csv | 200 | radius
          GET /answer/report | Accept: text/*;q=0.5, application/json | 200 | {"radius":5.0}
          GET /answer/report | `` | 200 | {"radius":5.0}
          GET /answer/report | Accept: image/png | 406 | text/csv
          GET /answer/throw/http | `` | 418 | short and stout
          GET /answer/throw/stock | `` | 409 | {"stock":"none left"}
          GET /answer/throw/state | `` | 422 | state at /answer/throw/state
          GET /answer/throw/missing | `` | 422 | missing at /answer/throw/missing
          GET /answer/throw/checked | `` | 500 | the server failed to answer
          GET /answer/throw/error | `` | 500 | the server failed to answer
          GET /guarded | `` | 200 | seen by class
          GET /guarded/polite | `` | 400 | say please
          GET /guarded/polite?please= | `` | 200 | welcome
          PUT /guarded/members | `` | 403 | for members
          GET /answer/throw/late | `` | 503 | the shelf takes too long: try again
          GET /guarded/private | `` | 401 | give a token
          GET /guarded/private | Authorization: Bearer open-sesame | 200 | secret
          GET /offices | `` | 403 | ``
          GET /offices | Authorization: Bearer ada | 403 | ``
          GET /offices | Authorization: Bearer bob | 200 | open
          DELETE /offices/7 | Authorization: Bearer bob | 403 | ``
          DELETE /offices/7 | Authorization: Bearer ada | 204 | ``
          GET /checked/teams | `` | 200 | 1 20 name
          GET /checked/teams?page=0&size=101&sort= | `` | 400 | 3 values of the request are wrong
          GET /none | `` | 404 | nothing is served at
          PUT /answer/text | `` | 405 | Method Not Allowed
          BREW /answer/text | `` | 501 | Not Implemented
          OPTIONS /answer/void | `` | 204 | ``
          GET /bind/%zz | `` | 400 | Bad Request
          """)
  void requestWithoutBody_isAnswered(String line, String headers, int status, String part) {
    TestResponse response = ask(line, headers, "", "");
    assertThat(response.text()).contains(part);
    assertThat(response.status()).isEqualTo(status);
    if (status >= 400 && response.text().startsWith("{\"type\"")) {
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(response.text()).doesNotContain("a secret").doesNotContain("java.");
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          POST /bind/form | application/x-www-form-urlencoded | user=ada&pass-word=x+y&remember=true | 200 | ada x y Optional[true] 1
          POST /bind/form | application/x-www-form-urlencoded | user=ada | 400 | the form field pass-word is missing
          POST /bind/form | application/x-www-form-urlencoded | user=+&pass-word=x | 400 | user is blank
          POST /bind/form | application/json | {} | 415 | Unsupported Media Type
          POST /bind/json | application/json | {"title":"T","authors":[{"name":"A","born":1815}]} | 200 | "published":null
          POST /bind/json | application/json | {"title":"T","authors":[{"name":"A","born":1},{"name":"B","born":"x"}]} | 400 | "name":"/authors/1/born","in":"body"
          POST /bind/json | application/json | {"title":"T","authors":[{"name":"A"}]} | 400 | /authors/0
          POST /bind/json | application/json | {"title":"T","titel":"U"} | 400 | titel
          POST /bind/json | application/json | {"title":"T","title":"U"} | 400 | title
          POST /bind/json | application/json | {"title": | 400 | line 1
          POST /bind/json | application/json | null | 400 | body
          POST /bind/json | application/xml | <a/> | 415 | application/json
          POST /bind/json/list | application/json | [{"name":"A","born":1},{"name":"B","born":2}] | 200 | 2
          POST /bind/json/list | application/json | {} | 400 | body
          POST /bind/json/map | application/json | {"x":{"name":"A","born":1}} | 200 | {"x":{"name":"A","born":1}}
          PUT /bind/json/7/stars | application/json | 5 | 200 | 5
          PUT /bind/json/7/stars | application/json | 5.5 | 400 | must be an integer from -2147483648 to 2147483647, not 5.5
          PUT /bind/json/7/stars | application/json | null | 400 | must not be null
          PUT /bind/json/7/stars | application/json | `` | 400 | is empty: send JSON
          PUT /bind/json/x/stars | application/json | "5" | 400 | 2 values of the request are wrong: see errors
          POST /bind/json/maybe | application/json | {"title":"T"} | 200 | true
          PATCH /bind/json/7 | application/json | {"published":null} | 200 | {"published":null}
          PATCH /bind/json/7 | application/json | {"title":"T"} | 200 | {"title":"T"}
          POST /bind/text | text/plain | äö | 200 | äö
          POST /bind/bytes | application/octet-stream | abc | 200 | 3
          PUT /bind/stream/a | image/png | abcd | 200 | 4
          POST /answer/import | text/csv | a,b | 200 | table 3
          POST /answer/import | application/json | {"radius":1} | 200 | circle 1.0
          POST /answer/import | image/png | x | 415 | Unsupported Media Type
          POST /checked/teams | application/json | {"name":"T","members":[{"name":"A","mail":"a@b.example"}]} | 200 | 1
          POST /checked/teams | application/json | {"name":"T","members":[{"name":"A"},{"name":" ","mail":"x"}]} | 400 | {"name":"/members/1/name","in":"body","detail":"must not be blank"}
          PUT /checked/stars | application/json | 5 | 200 | 5
          PUT /checked/stars | application/json | 6 | 400 | must be less than or equal to 5
          PUT /checked/stars | application/json | "5" | 400 | the body is refused: must be an integer from
          PUT /checked/stars | application/json | null | 400 | the body is refused: must not be null
          POST /checked/teams | application/json | {"name":"","members":[]} | 400 | 2 values of the request are wrong
          """)
  void requestWithBody_isAnswered(String line, String type, String body, int status, String part) {
    TestResponse response = ask(line, "", type, body);
    assertThat(response.text()).contains(part);
    assertThat(response.status()).isEqualTo(status);
  }

  @Test
  void filtersOfTheApp_areAroundAll() {
    for (String line : List.of("GET /answer/text", "GET /none", "PUT /answer/text")) {
      TestResponse response = ask(line, "Origin: https://app.example.com", "", "");
      assertThat(response.header("Access-Control-Allow-Origin"))
          .as(line)
          .isEqualTo("https://app.example.com");
      assertThat(response.header("X-Content-Type-Options")).as(line).isEqualTo("nosniff");
    }
    String tag = app.get("/answer/map").header("ETag");
    assertThat(ask("GET /answer/map", "If-None-Match: " + tag, "", "").status()).isEqualTo(304);
    assertThat(app.get("/guarded").header("X-Trace")).isEqualTo("class");
    assertThat(app.get("/answer/text").header("X-Trace")).isNull();
  }

  @Test
  void headers_areAsTheAnswersSay() {
    assertThat(app.request("PUT", "/answer/text").send().header("Allow"))
        .isEqualTo("GET, HEAD, OPTIONS");
    assertThat(app.get("/answer/redirect").header("Location")).isEqualTo("/answer/text");
    assertThat(app.get("/answer/cookie").header("Set-Cookie")).startsWith("lang=sv;");
    assertThat(app.get("/answer/report").header("Vary")).contains("Accept");
    assertThat(app.get("/answer/throw/http").header("X-Pot")).isEqualTo("tea");
  }
}
