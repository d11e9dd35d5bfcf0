package dev.smisk.examples.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test that the documents show. */
class FindTest {
  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app().provide(new BookShelf()));

  @Test
  void find_ofUnknownBook_is404() {
    assertThat(app.get("/books/77").status()).isEqualTo(404);
  }
}
