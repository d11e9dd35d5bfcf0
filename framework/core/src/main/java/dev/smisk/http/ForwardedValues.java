package dev.smisk.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what proxies say of the client, and believes nothing that is malformed. */
final class ForwardedValues {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
  private static final Pattern PORT = Pattern.compile("[0-9A-Za-z._-]{1,20}");

  /** Parameters of one element: RFC 7239 knows four. */
  private static final int MOST_PAIRS = 16;

  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private ForwardedValues() {}

  /**
   * That many from the right in a comma-separated list, or null.
   *
   * @param replaced whether proxies replace the value, so that the only one counts too
   */
  static @Nullable String listed(Variables variables, String variable, int hops, boolean replaced) {
    String text = variables.joined(variable, ",");
    if (text == null) {
      return null;
    }
    String[] values = text.split(",", -1);
    int index = values.length - hops;
    if (index < 0) {
      return replaced && values.length == 1 ? values[0].strip() : null;
    }
    return values[index].strip();
  }

  /** A parameter of the element that many from the right (RFC 7239 section 4), or null. */
  static @Nullable String parameter(Variables variables, String name, int hops) {
    String text = variables.joined("HTTP_FORWARDED", ",");
    List<List<String>> elements = text == null ? null : elements(text);
    if (elements == null || elements.size() < hops) {
      return null;
    }
    return value(elements.get(elements.size() - hops), name);
  }

  private static @Nullable String value(List<String> pairs, String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(name)) {
        return pairs.get(i + 1);
      }
    }
    return null;
  }

  /** Names, in lower case, and values in turn, for each element; null where it is malformed. */
  private static @Nullable List<List<String>> elements(String text) {
    List<List<String>> elements = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    int at = 0;
    while (true) {
      at = skipSpace(text, at);
      int nameEnd = token(text, at);
      if (nameEnd > at) {
        if (nameEnd == text.length() || text.charAt(nameEnd) != '=') {
          return null;
        }
        String name = text.substring(at, nameEnd).toLowerCase(Locale.ROOT);
        StringBuilder value = new StringBuilder();
        at = value(text, nameEnd + 1, value);
        if (at < 0 || pairs.size() == 2 * MOST_PAIRS || value(pairs, name) != null) {
          return null;
        }
        pairs.add(name);
        pairs.add(value.toString());
        at = skipSpace(text, at);
      }
      boolean ended = at == text.length();
      if (ended || text.charAt(at) == ',') {
        if (!pairs.isEmpty()) { // lists may have empty elements (RFC 9110 section 5.6.1)
          elements.add(pairs);
          pairs = new ArrayList<>();
        }
        if (ended) {
          return elements;
        }
      } else if (text.charAt(at) != ';') {
        return null;
      }
      at++;
    }
  }

  /** Takes a token or a quoted string; gives the index behind it, or −1 where there is none. */
  private static int value(String text, int from, StringBuilder value) {
    if (from == text.length() || text.charAt(from) != '"') {
      int end = token(text, from);
      value.append(text, from, end);
      return end == from ? -1 : end;
    }
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\' && ++i == text.length()) {
        return -1;
      }
      value.append(text.charAt(i));
    }
    return -1;
  }

  /** The index behind the token, or {@code from}. */
  private static int token(String text, int from) {
    int at = from;
    while (at < text.length() && isTokenChar(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN.indexOf(c) >= 0;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  /** The IP address of a node, without port and brackets; null where it is none. */
  static @Nullable String address(String node) {
    String address = node;
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      if (end < 0 || !isPortOrNothing(node.substring(end + 1))) {
        return null;
      }
      address = node.substring(1, end);
      return isIpv6(address) ? address : null;
    }
    int colon = node.indexOf(':');
    if (colon >= 0 && colon == node.lastIndexOf(':')) {
      if (!isPortOrNothing(node.substring(colon))) {
        return null;
      }
      address = node.substring(0, colon);
    }
    return IPV4.matcher(address).matches() || isIpv6(address) ? address : null;
  }

  private static boolean isPortOrNothing(String text) {
    return text.isEmpty() || (text.startsWith(":") && PORT.matcher(text.substring(1)).matches());
  }

  private static boolean isIpv6(String text) {
    if (!IPV6.matcher(text).matches() || text.indexOf(':') < 0) {
      return false;
    }
    try {
      InetAddress.getByName("[" + text + "]"); // brackets: never looked up as a name
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
