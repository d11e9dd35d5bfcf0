package dev.smisk.examples.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A web server: how it runs in the foreground with the files of its working directory. */
enum Program {
  NGINX("nginx", "nginx.conf"),
  LIGHTTPD("lighttpd", "lighttpd.conf"),
  APACHE("apache2", "apache2.conf"),
  HAPROXY("haproxy", "haproxy.cfg"),
  CADDY("caddy", "Caddyfile");

  /** Debian keeps some where only root's path leads. */
  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");

  private final String command;
  private final String frame;

  Program(String command, String frame) {
    this.command = command;
    this.frame = frame;
  }

  /** What a distribution has around our file, which it takes in as {@code app.conf}. */
  String frame() {
    return frame;
  }

  List<String> arguments() {
    return switch (this) {
      case NGINX -> List.of("-p", ".", "-c", frame, "-g", "daemon off;");
      case LIGHTTPD -> List.of("-D", "-f", frame);
      case APACHE -> List.of("-d", ".", "-f", frame, "-DFOREGROUND");
      case HAPROXY -> List.of("-db", "-f", frame, "-f", "app.conf");
      case CADDY -> List.of("run", "--config", frame, "--adapter", "caddyfile");
    };
  }

  Path executable() {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    command
                        + " is not installed: run .ci/servers, or apt-get update && apt-get"
                        + " install -y --no-install-recommends nginx lighttpd apache2"
                        + " libapache2-mod-fcgid libapache2-mod-xsendfile haproxy caddy openssl"));
  }
}
