package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named modules, in which services files are not read. */
class ModulesTest {
  @TempDir Path output;

  private Compilation compile(String declaration) {
    TestCompiler compiler = TestCompiler.into(output).modular();
    if (!declaration.isEmpty()) {
      compiler.source("module-info.java", declaration);
    }
    for (String name : new String[] {"Books", "Authors"}) {
      compiler.source(
          "com/acme/" + name + ".java",
          """
          package com.acme;

          import dev.smisk.Route;

          /** Serves. */
          public class %s {
            /** Made. */
            public %s() {}

            @Route("GET /%s")
            @Tag(value = "%s", types = Tag.class)
            void find() {}
          }
          """
              .formatted(name, name, name, name));
    }
    compiler.source(
        "com/acme/Tag.java",
        """
        package com.acme;

        import java.lang.annotation.Annotation;

        /** Is kept. */
        public @interface Tag {
          /** Of text. */
          String value();

          /** Of classes. */
          Class<? extends Annotation>[] types();
        }
        """);
    return compiler.compile();
  }

  @Test
  void module_mustProvideItsRoutes() {
    assertThat(
            compile(
                    """
                    module com.acme {
                      requires smisk;
                    }
                    """)
                .messages())
        .containsExactly(
            "module-info.java:1: The module com.acme does not provide com.acme.AuthorsRoutes,"
                + " com.acme.BooksRoutes, so nothing would serve these routes: write in"
                + " module-info.java: provides dev.smisk.routing.Routes with"
                + " com.acme.AuthorsRoutes, com.acme.BooksRoutes;");
  }

  @Test
  void module_mustProvideAllOfThem() {
    assertThat(
            compile(
                    """
                    module com.acme {
                      requires smisk;

                      provides dev.smisk.routing.Routes with
                          com.acme.BooksRoutes;
                    }
                    """)
                .messages())
        .containsExactly(
            "module-info.java:1: The module com.acme does not provide com.acme.AuthorsRoutes, so"
                + " nothing would serve these routes: write in module-info.java: provides"
                + " dev.smisk.routing.Routes with com.acme.AuthorsRoutes, com.acme.BooksRoutes;");
  }

  @Test
  void module_thatProvidesThem_compilesWithoutWarning() {
    Compilation compilation =
        compile(
            """
            /** Exports its handlers. */
            module com.acme {
              requires transitive smisk;

              exports com.acme;

              provides dev.smisk.routing.Routes with
                  com.acme.AuthorsRoutes,
                  com.acme.BooksRoutes;
            }
            """);
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.isSuccessful()).isTrue();
  }

  private Compilation compileRecord(String provides) {
    return TestCompiler.into(output)
        .modular()
        .source(
            "module-info.java",
            """
            module com.acme {
              requires smisk;

              %s
            }
            """
                .formatted(provides))
        .source(
            "com/acme/Book.java",
            """
            package com.acme;

            @dev.smisk.Json
            record Book(long id) {}
            """)
        .compile();
  }

  @Test
  void module_mustProvideItsCodecs() {
    assertThat(compileRecord("").messages())
        .containsExactly(
            "module-info.java:1: The module com.acme does not provide com.acme.BookJsonCodec, so"
                + " JSON would need reflection: write in module-info.java: provides"
                + " dev.smisk.routing.JsonCodec with com.acme.BookJsonCodec;");
    assertThat(
            compileRecord("provides dev.smisk.routing.JsonCodec with com.acme.BookJsonCodec;")
                .messages())
        .isEmpty();
  }
}
