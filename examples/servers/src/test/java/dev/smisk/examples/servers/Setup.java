package dev.smisk.examples.servers;

import java.nio.file.Path;

/** A web server with one of the shipped configurations, and where it differs from the others. */
enum Setup {
  NGINX(Program.NGINX, "nginx/app.conf"),
  NGINX_CLOSING(Program.NGINX, "nginx/app-closing.conf"),
  NGINX_UNBUFFERED(Program.NGINX, "nginx/app-unbuffered.conf"),
  NGINX_HTTP2(Program.NGINX, "nginx/app-http2.conf"),
  LIGHTTPD(Program.LIGHTTPD, "lighttpd/app.conf"),
  LIGHTTPD_SPAWNED(Program.LIGHTTPD, "lighttpd/app-spawned.conf"),
  APACHE(Program.APACHE, "apache/app.conf"),
  APACHE_REUSE(Program.APACHE, "apache/app-reuse.conf"),
  APACHE_SPAWNED(Program.APACHE, "apache/app-spawned.conf"),
  HAPROXY(Program.HAPROXY, "haproxy/haproxy.cfg"),
  CADDY(Program.CADDY, "caddy/Caddyfile");

  private final Program program;
  private final String config;

  Setup(Program program, String config) {
    this.program = program;
    this.config = config;
  }

  Program program() {
    return program;
  }

  Path config() {
    return Path.of(config);
  }

  boolean spawnsTheApp() {
    return this == LIGHTTPD_SPAWNED || this == APACHE_SPAWNED;
  }

  boolean keepsConnections() {
    return switch (this) {
      case NGINX, NGINX_UNBUFFERED, NGINX_HTTP2, APACHE_REUSE, HAPROXY -> true;
      case NGINX_CLOSING, LIGHTTPD, LIGHTTPD_SPAWNED, APACHE, APACHE_SPAWNED, CADDY -> false;
    };
  }

  boolean isHttp2() {
    return this == NGINX_HTTP2;
  }
}
