package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.Smisk;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.Session;
import dev.smisk.session.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Compiled routes with sessions, as an app's own tests drive them. */
class SessionsTest {
  /** Whom a client has logged in as. */
  public static final class Members {
    record Member(String name, int visits) {}

    @Route("POST /members/login")
    void login(@Form String name, Session session) {
      session.renew();
      session.set("member", new Member(name, 0));
    }

    @Route("GET /members/me")
    Optional<Member> me(Session session) {
      Member member = session.get("member", Member.class);
      if (member == null) {
        return Optional.empty();
      }
      Member seen = new Member(member.name(), member.visits() + 1);
      session.set("member", seen);
      return Optional.of(seen);
    }

    /** Which classes made JSON of a value, and a value of that. */
    @Route("GET /members/traced")
    List<String> traced(Session session) {
      session.set("traced", new Sample.Traced(""));
      Map<?, ?> kept = session.get("traced", Map.class, Map.of());
      Sample.Traced read = session.get("traced", Sample.Traced.class, new Sample.Traced(""));
      return List.of(String.valueOf(kept.get("text")), read.text());
    }
  }

  private static final TestClock CLOCK = TestClock.standing();

  @RegisterExtension
  static final TestApp app =
      TestApp.of(
          Smisk.app()
              .provide(new Sample.Events(new ArrayList<>()))
              .sessions(Sessions.in(MemorySessionStore.of(100, 1 << 20, CLOCK)).clock(CLOCK)));

  private static void login() {
    assertThat(app.request("POST", "/members/login").form("name", "Ada & co").send().status())
        .isEqualTo(204);
  }

  @Test
  void session_isKeptBetweenRequests_andEndsInTime() {
    login();

    assertThat(app.get("/members/me").text()).isEqualTo("{\"name\":\"Ada & co\",\"visits\":1}");
    assertThat(app.get("/members/me").text()).contains("\"visits\":2");
    CLOCK.pass(Duration.ofMinutes(15));
    assertThat(app.get("/members/me").status()).isEqualTo(404);
  }

  @Test
  void session_ofAnotherBrowser_isAnotherOne() {
    login();
    app.forgetCookies();

    assertThat(app.get("/members/me").status()).isEqualTo(404);
  }

  @Test
  void value_isWrittenAndReadByTheCompiledCodec() {
    String handler = Members.class.getName();
    String codec = SampleTracedJsonCodec.class.getName();

    assertThat(app.get("/members/traced").json().valueStream().map(each -> each.asString()))
        .containsExactly(handler + " " + codec + "$Serializer", codec + "$Deserializer " + handler);
  }

  @Test
  void session_overHttps_isSentOverHttps() {
    try (TestApp secure =
        TestApp.of(Smisk.app().provide(new Sample.Events(new ArrayList<>()))).overHttps()) {
      TestResponse login = secure.request("POST", "/members/login").form("name", "Ada").send();

      assertThat(login.header("Set-Cookie")).startsWith("__Host-session=").contains("; Secure");
      assertThat(secure.get("/members/me").status()).isEqualTo(200);
    }
  }

  @Test
  void formOfAnotherSite_isRefused() {
    assertThat(
            app.request("POST", "/members/login")
                .header("Origin", "https://evil.example")
                .form("name", "Ada")
                .send()
                .status())
        .isEqualTo(403);
  }
}
