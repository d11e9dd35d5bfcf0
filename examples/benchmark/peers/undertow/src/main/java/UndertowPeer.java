import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark's route on Undertow, handled on its I/O threads. It has no Unix sockets: {@code java
 * -jar undertow.jar 127.0.0.1:PORT}
 */
public final class UndertowPeer {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What is sent as JSON. */
  public record Greeting(String message) {}

  public static void main(String[] args) {
    int colon = args[0].lastIndexOf(':');
    Undertow.builder()
        .addHttpListener(
            Integer.parseInt(args[0].substring(colon + 1)),
            args[0].substring(0, colon),
            new RoutingHandler().get("/hello/{name}", UndertowPeer::hello))
        .build()
        .start();
  }

  private static void hello(HttpServerExchange exchange) {
    String name =
        exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters().get("name");
    byte[] body = JSON.writeValueAsBytes(new Greeting("Hello, " + name + "!"));
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  private UndertowPeer() {}
}
