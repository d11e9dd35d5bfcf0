import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;

/**
 * The benchmark's route on Vert.x Web: one event loop, as a plain {@code main} gets it, on the native
 * transport, which is the faster one. {@code java -jar vertx.jar unix:/path}
 */
public final class VertxPeer {
  /** What is sent as JSON. */
  public record Greeting(String message) {}

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    if (!vertx.isNativeTransportEnabled()) {
      throw new IllegalStateException("no native transport", vertx.unavailableNativeTransportCause());
    }
    Router router = Router.router(vertx);
    router
        .get("/hello/:name")
        .handler(context -> context.json(new Greeting("Hello, " + context.pathParam("name") + "!")));
    vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(SocketAddress.domainSocketAddress(args[0].substring("unix:".length())))
        .onFailure(
            failure -> {
              System.err.println(failure);
              System.exit(1);
            });
  }

  private VertxPeer() {}
}
