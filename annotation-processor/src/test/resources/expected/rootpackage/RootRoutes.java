import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Root}. */
@Generated(Root.class)
public final class RootRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.POST, "/root/{json}")
              .buffered("application/json")
              .handledBy("Root", "create(Response, Json, Bound)", "Root.java:6"));

  /** For {@link java.util.ServiceLoader}. */
  public RootRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, dev.smisk.routing.Json json) {
    return new BoundHandler(new Root(), json);
  }

  private static final class BoundHandler implements Handler {
    private final Root root;
    private final JsonReader<Response> responseReader;
    private final JsonWriter<Request> requestWriter;

    BoundHandler(Root root, dev.smisk.routing.Json json) {
      this.root = root;
      this.responseReader = json.reader(JsonType.of(Response.class));
      this.requestWriter = json.writer(JsonType.of(Request.class));
    }

    @Override
    public dev.smisk.http.Response<?> handle(int endpoint, dev.smisk.http.Request request) {
      return switch (endpoint) {
        case 0 -> create(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code POST /root/{json}} by {@link Root#create(Response, Json, Bound)}. */
    private dev.smisk.http.Response<?> create(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      Response response = arguments.body(responseReader);
      Json jsonValue = arguments.path(0, "json").to("a valid Json", Json::parse);
      Bound bound = arguments.query("bound").to("a valid Bound", Bound::parse);
      arguments.check();
      return requestWriter.respond(root.create(response, jsonValue, bound));
    }
  }
}
