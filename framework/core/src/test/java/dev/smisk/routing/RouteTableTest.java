package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Paths and the routes that serve them, as data. */
class RouteTableTest {

  /** Routes first, each on a line; then requests, {@code →} and what serves them. */
  private static final List<String> TABLES =
      List.of(
          // Aa and BB have one hash code:
          """
          GET /Aa
          GET /other
          GET /prefix/Aa{x}
          GET /suffix/{x}Aa
          GET /both/Aa{x}Aa
          --
          GET /Aa → GET /Aa
          GET /BB → 404
          GET /prefix/Aax → GET /prefix/Aa{x} [x]
          GET /prefix/BBx → 404
          GET /suffix/xAa → GET /suffix/{x}Aa [x]
          GET /suffix/xBB → 404
          GET /both/AaxAa → GET /both/Aa{x}Aa [x]
          GET /both/AaxBB → 404
          GET /both/BBxAa → 404
          GET /both/BBxBB → 404
          """,
          """
          GET /
          GET /books
          GET /books/new
          GET /books/{id}
          POST /books
          GET /books/{id}/cover
          DELETE /books/{id}
          --
          GET / → GET /
          GET /books → GET /books
          GET /books/ → 404
          GET //books → 404
          GET /books//cover → 404
          GET /Books → 404
          GET /book → 404
          GET /booksx → 404
          GET /books/new → GET /books/new
          GET /books/newer → GET /books/{id} [newer]
          GET /books/ne → GET /books/{id} [ne]
          GET /books/7 → GET /books/{id} [7]
          GET /books/7/ → 404
          GET /books/7/cover → GET /books/{id}/cover [7]
          GET /books/new/cover → GET /books/{id}/cover [new]
          GET /books/7/cover/x → 404
          POST /books → POST /books
          PUT /books → 405 GET, HEAD, POST, OPTIONS
          DELETE /books/7 → DELETE /books/{id} [7]
          DELETE /books/new → DELETE /books/{id} [new]
          POST /books/new → 405 GET, HEAD, DELETE, OPTIONS
          POST /books/7 → 405 GET, HEAD, DELETE, OPTIONS
          POST /books/7/cover → 405 GET, HEAD, OPTIONS
          HEAD /books → GET /books
          HEAD /books/7 → GET /books/{id} [7]
          OPTIONS /books → 405 GET, HEAD, POST, OPTIONS
          OPTIONS /nowhere → 404
          PATCH / → 405 GET, HEAD, OPTIONS
          """,
          // Backtracking: a literal that leads nowhere does not hide a variable.
          """
          GET /a/b/c
          GET /a/{x}/d
          GET /{y}/b/e
          GET /{y}/{z}/f
          GET /{y}/{z...}
          --
          GET /a/b/c → GET /a/b/c
          GET /a/b/d → GET /a/{x}/d [b]
          GET /a/b/e → GET /{y}/b/e [a]
          GET /a/b/f → GET /{y}/{z}/f [a, b]
          GET /a/b/g → GET /{y}/{z...} [a, b/g]
          GET /a/b → GET /{y}/{z...} [a, b]
          GET /a → 404
          GET /a/ → 404
          GET /a/b/c/d → GET /{y}/{z...} [a, b/c/d]
          GET /q/b/e → GET /{y}/b/e [q]
          GET /q/r/f → GET /{y}/{z}/f [q, r]
          """,
          // The method takes part in matching.
          """
          GET /a
          POST /{x}
          PUT /{x...}
          HEAD /h
          HEAD /{x}/h
          GET /{x}/h
          OPTIONS /o
          GET /o
          --
          GET /a → GET /a
          POST /a → POST /{x} [a]
          PUT /a → PUT /{x...} [a]
          DELETE /a → 405 GET, HEAD, POST, PUT, OPTIONS
          PUT /a/b → PUT /{x...} [a/b]
          GET /b → 405 POST, PUT, OPTIONS
          GET /h → 405 HEAD, POST, PUT, OPTIONS
          HEAD /h → HEAD /h
          HEAD /a → GET /a
          HEAD /z/h → HEAD /{x}/h [z]
          GET /z/h → GET /{x}/h [z]
          OPTIONS /o → OPTIONS /o
          HEAD /o → GET /o
          """,
          // Partial segments: the longer literal first, then what follows.
          """
          GET /files/{name}.json
          GET /files/{name}.tar.gz
          GET /files/{name}.gz
          GET /files/{name}
          GET /files/v{n}
          GET /files/v{n}.json
          GET /files/readme.json
          GET /files/@{user}/x
          --
          GET /files/a.json → GET /files/{name}.json [a]
          GET /files/a.b.json → GET /files/{name}.json [a.b]
          GET /files/.json → GET /files/{name} [.json]
          GET /files/readme.json → GET /files/readme.json
          GET /files/readme.jsonx → GET /files/{name} [readme.jsonx]
          GET /files/a.tar.gz → GET /files/{name}.tar.gz [a]
          GET /files/.tar.gz → GET /files/{name}.gz [.tar]
          GET /files/a.gz → GET /files/{name}.gz [a]
          GET /files/v → GET /files/{name} [v]
          GET /files/v1 → GET /files/v{n} [1]
          GET /files/v1.json → GET /files/v{n}.json [1]
          GET /files/v.json → GET /files/{name}.json [v]
          GET /files/v1.gz → GET /files/{name}.gz [v1]
          GET /files/x.JSON → GET /files/{name} [x.JSON]
          GET /files/ → 404
          GET /files/@ann/x → GET /files/@{user}/x [ann]
          GET /files/@/x → 404
          GET /files/ann/x → 404
          """,
          // Partials of one length are equals: what follows decides, whatever the order.
          """
          GET /a{x}/{y}
          GET /{x}b/c
          GET /a{x}/c/d
          GET /{x}b/{y}/{z}
          HEAD /p{x}
          GET /{x}q
          --
          GET /azb/c → GET /{x}b/c [az]
          GET /azb/d → GET /a{x}/{y} [zb, d]
          GET /zb/c → GET /{x}b/c [z]
          GET /zb/d → 404
          GET /az/c → GET /a{x}/{y} [z, c]
          GET /azb/c/d → GET /a{x}/c/d [zb]
          GET /azb/e/d → GET /{x}b/{y}/{z} [az, e, d]
          GET /ab/c → GET /{x}b/c [a]
          HEAD /p0q → HEAD /p{x} [0q]
          GET /p0q → GET /{x}q [p0]
          HEAD /0q → GET /{x}q [0]
          """,
          // The rest of the path.
          """
          GET /static/{path...}
          GET /static/index.html
          GET /static/{dir}/index.html
          GET /{all...}
          --
          GET /static/a → GET /static/{path...} [a]
          GET /static/a/b/c.css → GET /static/{path...} [a/b/c.css]
          GET /static/a/ → GET /static/{path...} [a/]
          GET /static/a//b → GET /static/{path...} [a//b]
          GET /static/index.html → GET /static/index.html
          GET /static/x/index.html → GET /static/{dir}/index.html [x]
          GET /static/x/y/index.html → GET /static/{path...} [x/y/index.html]
          GET /static → GET /{all...} [static]
          GET /static/ → GET /{all...} [static/]
          GET /static//a → GET /{all...} [static//a]
          GET / → 404
          GET //a → 404
          GET /x → GET /{all...} [x]
          GET /static/a%2Fb/c → GET /static/{path...} [a%2Fb/c]
          GET /static/a%2fb → GET /static/{path...} [a%2Fb]
          GET /static/a%252Fb → GET /static/{path...} [a%252Fb]
          GET /static/%C3%A9t%C3%A9/x → GET /static/{path...} [été/x]
          GET /static/a%20b/c%25d → GET /static/{path...} [a b/c%25d]
          """,
          // Decoding: after the split, once, before matching.
          """
          GET /café
          GET /a b
          GET /x/{v}
          GET /x/{v}.txt
          GET /{p}/{q}
          GET /robots.txt
          GET /a+b
          GET /~{user}
          GET /!$&'()*+,;=:@
          GET /日本/{v}
          --
          GET /caf%C3%A9 → GET /café
          GET /caf%c3%a9 → GET /café
          GET /café → GET /café
          GET /%63af%C3%A9 → GET /café
          GET /cafe%CC%81 → 404
          GET /a%20b → GET /a b
          GET /a+b → GET /a+b
          GET /a%2Bb → GET /a+b
          GET /x/a%2Fb → GET /x/{v} [a/b]
          GET /x%2Fa → 404
          GET /x/%2F → GET /x/{v} [/]
          GET /x/a+b → GET /x/{v} [a+b]
          GET /x/%252F → GET /x/{v} [%2F]
          GET /x/%25 → GET /x/{v} [%]
          GET /x/100%25.txt → GET /x/{v}.txt [100%]
          GET /x/a%2Etxt → GET /x/{v}.txt [a]
          GET /x/%F0%9F%98%80 → GET /x/{v} [😀]
          GET /x/😀 → GET /x/{v} [😀]
          GET /%78/%79 → GET /x/{v} [y]
          GET /x/%0A → GET /x/{v} [\\n]
          GET /robots.txt → GET /robots.txt
          GET /robotsXtxt → 404
          GET /~ann → GET /~{user} [ann]
          GET /%7Eann → GET /~{user} [ann]
          GET /!$&'()*+,;=:@ → GET /!$&'()*+,;=:@
          GET /x/a;b=c → GET /x/{v} [a;b=c]
          GET /x/.a → GET /x/{v} [.a]
          GET /x/a. → GET /x/{v} [a.]
          GET /x/... → GET /x/{v} [...]
          GET /x/.well-known → GET /x/{v} [.well-known]
          GET /日本/1 → GET /日本/{v} [1]
          GET /%E6%97%A5%E6%9C%AC/1 → GET /日本/{v} [1]
          """,
          // Trailing slashes are segments of their own.
          """
          GET /a/
          GET /b
          GET /{x}/
          GET /c/{x}
          --
          GET /a/ → GET /a/
          GET /a → 404
          GET /b → GET /b
          GET /b/ → GET /{x}/ [b]
          GET /c/ → GET /{x}/ [c]
          GET /c/1 → GET /c/{x} [1]
          GET /c/1/ → 404
          GET /a// → 404
          """);

