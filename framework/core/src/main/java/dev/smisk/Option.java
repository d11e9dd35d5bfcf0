package dev.smisk;

import java.util.Locale;

/** What an app can be told by the command line, and by the environment variable of that name. */
enum Option {
  LISTEN("ADDRESS", "serve FastCGI on unix:/run/app.sock, HOST:PORT or fd:0; repeatable"),
  DEV("[PORT]", "serve HTTP on 127.0.0.1, port 8080 unless given: no web server needed"),
  PREFIX("/PATH", "the location that the web server serves the app under"),
  ALLOW("IP,...", "web servers that may connect over TCP; needed beyond loopback"),
  SOCKET_MODE("0660", "permissions of Unix sockets: who may write to them may connect"),
  SOCKET_GROUP("GROUP", "group of Unix sockets, such as the web server's"),
  SOCKET_OWNER("USER", "owner of Unix sockets; root alone can choose one"),
  TAKE_OVER("", "replace the instance that serves on the same Unix socket"),
  PID_FILE("PATH", "name this process there; --take-over stops the one that it names"),
  SPOOL_FOLDER("FOLDER", "temporary files of bodies and uploads, on a disk; java.io.tmpdir if not"),
  SENDFILE("FOLDER=/SENT", "files that the web server sends for the app; repeatable"),
  SENDFILE_BY("HEADER", "how it is told: X-Accel-Redirect, X-Sendfile, auto or none"),
  SENDFILE_KEEPS("NAME", "a header that nginx's location passes on with a file; repeatable"),
  HEALTH("/PATH", "where to tell whether the app serves (200) or drains (503)"),
  ACCESS_LOG("line|json", "log each request by the logger smisk.access"),
  FORWARDED("x-forwarded|forwarded", "headers of proxies that tell scheme, host and address"),
  FORWARDED_HOPS("NUMBER", "proxies before the web server that set them; 1 unless given"),
  REQUEST_ID_HEADER("NAME", "header with the request's id; X-Request-Id unless given"),
  SESSION_FOLDER("FOLDER", "keep sessions in files there; in memory if not"),
  SESSION_SYNC("always|never", "whether their files are on the disk before an answer; always"),
  SESSION_COOKIE("NAME", "cookie with a session's id; session unless given"),
  SESSION_CSRF("on|off", "refuse what other sites start on routes with a session; on"),
  SESSION_TRUSTED_ORIGINS("URL,...", "other sites that may; https://app.example.com"),
  COOKIE_KEYS("FILE", "keys of signed and encrypted cookies, one a line, the newest first");

  private final String form;
  private final String meaning;

  Option(String form, String meaning) {
    this.form = form;
    this.meaning = meaning;
  }

  /** {@code --socket-mode}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code SMISK_SOCKET_MODE}. */
  String variable() {
    return "SMISK_" + name();
  }

  /** Whether it needs no value: then it is true. */
  boolean standsAlone() {
    return form.isEmpty() || form.startsWith("[");
  }

  /** Whether it may be given several times; in a variable with commas between the values. */
  boolean repeats() {
    return this == LISTEN || this == SENDFILE || this == SENDFILE_KEEPS;
  }

  /** The flag with its value's form. */
  String usage() {
    return (flag() + " " + form).strip();
  }

  String meaning() {
    return meaning;
  }
}
