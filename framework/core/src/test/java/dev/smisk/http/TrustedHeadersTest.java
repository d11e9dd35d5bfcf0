package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHeadersTest {
  private record Values(Map<String, String> values) implements Variables {
    @Override
    public @Nullable String get(String name) {
      return values.get(name);
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return values.get(name);
    }

    @Override
    public String requestId() {
      return "";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      values.forEach(action);
    }
  }

  private static Variables with(String name, String value) {
    Map<String, String> values = new HashMap<>();
    values.put("REMOTE_ADDR", "192.0.2.1");
    values.put("HTTP_HOST", "inside");
    values.put("REQUEST_SCHEME", "http");
    values.put(name, value);
    return new Values(values);
  }

  private static TrustedHeaders trusted(Forwarding forwarding, int hops) {
    return new TrustedHeaders(forwarding, hops, "X-Request-Id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 1 | 203.0.113.9",
        "spoofed, 203.0.113.9 | 1 | 203.0.113.9",
        "6.6.6.6, 203.0.113.9, 10.0.0.2 | 2 | 203.0.113.9",
        "6.6.6.6,203.0.113.9 | 3 | 192.0.2.1",
        "203.0.113.9, | 1 | 192.0.2.1",
        "203.0.113.9:4711 | 1 | 203.0.113.9",
        "2001:db8::1 | 1 | 2001:db8::1",
        "[2001:db8::1]:80 | 1 | 2001:db8::1",
        "[2001:db8::1 | 1 | 192.0.2.1",
        "[2001:db8::1]x | 1 | 192.0.2.1",
        "1.2.3.256 | 1 | 192.0.2.1",
        "1.2.3 | 1 | 192.0.2.1",
        "01.2.3.4 | 1 | 192.0.2.1",
        "::1::2 | 1 | 192.0.2.1",
        "fe80::1%eth0 | 1 | 192.0.2.1",
        "unknown | 1 | 192.0.2.1",
        "localhost | 1 | 192.0.2.1",
      })
  void xForwardedFor_isTakenFromTheRight(String header, int hops, String address) {
    assertThat(
            trusted(Forwarding.X_FORWARDED, hops)
                .remoteAddress(with("HTTP_X_FORWARDED_FOR", header)))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https | 1 | https",
        "HTTPS | 2 | https",
        "https, http | 1 | http",
        "http, https, http | 2 | https",
        "https, http | 3 | http",
        "javascript | 1 | http",
        "'' | 1 | http",
      })
  void xForwardedProto_isASchemeOfHttp(String header, int hops, String scheme) {
    assertThat(trusted(Forwarding.X_FORWARDED, hops).scheme(with("HTTP_X_FORWARDED_PROTO", header)))
        .isEqualTo(scheme);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.org | example.org",
        "example.org:8080 | example.org:8080",
        "[2001:db8::1]:80 | [2001:db8::1]:80",
        "evil/../path | inside",
        "a b | inside",
        "user@host | inside",
        "'' | inside",
      })
  void xForwardedHost_isAHost(String header, String host) {
    assertThat(trusted(Forwarding.X_FORWARDED, 1).host(with("HTTP_X_FORWARDED_HOST", header)))
        .isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.9;proto=https;host=example.org | 1 | https example.org 203.0.113.9",
        "For=\"[2001:db8::17]:4711\" | 1 | http inside 2001:db8::17",
        "for=6.6.6.6, for=203.0.113.9 ; PROTO=https | 1 | https inside 203.0.113.9",
        "for=203.0.113.9;host=\"example.org:80\", for=10.0.0.2 | 2 | http example.org:80 203.0.113.9",
        "for=203.0.113.9 | 2 | http inside 192.0.2.1",
        "for=_hidden;proto=gopher;host=\"a b\" | 1 | http inside 192.0.2.1",
        "for=\"203.0.113.9\\ | 1 | http inside 192.0.2.1",
        "for=203.0.113.9;for=6.6.6.6 | 1 | http inside 192.0.2.1",
        "for=203.0.113.9;; | 1 | http inside 203.0.113.9",
        "for=203.0.113.9,, | 1 | http inside 203.0.113.9",
        "for 203.0.113.9 | 1 | http inside 192.0.2.1",
        "for= | 1 | http inside 192.0.2.1",
        "=for | 1 | http inside 192.0.2.1",
        "for=\"6.6.6.6, for=203.0.113.9\" | 1 | http inside 192.0.2.1",
      })
  void forwarded_isReadAsRfc7239Says(String header, int hops, String all) {
    TrustedHeaders trusted = trusted(Forwarding.FORWARDED, hops);
    Variables variables = with("HTTP_FORWARDED", header);
    assertThat(
            trusted.scheme(variables)
                + " "
                + trusted.host(variables)
                + " "
                + trusted.remoteAddress(variables))
        .isEqualTo(all);
  }
}
