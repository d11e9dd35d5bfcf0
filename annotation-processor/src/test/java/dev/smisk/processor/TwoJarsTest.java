package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.Smisk;
import dev.smisk.StartException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app of two jars that were compiled apart, so that only its start can see both. */
class TwoJarsTest {
  @TempDir Path directory;

  private URL jar(String name, String route) throws IOException {
    Path classes = directory.resolve(name);
    TestCompiler.into(classes)
        .source(
            name + "/Shop.java",
            """
            package %s;

            public class Shop {
              @dev.smisk.Route("%s")
              String find(String id) {
                return id;
              }
            }
            """
                .formatted(name, route))
        .compile();
    Path jar = directory.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        entries.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, entries);
        entries.closeEntry();
      }
    }
    return jar.toUri().toURL();
  }

  @Test
  void start_withADuplicateBetweenTwoJars_namesBothMethods() throws Exception {
    List<URL> jars = List.of(jar("first", "GET /shops/{id}"), jar("second", "GET /shops/{id}"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader both = new URLClassLoader(jars.toArray(URL[]::new), before)) {
      thread.setContextClassLoader(both);
      assertThatThrownBy(() -> Smisk.app().startInMemory())
          .isInstanceOf(StartException.class)
          .hasMessageContaining("GET /shops/{id}")
          .hasMessageContaining("first.Shop.find(String) (Shop.java:5)")
          .hasMessageContaining("second.Shop.find(String) (Shop.java:5)");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
