package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processors beside ours, other compilers than javac. */
class RoundsTest {
  private static final String BOOKS =
      """
      package com.acme;

      import dev.smisk.Route;

      class Books {
        @Route("GET /books/{id}")
        Book find(long id) {
          throw new IllegalStateException();
        }
      }
      """;

  @TempDir Path output;

  /** Writes one source in each round, in order. */
  private static final class Writing extends AbstractProcessor {
    private final Map<String, String> sources = new LinkedHashMap<>();

    Writing source(String name, String text) {
      sources.put(name, text);
      return this;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!sources.isEmpty()) {
        String name = sources.keySet().iterator().next();
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(sources.remove(name));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  @Test
  void typeThatAnotherProcessorWrites_isWaitedFor() {
    Compilation compilation =
        TestCompiler.into(output)
            .source("com/acme/Books.java", BOOKS)
            .with(
                new Writing()
                    .source("com.acme.Author", "package com.acme; record Author(String name) {}")
                    .source("com.acme.Book", "package com.acme; record Book(String title) {}"))
            .compile();
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.providers()).containsExactly("com.acme.BooksRoutes");
    assertThat(compilation.services()).contains("(Books.java:7)");
  }

  @Test
  void valueOfAnAnnotationThatAnotherProcessorWrites_isWaitedFor() throws IOException {
    Compilation compilation =
        TestCompiler.into(output)
            .source("com/acme/Book.java", "package com.acme; record Book(String title) {}")
            .source("com/acme/Uses.java", "package com.acme; @interface Uses { Class<?> value(); }")
            .source("com/acme/Role.java", "package com.acme; @interface Role { String value(); }")
            .source(
                "com/acme/Books.java",
                BOOKS.replace("  @Route", "  @Role(Names.BOSS) @Uses(Names.class) @Route"))
            .with(
                new Writing()
                    .source("com.acme.Other", "package com.acme; class Other {}")
                    .source(
                        "com.acme.Names",
                        "package com.acme; interface Names { String BOSS = \"boss\"; }"))
            .compile();
    assertThat(compilation.messages()).isEmpty();
    assertThat(Files.readString(output.resolve("com/acme/BooksRoutes.java")))
        .contains(".annotated(new RoleMark(\"boss\"), new UsesMark(Names.class))");
  }

  @Test
  void handlerThatAnotherProcessorWrites_isCompiled() {
    Compilation compilation =
        TestCompiler.into(output)
            .source("com/acme/Book.java", "package com.acme; record Book(String title) {}")
            .with(new Writing().source("com.acme.Books", BOOKS))
            .compile();
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.providers()).containsExactly("com.acme.BooksRoutes");
  }

  @Test
  void duplicateAcrossRounds_isReportedAtBoth() {
    Compilation compilation =
        TestCompiler.into(output)
            .source("com/acme/Books.java", BOOKS)
            .source("com/acme/Book.java", "package com.acme; record Book(String title) {}")
            .with(
                new Writing()
                    .source("com.acme.Tomes", BOOKS.replace("Books", "Tomes").replace("id", "no")))
            .compile();
    assertThat(compilation.messages())
        .containsExactlyInAnyOrder(
            "Books.java:6: GET /books/{id} and GET /books/{no} can match the same path, and neither"
                + " is more specific: change this path or that of com.acme.Tomes.find(long)"
                + " (Tomes.java:7)",
            "Tomes.java:6: GET /books/{no} and GET /books/{id} can match the same path, and neither"
                + " is more specific: change this path or that of com.acme.Books.find(long)"
                + " (Books.java:7)");
  }

  @Test
  void annotations_areNotClaimedSoThatOtherProcessorsAreCalled() {
    Writing other = new Writing().source("com.acme.Book", "package com.acme; record Book() {}");
    TestCompiler.into(output).source("com/acme/Books.java", BOOKS).with(other).compile();
    assertThat(other.sources).isEmpty();
  }

  /** As IDEs and build tools do, which hand over a wrapped environment. */
  private static final class WithoutTrees extends AbstractProcessor {
    private final RouteProcessor processor = new RouteProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> {
                    try {
                      return method.invoke(environment, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }

  @Test
  void withoutSyntaxTrees_positionsAreFilesAlone() {
    Compilation compilation =
        TestCompiler.into(output)
            .withOnly(new WithoutTrees())
            .source("com/acme/Book.java", "package com.acme; record Book(String title) {}")
            .source("com/acme/Books.java", BOOKS)
            .compile();
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated("com.acme.BooksRoutes"))
        .contains(".handledBy(\"com.acme.Books\", \"find(long)\", \"Books.java\")");
  }
}