  private record Case(PathCases table, NaiveMatcher naive, String line) {
    boolean hasSeveralRoutes() {
      int space = line.indexOf(' ');
      return naive.matching(
              Method.valueOf(line.substring(0, space)),
              line.substring(space + 1, line.indexOf(" → ")))
          > 1;
    }

    void check() {
      int arrow = line.indexOf(" → ");
      int space = line.indexOf(' ');
      Method method = Method.valueOf(line.substring(0, space));
      String path = line.substring(space + 1, arrow);

      assertThat(table.find(method, path).replace("\n", "\\n"))
          .as(line)
          .isEqualTo(line.substring(arrow + 3));
    }
  }

  private static List<Case> cases(boolean reversed) {
    List<Case> cases = new ArrayList<>();
    List<String> tables = new ArrayList<>(TABLES);
    for (String file : List.of("paths.txt", "peers.txt")) {
      tables.addAll(List.of(resource(file).split("\n\n", -1)));
    }
    for (String text : tables) {
      List<String> routes = new ArrayList<>(text.lines().takeWhile(l -> !l.equals("--")).toList());
      int requests = routes.size() + 1;
      routes.removeIf(line -> line.startsWith("#"));
      if (reversed) {
        Collections.reverse(routes);
      }
      String[] all = routes.toArray(String[]::new);
      PathCases table = PathCases.of(all);
      NaiveMatcher naive = new NaiveMatcher(PathCases.endpoints(all));
      text.lines().skip(requests).forEach(line -> cases.add(new Case(table, naive, line)));
    }
    return cases;
  }

