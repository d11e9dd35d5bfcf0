package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.examples.tour.Documents.Snippet;
import dev.smisk.examples.tour.Documents.Source;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the documents against what this module's tests have run, line by line: Java that they show
 * must stand where each of its lines was run, or in a test class, which is run as a whole.
 */
class DocumentsIT {
  private static final File RUN = new File("target/run.exec");

  /** Code whose last call never returns, or of another app: by what, in which file. */
  private record RunElsewhere(String begin, String file, String by) {
    boolean holds(String dense) {
      return dense.startsWith(begin) && Documents.read(Documents.ROOT.resolve(file)).contains(by);
    }
  }

  private static final String MAIN_TEST =
      "examples/tour/src/test/java/dev/smisk/examples/tour/MainTest.java";

  private static final List<RunElsewhere> RUN_ELSEWHERE =
      List.of(
          new RunElsewhere(
              "packagedev.smisk.examples.hello;",
              "examples/hello/src/test/java/dev/smisk/examples/hello/HelloIT.java",
              "Path.of(\"target/hello.jar\")"),
          new RunElsewhere(
              "publicstaticvoidmain(String[]args){Smisk.app().provide(newBookShelf()).run(args);}",
              MAIN_TEST,
              "jar(Main.class,"),
          new RunElsewhere("Smisk.app().files(\"/static\",", MAIN_TEST, "jar(FoldersMain.class,"));

  private static Collection<ISourceFileCoverage> coverage;
  private static List<Source> sources;

  @BeforeAll
  static void analyse() throws IOException {
    assertThat(RUN).as("what the tests have run: run them before").exists();
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(RUN);
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(loader.getExecutionDataStore(), builder);
    analyzer.analyzeAll(new File("target/classes"));
    analyzer.analyzeAll(new File("target/test-classes"));
    coverage = builder.getSourceFiles();
    sources = Documents.sources();
  }

  @TestFactory
  Stream<DynamicTest> everySnippet_isRunByATest() {
    return Documents.java().stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.place(),
                    () ->
                        assertThat(isRun(snippet))
                            .as(
                                "%s is compiled, but a line of it is run by no test: call it in a"
                                    + " test of examples/tour",
                                snippet.place())
                            .isTrue()));
  }

  private static boolean isRun(Snippet snippet) {
    String dense = Documents.dense(snippet.text());
    return RUN_ELSEWHERE.stream().anyMatch(other -> other.holds(dense))
        || sources.stream().anyMatch(source -> isRun(source, dense));
  }

  private static boolean isRun(Source source, String dense) {
    int at = source.dense().indexOf(dense);
    if (at < 0) {
      return false;
    }
    String file = source.file().toString();
    return file.startsWith(Path.of("../../examples/tour").toString())
        ? areRun(source, source.lines().get(at), source.lines().get(at + dense.length() - 1))
        : file.matches(".*/src/test/java/.*(Test|IT)\\.java");
  }

  /** Whether there is code in these lines, and none that was not run. */
  private static boolean areRun(Source source, int first, int last) {
    String name = source.file().getFileName().toString();
    int run = 0;
    for (ISourceFileCoverage each : coverage) {
      if (each.getName().equals(name)) {
        for (int line = first; line <= last; line++) {
          int status = each.getLine(line).getInstructionCounter().getStatus();
          if (status == ICounter.NOT_COVERED) {
            return false;
          }
          run += status == ICounter.EMPTY ? 0 : 1;
        }
      }
    }
    return run > 0;
  }

  @Test
  void codeThatNoTestRuns_isSeen() {
    assertThat(isRun(new Snippet("none", "Smisk.app().provide(new BookShelf()).run(args, 2);")))
        .isFalse();
    assertThat(isRun(new Snippet("Unrun.java", "static String unrun() { return \"unrun\"; }")))
        .isFalse();
  }

  /** Stands here, and is called by nobody. */
  @SuppressWarnings("unused")
  static String unrun() {
    return "unrun";
  }
}
