package dev.smisk;

import dev.smisk.http.Endpoint;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds classes with {@code @Route} methods that have no compiled routes, by reading the class
 * files of the whole class path. That takes a good part of a second, so it is done for developers
 * only: with {@code --dev}, and where there are no routes at all. Nothing else uses ClassGraph.
 */
final class UnprocessedHandlers {
  private static final Logger log = LoggerFactory.getLogger(UnprocessedHandlers.class);

  private UnprocessedHandlers() {}

  /** Names of handler classes that are in none of these rows. */
  static Set<String> find(List<Endpoint> served) {
    Set<String> names;
    try (ScanResult scan =
        new ClassGraph()
            .enableMethodInfo()
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .ignoreMethodVisibility()
            .scan()) {
      names = new TreeSet<>(scan.getClassesWithMethodAnnotation(Route.class.getName()).getNames());
    }
    names.removeAll(served.stream().map(Endpoint::handlerClass).collect(Collectors.toSet()));
    return names;
  }

  /** Looks for them on a thread of its own, and warns of what it finds. */
  static void warnSoon(List<Endpoint> served) {
    Thread thread =
        new Thread(
            () -> {
              Set<String> names = find(served);
              if (!names.isEmpty()) {
                log.warn("{}", advice(names));
              }
            },
            "smisk-unprocessed");
    thread.setDaemon(true);
    thread.start();
  }

  /** What to do about them. */
  static String advice(Set<String> names) {
    return """
        no compiled routes for the @Route methods of
          %s
        The annotation processor did not run when they were compiled; from JDK 23 on javac runs \
        none unless it is told which. Add to pom.xml, under <build><plugins>:

          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-compiler-plugin</artifactId>
            <configuration>
              <annotationProcessorPaths>
                <path>
                  <groupId>dev.smisk</groupId>
                  <artifactId>smisk-processor</artifactId>
                  <version>%s</version>
                </path>
              </annotationProcessorPaths>
            </configuration>
          </plugin>

        and rebuild: mvn clean package. In a named module, its module-info also needs the line \
        "provides dev.smisk.routing.Routes with ...;" that the processor asks for."""
        .formatted(String.join("\n  ", names), Version.current());
  }
}
