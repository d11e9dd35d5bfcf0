package dev.smisk.examples.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {
  private static final NewBook EMMA = new NewBook("Emma", "Jane Austen", 1815);

  /** A fresh shelf for each test. */
  @RegisterExtension final TestApp app = TestApp.of(Smisk.app().provide(new BookShelf()));

  @Test
  void create_answers201WithTheBookAndItsPlace() {
    TestResponse created = app.post("/books", EMMA);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/books/1");
    assertThat(created.json(Book.class)).isEqualTo(new Book(1, "Emma", "Jane Austen", 1815));
    assertThat(app.get("/books/1").text()).isEqualTo(created.text());
  }

  @Test
  void create_stripsTitleAndAuthor() {
    TestResponse created = app.post("/books", Map.of("title", " T ", "author", " A ", "year", 1));
    assertThat(created.json(Book.class)).isEqualTo(new Book(1, "T", "A", 1));
  }

  @Test
  void create_ofKnownBook_is409() {
    app.post("/books", EMMA);
    TestResponse again = app.post("/books", EMMA);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(again.json().get("detail").asString()).contains("Emma").contains("here already");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"title\":\" \",\"author\":\"A\",\"year\":1} | title must not be missing or blank",
        "{\"author\":\"A\",\"year\":1} | title must not be missing or blank",
        "{\"title\":\"T\",\"author\":\" \",\"year\":1} | author must not be missing or blank",
        "{\"title\":\"T\",\"author\":\"A\",\"year\":-3001} | year must be from -3000 to 9999",
        "{\"title\":\"T\",\"author\":\"A\",\"year\":99999} | year must be from -3000 to 9999",
        "{\"title\":\"T\",\"author\":\"A\",\"year\":\"x\"} | year",
        "{\"title\":\"T\",\"author\":\"A\"} | year",
        "{\"title\":\"T\",\"author\":\"A\",\"year\":1,\"yaer\":2} | yaer",
        "{\"title\": | line 1",
        "[] | line 1"
      })
  void create_ofInvalidBook_is400ThatSaysWhy(String json, String why) {
    TestResponse refused = app.request("POST", "/books").body("application/json", json).send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains(why);
  }

  @Test
  void list_isLimitedAndFiltered() {
    app.post("/books", EMMA);
    app.post("/books", new NewBook("Persuasion", "Jane Austen", 1817));
    app.post("/books", new NewBook("Middlemarch", "George Eliot", 1871));
    assertThat(app.get("/books").json(Book[].class)).hasSize(3);
    assertThat(app.get("/books?limit=2").json(Book[].class)).hasSize(2);
    assertThat(app.get("/books?author=George+Eliot").json(Book[].class))
        .extracting(Book::title)
        .containsExactly("Middlemarch");
  }

  @ParameterizedTest
  @CsvSource({"0, 1 to 100", "101, 1 to 100", "x, an integer", "'', an integer"})
  void list_withWrongLimit_is400ThatNamesIt(String limit, String expected) {
    TestResponse refused = app.get("/books?limit=" + limit);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("limit").contains(expected);
  }

  @Test
  void replaceAndRemove_changeTheShelf() {
    app.post("/books", EMMA);
    Map<String, Object> corrected = Map.of("title", "Emma", "author", "J. Austen", "year", 1816);
    assertThat(app.put("/books/1", corrected).status()).isEqualTo(200);
    assertThat(app.get("/books/1").json(Book.class).author()).isEqualTo("J. Austen");
    assertThat(app.delete("/books/1").status()).isEqualTo(204);
    assertThat(app.get("/books/1").status()).isEqualTo(404);
    assertThat(app.delete("/books/1").status()).isEqualTo(404);
    assertThat(app.put("/books/1", EMMA).status()).isEqualTo(404);
  }

  @Test
  void find_ofWhatIsNoNumber_is400() {
    TestResponse refused = app.get("/books/emma");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/name").asString()).isEqualTo("id");
  }
}
