package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledRoutesTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir Path classes;

  /** Fits. */
  public static final class Whole implements Routes {
    @Override
    public List<Endpoint> table() {
      return List.of();
    }

    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      throw new UnsupportedOperationException();
    }
  }

  /** Behaves as generated code does whose handler needs a type that is gone. */
  public static final class Stale implements Routes {
    @Override
    public List<Endpoint> table() {
      return List.of();
    }

    @Override
    public List<Class<?>> needs() {
      throw new NoClassDefFoundError("com/acme/BookShelf");
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      throw new NoClassDefFoundError("com/acme/Books");
    }
  }

  private void register(String... providers) throws Exception {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.write(services.resolve(Routes.class.getName()), List.of(providers));
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {classes.toUri().toURL()}, before));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void load_findsRegisteredTables() throws Exception {
    register(Whole.class.getName());

    assertThat(CompiledRoutes.load()).singleElement().isInstanceOf(Whole.class);
  }

  @Test
  void load_ofAGeneratedClassThatIsGone_saysToRebuild() throws Exception {
    register("com.acme.books.BooksRoutes");

    assertThatThrownBy(CompiledRoutes::load)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("com.acme.books.BooksRoutes")
        .hasMessageContaining("rebuild all of it: mvn clean package");
  }

  @Test
  void load_ofAGeneratedClassWhoseTypesAreGone_saysToRebuild() throws Exception {
    register(Stale.class.getName());

    assertThatThrownBy(CompiledRoutes::load)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("com/acme/BookShelf")
        .hasMessageContaining("rebuild");
  }

  @Test
  void start_withAHandlerThatIsGone_saysToRebuild() {
    HandWrittenRoutes served =
        new HandWrittenRoutes().with(Endpoint.of(Method.GET, "/"), request -> Response.ok());
    Routes gone =
        new Routes() {
          @Override
          public List<Endpoint> table() {
            return served.table();
          }

          @Override
          public List<Class<?>> needs() {
            return List.of();
          }

          @Override
          public Handler bind(Provided provided, Json json) {
            return new Stale().bind(provided, json);
          }
        };

    assertThatThrownBy(() -> Smisk.app().routes(gone).startInMemory())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("com/acme/Books")
        .hasMessageContaining("rebuild");
  }
}
