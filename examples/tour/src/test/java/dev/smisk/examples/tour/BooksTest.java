package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of the documents does what they say. */
class BooksTest {
  @RegisterExtension
  static final TestApp app =
      TestApp.of(
          Smisk.app()
              .provide(new BookShelf())
              .provide(new Prices())
              .routes(new BooksRoutes(), new StreamedRoutes()));

  @Test
  void create_thenFindAndList() {
    assertThat(app.post("/books", Map.of("title", "T", "author", "Ada")).header("Location"))
        .isEqualTo("/books/1");
    assertThat(app.get("/books/1").text())
        .isEqualTo("{\"id\":1,\"title\":\"T\",\"author\":\"Ada\"}");
    assertThat(app.get("/books?author=Ada&limit=1").text()).startsWith("[{\"id\":1,");
    assertThat(app.get("/books?author=Bob").text()).isEqualTo("[]");
    assertThat(app.get("/books/export").text()).isEqualTo("1,T\n");
  }

  @Test
  void prices_goOnAfterTheLastEvent() {
    assertThat(app.request("GET", "/books/prices").header("Last-Event-ID", "7").send().text())
        .isEqualTo("id: 8\ndata: {\"id\":\"8\",\"cents\":995}\n\n");
  }

  @Test
  void upload_goesOn() {
    try (TestExchange upload = app.request("PUT", "/books/7/cover").open()) {
      upload.send("first").send("second").endBody();
      assertThat(upload.response().status()).isEqualTo(204);
    }
  }
}
