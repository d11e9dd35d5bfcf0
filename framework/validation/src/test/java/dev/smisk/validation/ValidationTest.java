package dev.smisk.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.Smisk;
import dev.smisk.StartException;
import dev.smisk.http.Validation;
import dev.smisk.http.Validation.Violation;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestRequest;
import dev.smisk.test.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients are told of values that constraints forbid. */
class ValidationTest {
  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app());

  private static final Map<String, Object> LINE = Map.of("article", "pen", "count", 2);

  private static TestRequest list(String query) {
    return app.request("GET", "/orders?" + query).header("X-Shop", "north");
  }

  /** Each as {@code in name detail}. */
  private static List<String> errors(TestResponse response) {
    assertThat(response.status()).as(response.text()).isEqualTo(400);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(response.text());
    List<String> errors = new ArrayList<>();
    for (JsonNode error : problem.get("errors")) {
      assertThat(error.propertyNames()).containsExactly("name", "in", "detail");
      errors.add(
          error.get("in").asString()
              + " "
              + error.get("name").asString()
              + " "
              + error.get("detail").asString());
    }
    return errors;
  }

  @Test
  void whatIsRight_comesThrough() {
    assertThat(
            app.post(
                    "/orders",
                    Map.of(
                        "customer",
                        "Ada",
                        "e_mail",
                        "a@b.example",
                        "lines",
                        List.of(LINE),
                        "extras",
                        Map.of("gift", LINE)))
                .text())
        .isEqualTo("Ada");
    assertThat(list("limit=100&tag=a&tag=b&least=0.5").send().text())
        .isEqualTo("100 [a, b] true north");
    assertThat(app.get("/orders/123").text()).isEqualTo("123");
    assertThat(app.get("/orders/pages?page=3").text()).isEqualTo("60");
  }

  @Test
  void body_isTold_byPointersAndTheNamesOfJson() {
    TestResponse response =
        app.post(
            "/orders",
            Map.of(
                "customer",
                " ",
                "e_mail",
                "nobody",
                "lines",
                List.of(LINE, LINE, Map.of("article", "", "count", 0)),
                "extras",
                Map.of("a/b", Map.of("article", "ink", "count", -1))));

    assertThat(errors(response))
        .containsExactly(
            "body /customer must not be blank",
            "body /e_mail must be a well-formed email address",
            "body /extras/a~1b/count must be greater than 0",
            "body /lines/2/article must not be blank",
            "body /lines/2/count must be greater than 0");
    assertThat(response.text()).contains("5 values of the request are wrong: see errors");
  }

  @Test
  void oneError_isToldInTheDetailToo() {
    TestResponse response =
        app.post("/orders", Map.of("customer", "Ada", "e_mail", "a@b.example", "lines", List.of()));
    assertThat(errors(response))
        .containsExactly("body /lines size must be between 1 and 2147483647");
    assertThat(response.text())
        .contains(
            "\"detail\":\"the body is refused at /lines: size must be between 1 and 2147483647\"");
  }

  @Test
  void elementsOfAList_areCheckedEach() {
    Map<String, Object> wrong = Map.of("customer", "Ada", "lines", List.of(LINE));
    assertThat(errors(app.post("/orders/all", List.of(wrong, wrong))))
        .containsExactly("body /0/e_mail must not be null", "body /1/e_mail must not be null");
  }

  @Test
  void optionalBody_isCheckedIfItIsThere() {
    assertThat(app.request("POST", "/orders/maybe").send().text()).isEqualTo("false");
    assertThat(errors(app.post("/orders/maybe", Map.of("customer", "", "e_mail", "a@b.example"))))
        .containsExactly("body /customer must not be blank");
  }

  @Test
  void bean_isCheckedByFieldsGettersAndItsClass() {
    assertThat(app.post("/orders/span", Map.of("from", 1, "to", 5)).text()).isEqualTo("4");
    assertThat(errors(app.post("/orders/span", Map.of("from", -5, "to", 101))))
        .containsExactly(
            "body /from must be greater than or equal to 0",
            "body /to must be less than or equal to 100");
    TestResponse reversed = app.post("/orders/span", Map.of("from", 5, "to", 1));
    assertThat(errors(reversed)).containsExactly("body  must not end before it begins");
    assertThat(reversed.text())
        .contains("\"detail\":\"the body is refused: must not end before it begins\"");
  }

  @Test
  void parameters_areToldByTheirNamesAndSources() {
    assertThat(
            errors(
                app.request("GET", "/orders?limit=0&tag=a&tag=B&tag=7&least=0.25")
                    .header("X-Shop", " ")
                    .send()))
        .containsExactly(
            "query limit must be greater than or equal to 1",
            "query tag (value 2) must match \"[a-z]+\"",
            "query tag (value 3) must match \"[a-z]+\"",
            "query tag size must be between 0 and 2",
            "query least must be greater than or equal to 0.5",
            "header X-Shop must not be blank");
    assertThat(list("limit=0").send().text())
        .contains("\"detail\":\"the query parameter limit must be greater than or equal to 1\"");
    assertThat(errors(app.get("/orders/12"))).containsExactly("path id must match \"[0-9]{3}\"");
  }

  @Test
  void group_isToldByItsComponents() {
    assertThat(errors(app.get("/orders/pages?page=0&page-size=51")))
        .containsExactly(
            "query page must be greater than or equal to 1",
            "query page-size must be less than or equal to 50");
    assertThat(
            errors(
                app.request("POST", "/orders/pages")
                    .body("application/x-www-form-urlencoded", "page=0")
                    .send()))
        .containsExactly("form page must be greater than or equal to 1");
    assertThat(errors(app.get("/orders/pages?page=21&page-size=50")))
        .containsExactly("query page, page-size (near) must not go past the thousandth entry");
  }

  @Test
  void whatIsForbidden_isToldBesideWhatIsMalformedOrMissing() {
    assertThat(errors(app.request("GET", "/orders?limit=x&tag=A&tag=b&tag=c&least=0.1").send()))
        .containsExactly(
            "query limit must be an integer from -2147483648 to 2147483647, not \"x\"",
            "header X-Shop is missing: send it with the request",
            "query tag (value 1) must match \"[a-z]+\"",
            "query tag size must be between 0 and 2",
            "query least must be greater than or equal to 0.5");
    assertThat(errors(app.get("/orders/pages/two?page=0&page-size=x&until=7")))
        .satisfiesExactly(
            size -> assertThat(size).startsWith("query page-size must be an integer"),
            until -> assertThat(until).startsWith("query until must be "));
  }

  @Test
  void constraintsDeepInContainers_areToldWhereTheyAre() {
    assertThat(errors(app.post("/orders/names", Map.of("a", List.of("x", " ")))))
        .containsExactly("body /a/1 must not be blank");
    assertThat(errors(app.post("/orders/mails", List.of("a@b.example", "nobody"))))
        .containsExactly("body /1 must be a well-formed email address");
    assertThat(errors(app.post("/orders/deep", Map.of("rows", List.of(List.of(1, -1))))))
        .containsExactly("body /rows/0/1 must be greater than 0");
  }

  @Test
  void textBody_isChecked() {
    assertThat(errors(app.request("POST", "/orders/text").body("text/plain", "four").send()))
        .containsExactly("body  size must be between 0 and 3");
  }

  @Test
  void malformedValues_comeFirst() {
    assertThat(errors(list("limit=many&tag=B").send()))
        .containsExactly(
            "query limit must be an integer from -2147483648 to 2147483647, not \"many\"",
            "query tag (value 1) must match \"[a-z]+\"");
  }

  @Test
  void message_isEnglishWhateverThePlatformSpeaks() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMAN);
    try (TestApp other = TestApp.of(Smisk.app())) {
      assertThat(other.get("/orders/x").text()).contains("must match");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ownValidation_takesThePlaceOfOurs() {
    List<Object> checked = new ArrayList<>();
    Validation own =
        value -> {
          checked.add(value);
          return List.of(new Violation(List.of("id"), "is not liked"));
        };
    try (TestApp other = TestApp.of(Smisk.app().provide(Validation.class, own))) {
      assertThat(errors(other.get("/orders/123"))).containsExactly("path id is not liked");
      assertThat(other.request("POST", "/orders/plain").json(Map.of("text", "x")).send().text())
          .as("nothing to check")
          .isEqualTo("x");
      assertThat(checked).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"other", "''"})
  void violationOfWhatWasNotChecked_isA500(String component) {
    Validation broken = value -> List.of(new Violation(List.of(component), "is odd"));
    try (TestApp other = TestApp.of(Smisk.app().provide(Validation.class, broken))) {
      assertThat(other.get("/orders/123").status()).isEqualTo(500);
    }
  }

  @Test
  void constraintThatDoesNotFit_keepsTheAppFromStarting() {
    List<Class<?>> prepared = new ArrayList<>();
    Validation unfit =
        new Validation() {
          @Override
          public List<Violation> check(Object value) {
            return List.of();
          }

          @Override
          public void prepare(Class<?> type) {
            prepared.add(type);
            throw new IllegalStateException("@NotBlank does not fit");
          }
        };
    assertThatThrownBy(() -> TestApp.of(Smisk.app().provide(Validation.class, unfit)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("@NotBlank does not fit");
    assertThat(prepared).singleElement().matches(Class::isRecord);
  }

  @Test
  void withoutAnyValidation_theAppDoesNotStart() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutServices(before));
    try {
      assertThatThrownBy(() -> TestApp.of(Smisk.app().routes(new OrdersRoutes())))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("add dev.smisk:smisk-validation to the dependencies")
          .hasMessageContaining("needed by dev.smisk.validation.Orders");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A class path without this module's services file. */
  private static final class WithoutServices extends ClassLoader {
    WithoutServices(ClassLoader parent) {
      super(parent);
    }

    @Override
    public java.util.Enumeration<java.net.URL> getResources(String name)
        throws java.io.IOException {
      return name.equals("META-INF/services/" + Validation.class.getName())
          ? java.util.Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
