package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesFileTest {
  private static final String TEXT =
      """
      # Written by smisk-processor: compiled routes, by class.
      # GET / by com.acme.Books: com.acme.Books.root() (Books.java:7)
      # GET /books/{id}/{path...} by com.acme.Books: com.acme.Books.find(long, String) (Books.java:9)
      com.acme.BooksRoutes
      # GET /{name}.json by com.acme.Outer$Inner: com.acme.Outer.Inner.find(Map) (Outer.java)
      com.acme.OuterInnerRoutes
      """;

  @Test
  void whatWasWritten_isReadAgain() {
    ServicesFile file = ServicesFile.parse(TEXT);
    assertThat(file.entries().keySet())
        .containsExactly("com.acme.BooksRoutes", "com.acme.OuterInnerRoutes");
    assertThat(file.entries().get("com.acme.OuterInnerRoutes"))
        .extracting(Served::handler)
        .containsExactly("com.acme.Outer$Inner");
    assertThat(file.text()).isEqualTo(TEXT);
  }

  @Test
  void otherComments_areSkipped() {
    ServicesFile file =
        ServicesFile.parse("# GET lost by us\n\n  com.acme.ByHand   # GET / by hand\n# the end");
    assertThat(file.entries()).containsEntry("com.acme.ByHand", List.of()).hasSize(1);
  }
}
