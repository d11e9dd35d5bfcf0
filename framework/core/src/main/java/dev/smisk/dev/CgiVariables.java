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

  private CgiVariables() {}

  static byte[] encode(RequestHead head, Socket client) {
    CgiVariables variables = new CgiVariables();
    variables.add("GATEWAY_INTERFACE", "CGI/1.1");
    variables.add("SERVER_SOFTWARE", "smisk-dev");
    variables.add("SERVER_PROTOCOL", "HTTP/1." + head.minorVersion());
    variables.add("REQUEST_METHOD", head.method());
    variables.add("REQUEST_URI", head.target());
    variables.add("QUERY_STRING", head.query());
    variables.add("REQUEST_SCHEME", "http");
    variables.add("SCRIPT_NAME", "");
    variables.add("CONTENT_TYPE", orEmpty(head.headers().first("Content-Type")));
    variables.add("CONTENT_LENGTH", orEmpty(head.headers().first("Content-Length")));
    variables.addAddress("REMOTE", (InetSocketAddress) client.getRemoteSocketAddress());
    variables.addAddress("SERVER", (InetSocketAddress) client.getLocalSocketAddress());
    variables.add("SERVER_NAME", "localhost");
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
    int query = target.indexOf('?');
    CgiVariables variables = new CgiVariables();
    variables.add("SERVER_PROTOCOL", "HTTP/1.1");
    variables.add("REQUEST_METHOD", method);
    variables.add("REQUEST_URI", target);
    variables.add("QUERY_STRING", query < 0 ? "" : target.substring(query + 1));
    variables.add("REQUEST_SCHEME", "http");
    variables.add("SCRIPT_NAME", "");
    variables.add("CONTENT_TYPE", jsonBytes == 0 ? "" : "application/json");
    variables.add("CONTENT_LENGTH", jsonBytes == 0 ? "" : Integer.toString(jsonBytes));
    variables.add("REMOTE_ADDR", "127.0.0.1");
    variables.add("SERVER_NAME", "localhost");
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
