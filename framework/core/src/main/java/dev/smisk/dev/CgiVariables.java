package dev.smisk.dev;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a request's head as the PARAMS of a FastCGI request (specification section 3.4), with the
 * names and values that nginx's {@code fastcgi_params} gives: {@code REQUEST_URI} as the client
 * sent it, empty {@code CONTENT_TYPE} and {@code CONTENT_LENGTH} where there are none, a variable
 * for each header line.
 */
final class CgiVariables {
  private final ByteArrayOutputStream pairs = new ByteArrayOutputStream(1024);

  private CgiVariables(
      String protocol,
      String method,
      String target,
      String query,
      String contentType,
      String contentLength) {
    add("GATEWAY_INTERFACE", "CGI/1.1");
    add("SERVER_SOFTWARE", "smisk-dev");
    add("SERVER_NAME", "localhost");
    add("SERVER_PROTOCOL", protocol);
    add("REQUEST_METHOD", method);
    add("REQUEST_URI", target);
    add("QUERY_STRING", query);
    add("REQUEST_SCHEME", "http");
    add("SCRIPT_NAME", "");
    add("CONTENT_TYPE", contentType);
    add("CONTENT_LENGTH", contentLength);
  }

  static byte[] encode(RequestHead head, Socket client) {
    CgiVariables variables =
        new CgiVariables(
            "HTTP/1." + head.minorVersion(),
            head.method(),
            head.target(),
            head.query(),
            orEmpty(head.headers().first("Content-Type")),
            orEmpty(head.headers().first("Content-Length")));
    variables.addAddress("REMOTE", (InetSocketAddress) client.getRemoteSocketAddress());
    variables.addAddress("SERVER", (InetSocketAddress) client.getLocalSocketAddress());
    for (HeaderLines.Line line : head.headers().lines()) {
      String name = line.name().toUpperCase(Locale.ROOT).replace('-', '_');
      if (!name.equals("CONTENT_TYPE") && !name.equals("CONTENT_LENGTH")) {
        variables.add("HTTP_" + name, line.value());
      }
    }
    return variables.pairs.toByteArray();
  }

  /** Of a request that no client sent. */
  static byte[] encode(String method, String target, int jsonBytes) {
    int mark = target.indexOf('?');
    String query = mark < 0 ? "" : target.substring(mark + 1);
    CgiVariables variables =
        jsonBytes == 0
            ? new CgiVariables("HTTP/1.1", method, target, query, "", "")
            : new CgiVariables(
                "HTTP/1.1", method, target, query, "application/json", Integer.toString(jsonBytes));
    variables.add("REMOTE_ADDR", "127.0.0.1");
    variables.add("HTTP_HOST", "localhost");
    return variables.pairs.toByteArray();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private void addAddress(String prefix, InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    add(prefix + "_ADDR", ip.getHostAddress());
    add(prefix + "_PORT", Integer.toString(address.getPort()));
  }

  private void add(String name, String value) {
    byte[] nameBytes = ByteSource.latin1(name);
    byte[] valueBytes = ByteSource.latin1(value);
    addLength(nameBytes.length);
    addLength(valueBytes.length);
    pairs.writeBytes(nameBytes);
    pairs.writeBytes(valueBytes);
  }

  private void addLength(int length) {
    if (length < 0x80) {
      pairs.write(length);
    } else {
      pairs.write(length >>> 24 | 0x80);
      pairs.write(length >>> 16);
      pairs.write(length >>> 8);
      pairs.write(length);
    }
  }
}
