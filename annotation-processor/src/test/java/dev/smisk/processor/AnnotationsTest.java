package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.routing.Routes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The annotations that compiled routes hold, beside those that reflection gives. */
class AnnotationsTest {
  @TempDir Path output;

  private URLClassLoader loader;
  private Class<?> handler;
  private List<Endpoint> table;

  @BeforeEach
  void compile() throws Exception {
    Compilation compilation =
        TestCompiler.into(output)
            .sources(TestCompiler.resources("good").resolve("annotations"))
            .compile();
    assertThat(compilation.isSuccessful()).isTrue();
    loader = new URLClassLoader(new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
    handler = loader.loadClass("com.acme.Orders");
    table =
        ((Routes) loader.loadClass("com.acme.OrdersRoutes").getConstructor().newInstance()).table();
  }

  @AfterEach
  void close() throws Exception {
    loader.close();
  }

  private Endpoint route(String method) {
    return table.stream()
        .filter(endpoint -> endpoint.handler().startsWith(method + "("))
        .findFirst()
        .orElseThrow();
  }

  private Method method(String name) {
    for (Method method : handler.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void constants_equalWhatReflectionGives_andTheOtherWayRound() {
    List<Annotation> compared = new ArrayList<>();
    for (Endpoint endpoint : table) {
      for (Annotation compiled : endpoint.annotations()) {
        Class<? extends Annotation> type = compiled.annotationType();
        Method method = method(endpoint.handler().replaceAll("\\(.*", ""));
        List<Annotation> reflected = new ArrayList<>(List.of(method.getAnnotationsByType(type)));
        if (reflected.isEmpty()) {
          reflected.addAll(List.of(handler.getAnnotationsByType(type)));
        }
        if (!reflected.isEmpty()) {
          assertThat(reflected).contains(compiled);
          Annotation same = reflected.get(reflected.indexOf(compiled));
          assertThat(compiled.hashCode()).as(type.getName()).isEqualTo(same.hashCode());
          assertThat(compiled.equals(same)).as(type.getName()).isTrue();
          assertThat(same.equals(compiled)).as(type.getName()).isTrue();
          compared.add(compiled);
        }
      }
    }
    assertThat(compared).hasSize(9);
    assertThat(route("everything").annotations().get(0))
        .isNotEqualTo(route("other").annotations().get(1));
  }

  @Test
  void annotationWithoutElements_equalsNoneOfAnotherType() {
    List<Annotation> annotations = route("find").annotations();

    assertThat(annotations.get(0)).hasToString("@Public").isNotEqualTo(annotations.get(1));
  }

  @Test
  void annotationsOfAMethod_comeBeforeThoseOfItsClass_andInsteadOfThem() {
    assertThat(route("list").annotations())
        .extracting(Annotation::toString)
        .containsExactly("@Audited([parent, class])", "@Role(value = clerk, level = READ)");
    assertThat(route("find").annotations())
        .extracting(Annotation::toString)
        .containsExactly("@Public", "@Audited([all])", "@Role(value = clerk, level = READ)");
    assertThat(route("clear").annotations())
        .extracting(Annotation::toString)
        .containsExactly(
            "@Role(value = boss, level = WRITE)",
            "@Role(value = auditor, level = READ)",
            "@RoleMark(not to be taken for the record of @Role)",
            "@Audited([parent, class])");
  }

  @Test
  void array_isACopyAtEachCall() throws Exception {
    Annotation audited = route("find").annotations().get(1);
    Method value = audited.annotationType().getMethod("value");
    value.setAccessible(true);

    ((String[]) value.invoke(audited))[0] = "changed";

    assertThat((String[]) value.invoke(audited)).containsExactly("all");
  }
}
