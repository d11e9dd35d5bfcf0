import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.microhttp.EventLoop;
import org.microhttp.Header;
import org.microhttp.NoopLogger;
import org.microhttp.OptionsBuilder;
import org.microhttp.Request;
import org.microhttp.Response;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark's route on microhttp, handled on its event loops. It has no router, so the path is
 * taken apart here, and no Unix sockets: {@code java -jar microhttp.jar 127.0.0.1:PORT}
 */
public final class MicrohttpPeer {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PREFIX = "/hello/";
  private static final List<Header> HEADERS =
      List.of(new Header("Content-Type", "application/json"));

  /** What is sent as JSON. */
  public record Greeting(String message) {}

  public static void main(String[] args) throws IOException {
    int colon = args[0].lastIndexOf(':');
    EventLoop loop =
        new EventLoop(
            OptionsBuilder.newBuilder()
                .withHost(args[0].substring(0, colon))
                .withPort(Integer.parseInt(args[0].substring(colon + 1)))
                .build(),
            NoopLogger.instance(),
            MicrohttpPeer::handle);
    loop.start();
  }

  private static void handle(Request request, Consumer<Response> answer) {
    if (request.method().equals("GET") && request.uri().startsWith(PREFIX)) {
      String segment = request.uri().substring(PREFIX.length()).replace("+", "%2B");
      String name = URLDecoder.decode(segment, StandardCharsets.UTF_8);
      byte[] body = JSON.writeValueAsBytes(new Greeting("Hello, " + name + "!"));
      answer.accept(new Response(200, "OK", HEADERS, body));
    } else {
      answer.accept(new Response(404, "Not Found", List.of(), new byte[0]));
    }
  }

  private MicrohttpPeer() {}
}