  private static String resource(String name) {
    try (InputStream in = RouteTableTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void there_are_enough_cases_and_many_with_several_matching_routes() {
    List<Case> cases = cases(false);

    assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
    assertThat(cases.stream().filter(Case::hasSeveralRoutes)).hasSizeGreaterThanOrEqualTo(100);
  }

  @TestFactory
  Stream<DynamicTest> requests_reach_the_most_specific_route() {
    return cases(false).stream().map(c -> DynamicTest.dynamicTest(c.line, c::check));
  }

  @Test
  void the_order_of_declaration_does_not_matter() {
    cases(true).forEach(Case::check);
  }

  @Test
  void duplicates_and_ambiguities_are_all_told_with_both_handlers() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                PathCases.of(
                    "GET /a",
                    "GET /x/{id}",
                    "GET /a",
                    "GET /x/{name}",
                    "POST /x/{name}",
                    "GET /f{x}",
                    "GET /{x}g"))
        .withMessageContainingAll(
            "GET /a is served by two methods, com.acme.App.m0() (App.java:10) and"
                + " com.acme.App.m2() (App.java:12): remove one",
            "GET /x/{id} and GET /x/{name} match the same path and neither is more specific: change"
                + " one of com.acme.App.m1() (App.java:11) and com.acme.App.m3() (App.java:13)",
            "GET /f{x} and GET /{x}g match")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(4));
  }

  @Test
  void malformed_templates_are_all_told_with_their_handlers() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PathCases.of("GET /a%20b", "GET /ok", "GET /{x"))
        .withMessageContainingAll(
            "not percent-encoded; it is that of com.acme.App.m0() (App.java:10)",
            "com.acme.App.m2() (App.java:12)");
  }

  @Test
  void ten_thousand_siblings_are_all_found() {
    String[] routes = new String[10_000];
    for (int i = 0; i < routes.length; i++) {
      routes[i] = i % 2 == 0 ? "GET /lit" + i + "/x" : "GET /p" + i + "-{v}";
    }
    PathCases table = PathCases.of(routes);

    for (int i = 0; i < routes.length; i++) {
      assertThat(table.get(i % 2 == 0 ? "/lit" + i + "/x" : "/p" + i + "-z"))
          .isEqualTo(i % 2 == 0 ? routes[i] : routes[i] + " [z]");
      assertThat(table.get("/not" + i)).isEqualTo("404");
    }
  }

  @Test
  void options_asterisk_allows_what_any_route_does() {
    assertThat(RouteTable.link(PathCases.endpoints("GET /a", "PUT /b")).allowedAnywhere())
        .isEqualTo("GET, HEAD, PUT, OPTIONS");
    assertThat(RouteTable.link(PathCases.endpoints("POST /a")).allowedAnywhere())
        .isEqualTo("POST, OPTIONS");
  }

  @Test
  void a_table_without_routes_serves_nothing() {
    assertThat(PathCases.of().get("/")).isEqualTo("404");
  }
}
