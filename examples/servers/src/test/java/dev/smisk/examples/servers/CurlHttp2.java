package dev.smisk.examples.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** HTTP/2 over TLS by curl, which sends any target; a connection for each request. */
final class CurlHttp2 implements Http {
  private final Path folder;
  private final int port;
  private Process process;
  private AnswerReader in;
  private boolean headOnly;

  /**
   * @param folder with the server's certificate, app.crt
   */
  CurlHttp2(Path folder, int port) throws IOException {
    this.folder = Files.createTempDirectory("h2");
    this.port = port;
    Files.copy(folder.resolve("app.crt"), this.folder.resolve("app.crt"));
  }

  @Override
  public void begin(Sent sent) throws IOException {
    headOnly = sent.method().equals("HEAD");
    StringBuilder config = new StringBuilder("silent\nshow-error\nhttp2\nno-buffer\n");
    option(config, "url", "https://127.0.0.1:" + port + "/");
    option(config, "cacert", folder.resolve("app.crt").toString());
    option(config, "request-target", sent.target());
    if (headOnly) {
      config.append("head\n");
    } else {
      config.append("include\n");
      option(config, "request", sent.method());
    }
    for (String own : new String[] {"User-Agent:", "Accept:", "Expect:"}) {
      option(config, "header", own); // curl adds none of them
    }
    for (String header : sent.headers()) {
      option(config, "header", header);
    }
    if (sent.hasBody()) {
      option(config, "upload-file", "."); // standard input, while the answer is read
      if (!sent.chunked()) {
        option(config, "header", "Content-Length: " + sent.body().length);
      }
    }
    Path file = folder.resolve("request");
    Files.writeString(file, config, StandardCharsets.ISO_8859_1);
    process =
        new ProcessBuilder("curl", "--disable", "--config", file.toString())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    in = new AnswerReader(process.getInputStream());
    if (!sent.hasBody()) {
      process.getOutputStream().close();
    }
  }

  private static void option(StringBuilder config, String name, String value) {
    config
        .append(name + " = \"")
        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
        .append("\"\n");
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  @Override
  public Answer send(Sent sent) throws IOException, InterruptedException {
    begin(sent);
    Thread sender =
        new Thread(
            () -> {
              try {
                write(sent.body());
                process.getOutputStream().close();
              } catch (IOException e) {
                // Answered before all was sent: the answer tells.
              }
            });
    if (sent.hasBody()) {
      sender.start();
    }
    Answer answer = readAnswer();
    sender.join();
    return answer;
  }

  @Override
  public Answer read() throws IOException, InterruptedException {
    process.getOutputStream().close(); // all was written
    return readAnswer();
  }

  private Answer readAnswer() throws IOException, InterruptedException {
    try {
      Answer answer = in.read(headOnly);
      int status = process.waitFor();
      if (status == 0) {
        return answer;
      }
      throw new IOException("curl ended with " + status);
    } catch (IOException e) {
      throw new IOException(Files.readString(folder.resolve("errors")), e);
    }
  }

  @Override
  public byte[] readSome() throws IOException {
    return in.readSome();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
    }
    for (String file : new String[] {"app.crt", "request", "errors"}) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }
}
