package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles one class after the other into the same folder, as build tools and IDEs do. */
class CodecIncrementalTest {
  private static final String HANDLER =
      """
      package com.acme;

      import dev.smisk.Route;

      class Books {
        @Route("POST /books")
        static Book create(NewBook book) {
          return null;
        }
      }
      """;
  private static final String BOOK =
      """
      package com.acme;

      record Book(long id, Author author) {}
      """;
  private static final String NEW_BOOK =
      """
      package com.acme;

      record NewBook(String title) {}
      """;
  private static final String AUTHOR =
      """
      package com.acme;

      record Author(String name) {}
      """;
  private static final String ALL =
      """
      # Written by smisk-processor: compiled JSON, by class.
      com.acme.AuthorJsonCodec # com.acme.Author
      com.acme.BookJsonCodec # com.acme.Book
      com.acme.NewBookJsonCodec # com.acme.NewBook
      """;

  @TempDir Path output;

  @BeforeEach
  void compileAll() {
    Compilation all =
        TestCompiler.into(output)
            .source("com/acme/Books.java", HANDLER)
            .source("com/acme/Book.java", BOOK)
            .source("com/acme/NewBook.java", NEW_BOOK)
            .source("com/acme/Author.java", AUTHOR)
            .compile();
    assertThat(all.messages()).isEmpty();
    assertThat(all.codecs()).isEqualTo(ALL);
  }

  private Compilation compile(String name, String text) {
    Compilation compilation =
        TestCompiler.into(output).source("com/acme/" + name + ".java", text).compile();
    assertThat(compilation.complaints()).isEmpty();
    return compilation;
  }

  @Test
  void changedType_hasItsCodecWrittenAnew_andTheOthersStay() {
    Compilation changed = compile("Author", AUTHOR.replace("name", "name, int born"));

    assertThat(changed.generated("com.acme.AuthorJsonCodec")).contains("author.born()");
    assertThat(changed.codecs()).isEqualTo(ALL);
  }

  @Test
  void changedHandler_keepsTheCodecsOfTypesThatAreNotCompiled() throws IOException {
    Path codec = output.resolve("com/acme/AuthorJsonCodec.java");
    Files.writeString(codec, "// old");

    Compilation changed = compile("Books", HANDLER);

    assertThat(changed.codecs()).isEqualTo(ALL);
    assertThat(changed.generated("com.acme.AuthorJsonCodec")).contains("author.name()");
  }

  @Test
  void changedHandler_addsTheTypesOfClassFiles() {
    compile("Extra", "package com.acme;\n\nrecord Extra(int n, Book book) {}\n");

    Compilation changed = compile("Books", HANDLER.replace("NewBook book", "Extra extra"));

    assertThat(changed.codecs()).contains("com.acme.ExtraJsonCodec # com.acme.Extra\n");
    assertThat(output.resolve("com/acme/ExtraJsonCodec.class")).exists();
  }

  @Test
  void vanishedType_losesItsCodec() throws IOException {
    Files.delete(output.resolve("com/acme/NewBook.class"));

    Compilation changed = compile("Author", AUTHOR);

    assertThat(changed.codecs()).isEqualTo(ALL.replaceAll(".*NewBook.*\n", ""));
  }

  @Test
  void typeThatCannotBeCoveredAnyMore_losesItsCodec() {
    Compilation changed = compile("Author", "package com.acme;\n\nabstract class Author {}\n");

    assertThat(changed.codecs()).isEqualTo(ALL.replaceAll(".*Author.*\n", ""));
  }

  @Test
  void typeOfAnotherJar_isLeftToReflection_andNoted() {
    Compilation compilation =
        TestCompiler.into(output)
            .source(
                "com/acme/Web.java",
                """
                package com.acme;

                import dev.smisk.Route;

                class Web {
                  @Route("GET /settings")
                  static dev.smisk.routing.JsonSettings settings() {
                    return null;
                  }
                }
                """)
            .compile();

    assertThat(compilation.messages())
        .containsExactly(
            "JsonSettings is written and read as JSON by reflection, since it comes from another"
                + " jar, compiled without @Json");
    assertThat(compilation.codecs()).isEqualTo(ALL);
  }

  @Test
  void classOfTheCodecsName_isNotOverwritten() {
    Compilation compilation =
        TestCompiler.into(output)
            .source(
                "com/acme/Tag.java",
                """
                package com.acme;

                @dev.smisk.Json
                record Tag(String text) {}
                """)
            .source("com/acme/TagJsonCodec.java", "package com.acme;\n\nclass TagJsonCodec {}\n")
            .compile();

    assertThat(compilation.complaints()).isEmpty();
    assertThat(compilation.messages())
        .containsExactly(
            "Tag.java:4: Tag is written and read as JSON by reflection, since it has a codec whose"
                + " name, com.acme.TagJsonCodec, another class has");
    assertThat(compilation.codecs()).isEqualTo(ALL);
  }

  @Test
  void classThatNobodyCanMake_isNotedWithWhatToAdd() {
    Compilation compilation =
        TestCompiler.into(output)
            .source(
                "com/acme/Tag.java",
                """
                package com.acme;

                @dev.smisk.Json
                class Tag {
                  private final String text;

                  Tag(String text, int count) {
                    this.text = text + count;
                  }

                  public String getText() {
                    return text;
                  }
                }
                """)
            .compile();

    assertThat(compilation.messages())
        .last()
        .asString()
        .startsWith("Tag.java:4: Tag is read as JSON by reflection, since it ")
        .contains("neither a constructor without parameters nor one @JsonCreator")
        .endsWith("at most where parameters' names are compiled in: add either");
  }
}
