import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/**
 * The benchmark's routes on Javalin with its defaults (Jetty's pool of up to 250 threads). {@code
 * java -jar javalin.jar unix:/path}
 */
public final class JavalinPeer {
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** What is sent as JSON. */
  public record Greeting(String message) {}

  public static void main(String[] args) {
    Path socket = Path.of(args[0].substring("unix:".length()));
    Javalin.create(config -> configure(config, socket)).start();
  }

  private static void configure(JavalinConfig config, Path socket) {
    config.startup.showJavalinBanner = false;
    config.jetty.addConnector(
        (server, http) -> {
          var connector = new UnixDomainServerConnector(server, new HttpConnectionFactory(http));
          connector.setUnixDomainPath(socket);
          connector.setAcceptQueueSize(1024);
          return connector;
        });
    config.routes.get("/hello/{name}", JavalinPeer::hello);
    config.routes.get(
        "/sleep/{millis}",
        context -> {
          String millis = context.pathParam("millis");
          Thread.sleep(Long.parseLong(millis));
          context.json(new Greeting("Hello, " + millis + "!"));
        });
    config.routes.get(
        "/sometimes/{name}",
        context -> {
          if (CALLS.getAndIncrement() % 20 == 0) {
            Thread.sleep(100);
          }
          hello(context);
        });
    config.routes.get("/burn/{name}", JavalinPeer::burn);
  }

  private static void hello(Context context) {
    context.json(new Greeting("Hello, " + context.pathParam("name") + "!"));
  }

  /**
   * About 0.9 ms of shifts, each of which needs the one before; the answer proves that they were
   * done.
   */
  private static void burn(Context context) {
    long value = 1;
    for (int i = 0; i < 550_000; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    context.json(new Greeting(context.pathParam("name") + " burnt " + Long.toHexString(value)));
  }

  private JavalinPeer() {}
}
