package dev.smisk.examples.uploads;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of a headless Chromium, told what to do by its DevTools protocol. It looks up no name
 * but reaches loopback addresses alone. Belongs to one thread.
 */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
  private static final int DEADLINE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;

  /** Answers and events, as they come. */
  private final BlockingQueue<JsonNode> messages;

  private int lastId;

  private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder
   */
  static Browser start(Path profile) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "chromium",
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--disable-dev-shm-usage",
                  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                  "--user-data-dir=" + profile,
                  "--remote-debugging-port=0",
                  "about:blank")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("chromium is not installed: run .ci/servers", e);
    }
    try {
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest pages =
          HttpRequest.newBuilder(URI.create("http://" + place(process) + "/json/list")).build();
      JsonNode page = JSON.readTree(client.send(pages, BodyHandlers.ofString()).body()).get(0);
      BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create(page.get("webSocketDebuggerUrl").asString()), new Receiver(messages))
              .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return new Browser(process, socket, messages);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Where it listens, which it tells among other things; those that follow are nobody's. */
  private static String place(Process process) throws IOException {
    StringBuilder output = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.matches()) {
        Thread drain = new Thread(() -> lines.lines().forEach(ignored -> {}), "chromium-output");
        drain.setDaemon(true);
        drain.start();
        return listening.group(1);
      }
      output.append(line).append('\n');
    }
    throw new IllegalStateException("chromium does not start:\n" + output);
  }

  private static final class Receiver implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Receiver(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        messages.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  /** Calls a method of the protocol and gives its result. */
  JsonNode call(String method, Map<String, ?> parameters) throws InterruptedException {
    int id = ++lastId;
    String request =
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(request, true).join();
    while (true) {
      JsonNode message = next();
      if (message.path("id").asInt(0) == id) {
        if (message.has("error")) {
          throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
      }
    }
  }

  /** Waits for an event with these parameters, and forgets what came before. */
  void await(String event, Map<String, String> parameters) throws InterruptedException {
    while (true) {
      JsonNode message = next();
      JsonNode came = message.path("params");
      if (message.path("method").asString("").equals(event)
          && parameters.entrySet().stream()
              .allMatch(each -> came.path(each.getKey()).asString("").equals(each.getValue()))) {
        return;
      }
    }
  }

  private JsonNode next() throws InterruptedException {
    JsonNode message = messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IllegalStateException("chromium says nothing for " + DEADLINE_SECONDS + " s");
    }
    return message;
  }

  /** Returns when the page has nothing more to load. */
  void open(String url) throws InterruptedException {
    call("Page.enable", Map.of());
    call("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
    String loader = call("Page.navigate", Map.of("url", url)).get("loaderId").asString();
    await("Page.lifecycleEvent", Map.of("name", "networkIdle", "loaderId", loader));
  }

  /** The value of an expression, once it is there if it is a promise. */
  JsonNode evaluate(String expression) throws InterruptedException {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Chooses files as a user would. */
  void choose(String selector, Path... files) throws InterruptedException {
    JsonNode input =
        call(
            "Runtime.evaluate", Map.of("expression", "document.querySelector('" + selector + "')"));
    call(
        "DOM.setFileInputFiles",
        Map.of(
            "objectId",
            input.at("/result/objectId").asString(),
            "files",
            List.of(files).stream().map(Path::toString).toList()));
  }

  /** What the page looks like, as a PNG. */
  void screenshot(Path file) throws Exception {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(file, Base64.getDecoder().decode(shot.get("data").asString()));
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle each : all) {
        each.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while chromium stopped", e);
    }
  }
}
