package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The web server in front of a contestant: its configuration, and how it is started. */
final class Nginx {
  /** Requests for {@code /sleep/} are logged there: when they ended, and how long they took. */
  static final String SLOW_LOG = "slow.log";

  /** What goes wrong with the contestant's connections is told there. */
  static final String ERROR_LOG = "error.log";

  /** Answers that are none, with their status; not those that wrk no longer waits for (499). */
  static final String FAILED_LOG = "failed.log";

  /** The folder of the files to download. */
  static final String FILES = "files";

  /** No connection ends by itself while something is measured. */
  private static final String FOREVER = "keepalive_requests 1000000000; keepalive_timeout 1h;";

  /** Those that Debian's fastcgi_params sends, and the file for php-fpm. */
  private static final List<String> PARAMS =
      List.of(
          "QUERY_STRING $query_string",
          "REQUEST_METHOD $request_method",
          "CONTENT_TYPE $content_type",
          "CONTENT_LENGTH $content_length",
          "SCRIPT_NAME $fastcgi_script_name",
          "SCRIPT_FILENAME {php}",
          "REQUEST_URI $request_uri",
          "DOCUMENT_URI $document_uri",
          "DOCUMENT_ROOT $document_root",
          "SERVER_PROTOCOL $server_protocol",
          "REQUEST_SCHEME $scheme",
          "GATEWAY_INTERFACE CGI/1.1",
          "SERVER_SOFTWARE nginx/$nginx_version",
          "REMOTE_ADDR $remote_addr",
          "REMOTE_PORT $remote_port",
          "SERVER_ADDR $server_addr",
          "SERVER_PORT $server_port",
          "SERVER_NAME $server_name",
          "REDIRECT_STATUS 200");

  private final Path directory;
  private final Path php;

  /**
   * @param directory of its own, for all that it writes
   * @param php the script that php-fpm is to run
   */
  Nginx(Path directory, Path php) {
    this.directory = directory;
    this.php = php;
  }

  /**
   * Starts it at a free loopback port, and waits until it accepts connections.
   *
   * @param upstreamConnections idle connections to the contestant that it keeps, at most
   */
  Running start(
      Child.Family family,
      Contestant contestant,
      Address address,
      int upstreamConnections,
      Groups groups)
      throws IOException, InterruptedException {
    Address front = Address.loopback();
    Path file = directory.resolve("nginx.conf");
    Files.writeString(
        file, configuration(contestant.protocol().fastcgi(), address, front, upstreamConnections));
    Child child =
        family.start(
            "nginx",
            List.of(
                Tool.NGINX.command(),
                "-p",
                directory.toString(),
                "-c",
                file.toString(),
                "-e",
                directory.resolve(ERROR_LOG).toString()),
            Map.of(),
            groups);
    while (!front.open()) {
      if (!child.alive()) {
        throw new IOException(
            "nginx ended:\n" + child.output() + Child.tail(directory.resolve(ERROR_LOG)));
      }
      Thread.sleep(10);
    }
    return new Running(child, URI.create("http://" + front.text()));
  }

  /** A started nginx. */
  record Running(Child child, URI uri) {}

  /** One worker, as many workers would share the connections unevenly. */
  String configuration(boolean fastcgi, Address app, Address front, int upstreamConnections) {
    String pass = fastcgi ? fastcgiPass() : proxyPass();
    return """
        daemon off;
        %suser %s;
        worker_processes 1;
        worker_rlimit_nofile 4096;
        pid nginx.pid;
        events { worker_connections 4000; }
        http {
          log_format slow '$msec $request_time';
          log_format failed '$status $request_uri';
          map $status $failed { 200 0; 499 0; default 1; }
          access_log %s failed if=$failed;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          %s
          upstream app {
            server %s;
            keepalive %d;
            %s
          }
          server {
            listen %s backlog=2048;
            sendfile on;
            location /static/ {
              alias %s/files/;
            }
            location /sent/ {
              internal;
              alias %s/files/sent/;
            }
            location / {
        %s
            }
            location /upload/ {
              client_max_body_size 0;
              fastcgi_request_buffering off;
        %s
            }
            location /sleep/ {
              access_log %s slow;
              access_log %s failed if=$failed;
        %s
            }
          }
        }
        """
        .formatted(
            // Without it a root's nginx would drop to a user who can't reach the sockets.
            System.getProperty("user.name").equals("root") ? "" : "#",
            System.getProperty("user.name"),
            FAILED_LOG,
            FOREVER,
            app.url(),
            upstreamConnections,
            FOREVER,
            front.text(),
            directory,
            directory,
            pass.indent(6).stripTrailing(),
            pass.indent(6).stripTrailing(),
            SLOW_LOG,
            FAILED_LOG,
            pass.indent(6).stripTrailing());
  }

  private String fastcgiPass() {
    StringBuilder lines = new StringBuilder("fastcgi_pass app;\nfastcgi_keep_conn on;\n");
    for (String param : PARAMS) {
      lines.append("fastcgi_param ").append(param.replace("{php}", php.toString())).append(";\n");
    }
    return lines.toString();
  }

  private static String proxyPass() {
    return """
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        """;
  }
}
