package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles single classes against an output folder that has the others, as an IDE does: the
 * services file must have exactly the classes that are there.
 */
class IncrementalTest {
  @TempDir Path output;

  @BeforeEach
  void compileTwoClasses() {
    assertThat(
            compile(source("Books", "GET /books"), source("Authors", "GET /authors")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
  }

  private record Source(String name, String text) {}

  private static Source source(String name, String route) {
    return source(name, route, "");
  }

  private static Source source(String name, String route, String parameters) {
    return new Source(
        name,
        """
        package com.acme;

        import dev.smisk.Route;

        class %s {
          @Route("%s")
          void find(%s) {}
        }
        """
            .formatted(name, route, parameters));
  }

  private static Source plain(String name) {
    return new Source(name, "package com.acme;\n\nclass %s {}\n".formatted(name));
  }

  private void deleteGenerated(String name) throws IOException {
    Files.delete(output.resolve("com/acme/" + name + ".java"));
    delete(name);
    Files.delete(output.resolve(ServicesFile.PATH));
  }

  /** Gradle deletes what was generated and hands over the class files of all that is annotated. */
  @Test
  void classFiles_areProcessedAsSourcesAre() throws IOException {
    Source books = source("Books", "GET /books/{id}", "long id");
    TestCompiler.into(output).option("-g").source("com/acme/Books.java", books.text).compile();
    deleteGenerated("BooksRoutes");
    Compilation compilation =
        TestCompiler.into(output)
            .source("com/acme/Helper.java", plain("Helper").text)
            .classFile("com.acme.Books")
            .compile();
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.providers()).containsExactly("com.acme.BooksRoutes");
    assertThat(compilation.generated("com.acme.BooksRoutes"))
        .contains("long id = arguments.path(0, \"id\").toLong();");
  }

  @Test
  void classFilesWithoutParameterNames_areRefused() throws IOException {
    Source books = source("Books", "GET /books", "long id");
    TestCompiler.into(output).option("-g:none").source("com/acme/Books.java", books.text).compile();
    deleteGenerated("BooksRoutes");
    assertThat(
            TestCompiler.into(output)
                .source("com/acme/Helper.java", plain("Helper").text)
                .classFile("com.acme.Books")
                .compile()
                .messages())
        .containsExactly(
            "The class file of Books does not tell the names of parameters: compile it with -g or"
                + " -parameters, or rebuild from the sources");
  }

  private Compilation run(Source... sources) {
    TestCompiler compiler = TestCompiler.into(output);
    for (Source source : sources) {
      compiler.source("com/acme/" + source.name + ".java", source.text);
    }
    return compiler.compile();
  }

  private Compilation compile(Source... sources) {
    Compilation compilation = run(sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation;
  }

  private void delete(String... classes) throws IOException {
    for (String name : classes) {
      Files.delete(output.resolve("com/acme/" + name + ".class"));
    }
  }

  @Test
  void recompiledClass_keepsTheOthersRoutes() {
    Compilation compilation = compile(source("Books", "GET /books/all"));
    assertThat(compilation.providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
    assertThat(compilation.services())
        .isEqualTo(
            """
            # Written by smisk-processor: compiled routes, by class.
            # GET /authors by com.acme.Authors: com.acme.Authors.find() (Authors.java:7)
            com.acme.AuthorsRoutes
            # GET /books/all by com.acme.Books: com.acme.Books.find() (Books.java:7)
            com.acme.BooksRoutes
            """);
  }

  @Test
  void addedClass_joinsTheOthers() {
    assertThat(compile(source("Shelves", "GET /shelves")).providers())
        .containsExactly(
            "com.acme.AuthorsRoutes", "com.acme.BooksRoutes", "com.acme.ShelvesRoutes");
  }

  @Test
  void deletedClass_isDroppedByTheNextCompilation() throws IOException {
    delete("Books", "BooksRoutes");
    assertThat(compile(source("Authors", "GET /authors")).providers())
        .containsExactly("com.acme.AuthorsRoutes");
  }

  @Test
  void deletedClass_isDroppedThoughItsRoutesWereForgotten() throws IOException {
    delete("Books");
    assertThat(compile(source("Authors", "GET /authors")).providers())
        .containsExactly("com.acme.AuthorsRoutes");
  }

  @Test
  void deletedRoutes_areDroppedThoughTheirClassIsThere() throws IOException {
    delete("BooksRoutes");
    assertThat(compile(source("Authors", "GET /authors")).providers())
        .containsExactly("com.acme.AuthorsRoutes");
  }

  @Test
  void renamedClass_isFoundUnderItsNewNameAlone() throws IOException {
    delete("Books", "BooksRoutes");
    assertThat(compile(source("Tomes", "GET /books")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.TomesRoutes");
  }

  @Test
  void classThatLostItsLastRoute_isDropped() {
    assertThat(compile(plain("Books")).providers()).containsExactly("com.acme.AuthorsRoutes");
  }

  @Test
  void lastClassThatLostItsLastRoute_leavesNoProvider() {
    compile(plain("Books"));
    assertThat(compile(plain("Authors")).providers()).isEmpty();
  }

  @Test
  void classWithoutRoutes_changesNothing() throws IOException {
    Path services = output.resolve(ServicesFile.PATH);
    Files.setLastModifiedTime(services, FileTime.fromMillis(0));
    assertThat(compile(plain("Helper")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
    assertThat(Files.getLastModifiedTime(services)).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void failedCompilation_changesNothing() {
    Compilation compilation = run(source("Books", "GET books"));
    assertThat(compilation.isSuccessful()).isFalse();
    assertThat(compilation.providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
  }

  @Test
  void nestedClasses_areReplacedWithTheirOutermostClass() {
    compile(
        new Source(
            "Outer",
            """
            package com.acme;

            import dev.smisk.Route;

            class Outer {
              static class Inner {
                @Route("GET /inner")
                void find() {}
              }
            }
            """));
    assertThat(compile(source("Books", "GET /books")).providers())
        .contains("com.acme.OuterInnerRoutes");
    assertThat(compile(plain("Outer")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
  }

  @Test
  void providerWrittenByHand_isKept() throws IOException {
    Path services = output.resolve(ServicesFile.PATH);
    Files.writeString(services, Files.readString(services) + "com.acme.Handmade # by hand\n");
    compile(plain("Handmade"));
    assertThat(compile(source("Books", "GET /books")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes", "com.acme.Handmade");
  }

  @Test
  void duplicateOfAClassThatIsNotCompiledNow_namesBothMethods() {
    Compilation compilation = run(source("Tomes", "GET /books"));
    assertThat(compilation.messages())
        .containsExactly(
            "Tomes.java:6: GET /books is served twice: change this path or that of"
                + " com.acme.Books.find() (Books.java:7), of an earlier compilation; if it is gone"
                + " from the source, clean the output folder");
  }

  @Test
  void movedRoute_isNoDuplicateWhereBothClassesAreCompiled() {
    assertThat(
            compile(source("Authors", "GET /books"), source("Books", "GET /authors")).providers())
        .containsExactly("com.acme.AuthorsRoutes", "com.acme.BooksRoutes");
  }

  @Test
  void duplicateOfADeletedClass_isNone() throws IOException {
    delete("Books");
    assertThat(compile(source("Authors", "GET /books")).providers())
        .containsExactly("com.acme.AuthorsRoutes");
  }

  @Test
  void nameThatAVanishedHandlerHad_isFree() throws IOException {
    Source nested =
        new Source(
            "Outer",
            """
            package com.acme;

            import dev.smisk.Route;

            class Outer {
              static class Inner {
                @Route("GET /inner")
                void find() {}
              }
            }
            """);
    compile(nested);
    delete("Outer", "Outer$Inner");
    assertThat(compile(source("OuterInner", "GET /inner")).providers())
        .contains("com.acme.OuterInnerRoutes");
  }
}
