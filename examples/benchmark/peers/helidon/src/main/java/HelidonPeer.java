import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;

/**
 * The benchmark's routes on Helidon SE, a virtual thread per connection; needs JDK 21. {@code java
 * -jar helidon.jar unix:/path}
 */
public final class HelidonPeer {
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** What is sent as JSON. */
  public record Greeting(String message) {}

  public static void main(String[] args) {
    LogManager.getLogManager().reset();
    WebServer.builder()
        .bindAddress(UnixDomainSocketAddress.of(args[0].substring("unix:".length())))
        .routing(HelidonPeer::routes)
        .build()
        .start();
  }

  private static void routes(HttpRouting.Builder routing) {
    routing
        .get("/hello/{name}", (request, response) -> response.send(hello(name(request))))
        .get(
            "/sleep/{millis}",
            (request, response) -> {
              String millis = request.path().pathParameters().get("millis");
              Thread.sleep(Long.parseLong(millis));
              response.send(hello(millis));
            })
        .get(
            "/sometimes/{name}",
            (request, response) -> {
              if (CALLS.getAndIncrement() % 20 == 0) {
                Thread.sleep(100);
              }
              response.send(hello(name(request)));
            })
        .get("/burn/{name}", (request, response) -> response.send(burnt(name(request))));
  }

  private static String name(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  private static Greeting hello(String name) {
    return new Greeting("Hello, " + name + "!");
  }

  /**
   * About 0.9 ms of shifts, each of which needs the one before; the answer proves that they were
   * done.
   */
  private static Greeting burnt(String name) {
    long value = 1;
    for (int i = 0; i < 550_000; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    return new Greeting(name + " burnt " + Long.toHexString(value));
  }

  private HelidonPeer() {}
}
