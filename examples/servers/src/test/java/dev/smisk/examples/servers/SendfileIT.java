package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends a file: the app's log tells how many bytes of a body were the app's own. */
@ParameterizedClass
@EnumSource(
    value = Setup.class,
    names = {
      "NGINX",
      "NGINX_CLOSING",
      "NGINX_UNBUFFERED",
      "NGINX_HTTP2",
      "LIGHTTPD",
      "APACHE",
      "APACHE_REUSE",
      "HAPROXY",
      "CADDY"
    })
class SendfileIT extends BehindServers {
  private static final int LENGTH = 300_017;

  /** They have nothing such, as the page for administrators says. */
  private static final Set<Setup> NEVER_SEND = EnumSet.of(Setup.HAPROXY, Setup.CADDY);

  @BeforeAll
  static void start() throws Exception {
    startApp(Map.of("SMISK_ACCESS_LOG", "line"));
  }

  private Answer get(String target, String... headers) throws Exception {
    try (Http connection = server().connect()) {
      return connection.send(Sent.get(target, headers));
    }
  }

  /** The name is of this test alone, so that its line in the log is found. */
  private String file(String place, String test) throws Exception {
    String name = test + "-" + place + "-" + setup + ".bin";
    Files.write(
        backend().holds().resolve("files").resolve(place).resolve(name), Pattern.bytes(LENGTH));
    return name;
  }

  private void assertLogged(String name, String statusAndBytes) throws Exception {
    assertThat(logged(name)).singleElement().asString().contains(statusAndBytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files/", "/static/"})
  void fileOfTheFolderThatIsTold_isSentByTheServer(String route) throws Exception {
    String name = file("sent", "whole" + route.charAt(1));

    assertThat(Seen.sha256(get(route + "sent/" + name).body()))
        .isEqualTo(Seen.sha256(Pattern.bytes(LENGTH)));

    assertLogged(name, NEVER_SEND.contains(setup) ? " 200 " + LENGTH + " " : " 200 0 ");
  }

  @Test
  void fileOfAnotherFolder_isSentByTheApp() throws Exception {
    String name = file("own", "whole");

    assertThat(Seen.sha256(get("/files/own/" + name).body()))
        .isEqualTo(Seen.sha256(Pattern.bytes(LENGTH)));

    assertLogged(name, " 200 " + LENGTH + " ");
  }

  @Test
  void range_isCutByTheServer() throws Exception {
    String name = file("sent", "range");

    Answer part = get("/files/sent/" + name, "Range: bytes=100000-199999");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(Pattern.bytes(LENGTH), 100_000, 200_000));
    assertLogged(name, NEVER_SEND.contains(setup) ? " 206 100000 " : " 200 0 ");
  }

  @Test
  void fileThatTheServerMayNotRead_isNotSent() throws Exception {
    if (!WebServer.isRoot() || NEVER_SEND.contains(setup)) {
      return; // then app and server are one user, or the app reads it
    }
    String name = file("sent", "closed");
    Files.setPosixFilePermissions(
        backend().holds().resolve("files/sent").resolve(name),
        PosixFilePermissions.fromString("rw-------"));

    assertThat(get("/files/sent/" + name).status()).as("the app could").isBetween(403, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/files/sent/../../../../../../etc/passwd",
        "/files/sent/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/files/sent/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/files/sent/..%5c..%5c..%5c..%5cetc%5cpasswd",
        "/files/%2fetc%2fpasswd",
        "/files//etc/passwd",
        "/files/sent/%252e%252e/%252e%252e/etc/passwd",
        "/static/sent/../../../../../../etc/passwd",
        "/static/sent/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/static/sent/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
        "/sent/closed.bin",
        "/sent/../etc/passwd",
      })
  void pathThatLeadsOut_leadsToNothing(String target) throws Exception {
    Answer answer = get(target);
    assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404);
    assertThat(answer.text()).doesNotContain("root:");
  }
}
