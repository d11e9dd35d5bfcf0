package dev.smisk.processor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smisk.Route;
import jakarta.validation.Valid;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compiles sources with the processor against the real framework, as javac or an IDE would: class
 * files and services file go into a folder, which is on the class path too.
 */
final class TestCompiler {
  /** One class of each jar that sources and codecs may need. */
  private static final List<Class<?>> LIBRARIES =
      List.of(JsonMapper.class, JsonParser.class, JsonProperty.class, Valid.class);

  private final List<Processor> processors = new ArrayList<>(List.of(new RouteProcessor()));

  private final List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing"));
  private final List<String> classFiles = new ArrayList<>();
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final Path output;
  private boolean isModular;

  private TestCompiler(Path output) {
    this.output = output;
  }

  /** Compiles into this folder; what is there already stays and can be referred to. */
  static TestCompiler into(Path output) {
    return new TestCompiler(output);
  }

  /** Runs these too, after ours. */
  TestCompiler with(Processor... more) {
    processors.addAll(List.of(more));
    return this;
  }

  /** Runs these alone. */
  TestCompiler withOnly(Processor... only) {
    processors.clear();
    return with(only);
  }

  TestCompiler option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Processes a class of the output folder anew, as Gradle does. */
  TestCompiler classFile(String qualifiedName) {
    classFiles.add(qualifiedName);
    return this;
  }

  /** The framework is on the module path. */
  TestCompiler modular() {
    isModular = true;
    return this;
  }

  /** A source in memory; its first line is line 1. */
  TestCompiler source(String path, String text) {
    sources.add(
        new SimpleJavaFileObject(URI.create("memory:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** All sources in a folder. */
  TestCompiler sources(Path folder) {
    for (Path file : javaFiles(folder)) {
      try {
        source(folder.relativize(file).toString(), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Compilation compile() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    String framework = pathOf(Route.class);
    all.addAll(
        isModular
            ? List.of("--module-path", path(Stream.concat(Stream.of(framework), jars())))
            : List.of(
                "-cp",
                path(
                    Stream.concat(
                        Stream.of(output.toString(), framework, pathOf(NullMarked.class)),
                        LIBRARIES.stream().map(TestCompiler::pathOf)))));
    all.addAll(List.of("-d", output.toString(), "-s", output.toString()));
    try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(null, files, diagnostics, all, classFiles, sources);
      task.setProcessors(processors);
      return new Compilation(task.call(), diagnostics.getDiagnostics(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the framework's module requires is among them. */
  private static Stream<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"));
  }

  private static String path(Stream<String> entries) {
    return entries.collect(Collectors.joining(File.pathSeparator));
  }

  private static String pathOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folders in a folder of test resources, by name. */
  static Stream<String> cases(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(resources(kind))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static Path resources(String kind) {
    return Path.of("src/test/resources", kind);
  }
}
