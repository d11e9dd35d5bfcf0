package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as text, and lists of those that may connect. */
class ListenAddressTest {
  @Test
  void each_form_is_read() {
    assertThat(ListenAddress.parse("unix:/run/app.sock"))
        .isEqualTo(new ListenAddress.Unix(Path.of("/run/app.sock"), 0660, null, null));
    assertThat(ListenAddress.parse("unix:/run/app.sock?mode=0600&group=www-data"))
        .isEqualTo(new ListenAddress.Unix(Path.of("/run/app.sock"), 0600, "www-data", null));
    assertThat(ListenAddress.parse("unix:/run/app.sock?owner=nginx"))
        .isEqualTo(new ListenAddress.Unix(Path.of("/run/app.sock"), 0660, null, "nginx"));
    assertThat(ListenAddress.parse("127.0.0.1:9000"))
        .isEqualTo(new ListenAddress.Tcp("127.0.0.1", 9000));
    assertThat(ListenAddress.parse("[::1]:9000")).isEqualTo(new ListenAddress.Tcp("::1", 9000));
    assertThat(ListenAddress.parse("localhost:0")).isEqualTo(new ListenAddress.Tcp("localhost", 0));
    assertThat(ListenAddress.parse("fd:0")).isEqualTo(new ListenAddress.Inherited());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unix:/run/app.sock",
        "unix:/run/app.sock?mode=0600&group=www-data",
        "unix:/run/app.sock?owner=nginx",
        "unix:/run/app.sock?mode=0600&group=www-data&owner=nginx",
        "127.0.0.1:9000",
        "[::1]:9000",
        "fd:0"
      })
  void what_is_printed_is_what_was_read(String text) {
    assertThat(ListenAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "9000",
        ":9000",
        "host",
        "host:",
        "host:x",
        "host:65536",
        "host:123456",
        "::1:9000",
        "[::1]",
        "[x]:1",
        "unix:",
        "unix:?mode=0660",
        "unix:/a?mode=999",
        "unix:/a?owner=",
        "unix:/a?x=1",
        "fd:1",
        "http://host:80"
      })
  void anything_else_is_an_error_that_tells_the_right_form(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.parse(text))
        .withMessageContaining("\"" + text + "\"")
        .withMessageContaining("HOST:PORT");
  }

  @Test
  void listed_addresses_are_compared_in_full_and_mapped_ones_as_ipv4() throws Exception {
    AllowList list = AllowList.parse("10.0.0.5, 2001:db8::5");
    assertThat(list.admits(peer("10.0.0.5"))).isTrue();
    assertThat(list.admits(peer("::ffff:10.0.0.5"))).isTrue();
    assertThat(list.admits(peer("10.0.0.50"))).isFalse();
    assertThat(list.admits(peer("2001:db8:0:0:0:0:0:5"))).isTrue();
    assertThat(list.admits(peer("2001:db8::1:5"))).isFalse();
    assertThat(AllowList.parse("::ffff:10.0.0.5").admits(peer("10.0.0.5"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/8", "10.0.0.1,", "10.0.0.1 10.0.0.2", "1.2.3.4.5"})
  void a_list_of_anything_but_addresses_is_an_error(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowList.parse(text))
        .withMessageContaining("is no IP address");
  }

  private static InetSocketAddress peer(String address) throws Exception {
    return new InetSocketAddress(InetAddress.getByName(address), 1);
  }

  @Test
  void parse_ofAlmostRightText_suggestsTheForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.parse("/tmp/x.sock"))
        .withMessageContaining("did you mean unix:/tmp/x.sock?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.parse("2024"))
        .withMessageContaining("did you mean 127.0.0.1:2024?");
  }
}
