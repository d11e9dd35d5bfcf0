package dev.smisk.fastcgi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that web servers may connect from over TCP (specification section 3.2). Whoever
 * connects chooses every variable of a request, the client's address and user name among them.
 *
 * <p>Addresses are compared in full; an IPv4 address mapped into IPv6 is that IPv4 address, as
 * {@link InetAddress} has it. Unix sockets are guarded by their file's permissions instead.
 */
public final class AllowList {
  /** Demands nothing of peers; for loopback and Unix sockets. */
  public static final AllowList NONE = new AllowList(Set.of());

  /** The environment variable of the specification. */
  public static final String VARIABLE = "FCGI_WEB_SERVER_ADDRS";

  /** Digits and punctuation of addresses: a name must never reach the resolver. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:]+(:[0-9.]+)?");

  private final Set<InetAddress> addresses;

  private AllowList(Set<InetAddress> addresses) {
    this.addresses = addresses;
  }

  /**
   * Reads addresses separated by commas; empty text is {@link #NONE}.
   *
   * @throws IllegalArgumentException if one is not a numeric IPv4 or IPv6 address
   */
  public static AllowList parse(String text) {
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (text.isBlank()) {
      return NONE;
    }
    return new AllowList(parts.stream().map(AllowList::numeric).collect(Collectors.toSet()));
  }

  private static InetAddress numeric(String text) {
    try {
      if (NUMERIC.matcher(text).matches()) {
        return InetAddress.getByName(text);
      }
    } catch (UnknownHostException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no IP address: list the web servers' numeric addresses, separated by commas, as"
            + " in 10.0.0.5,2001:db8::5");
  }

  boolean isEmpty() {
    return addresses.isEmpty();
  }

  /** Whether that peer may speak; without a list everybody who could connect may. */
  boolean admits(SocketAddress peer) {
    return addresses.isEmpty()
        || !(peer instanceof InetSocketAddress tcp)
        || addresses.contains(tcp.getAddress());
  }
}
