package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.session.FileSessionStore;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.SealedCookies;
import dev.smisk.session.Session;
import dev.smisk.session.SessionLimits;
import dev.smisk.session.Sessions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those who run an app say of its sessions. */
class SessionOptionsTest {
  @TempDir Path folder;

  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(Method.POST, "/set").withSession(),
                    request -> {
                      Session.of(request).set("a", 1);
                      return Response.noContent();
                    }));
  }

  private static String ask(App app, Map<String, String> environment, String... variables) {
    RunningApp running = Assembly.inMemory(app, app.effective(environment, Map.of()));
    try (InMemoryWebServer server = new InMemoryWebServer(running)) {
      return server.ask("POST", "/set", variables).stdout();
    }
  }

  @Test
  void limits_areThoseOfTheEnvironment() {
    assertThat(SessionSettings.limits(Settings.DEFAULTS)).isEqualTo(SessionLimits.DEFAULT);
    Map<String, String> environment = new HashMap<>();
    environment.put("SMISK_SESSION_TTL", "30m");
    environment.put("SMISK_SESSION_LIFETIME", "48h");
    environment.put("SMISK_SESSION_BYTES", "4k");
    environment.put("SMISK_SESSION_STORE_TIME", "500ms");
    environment.put("SMISK_SESSION_STORE_CALLS", "8");
    environment.put("SMISK_SESSION_ATTEMPTS", "5");
    environment.put("SMISK_SESSION_CONFIRM_TIME", "2m");

    assertThat(SessionSettings.limits(Environment.over(Settings.DEFAULTS, environment)))
        .isEqualTo(
            new SessionLimits(
                Duration.ofMinutes(30),
                Duration.ofDays(2),
                4096,
                Duration.ofMillis(500),
                8,
                5,
                Duration.ofMinutes(2)));
  }

  @Test
  void memory_hasTheEnvironmentsBounds() {
    assertThat(kept(Map.of("SMISK_SESSION_COUNT", "2"))).containsExactly(false, true, true);
    assertThat(kept(Map.of("SMISK_SESSION_MEMORY", "1k"))).containsExactly(false, false, true);
    assertThat(kept(Map.of())).containsExactly(true, true, true);
  }

  /** Which of three sessions of 600 bytes are there when all have been written. */
  private static List<Boolean> kept(Map<String, String> environment) {
    MemorySessionStore store =
        SessionSettings.store(Environment.over(Settings.DEFAULTS, environment));
    List<String> ids = List.of("a", "b", "c");
    for (String id : ids) {
      assertThat(store.write(id, new byte[600], Duration.ofHours(1), 0)).isTrue();
    }
    return ids.stream().map(id -> store.read(id) != null).toList();
  }

  @Test
  void folder_keepsSessionsInFiles() throws IOException {
    Path sessions = folder.resolve("sessions");

    String answer = ask(app(), Map.of("SMISK_SESSION_FOLDER", sessions.toString()));

    assertThat(answer).startsWith("Status: 204");
    try (Stream<Path> files = Files.list(sessions)) {
      assertThat(files).anyMatch(file -> file.toString().endsWith(".session"));
    }
  }

  @Test
  void folder_leavesWhatElseTheAppSays() {
    App app = app().sessions(Sessions.in(MemorySessionStore.create()).cookie("mine").csrf(false));
    Map<String, String> environment =
        Map.of("SMISK_SESSION_FOLDER", folder.resolve("sessions").toString());

    assertThat(ask(app, environment, "HTTP_ORIGIN", "https://evil.example"))
        .startsWith("Status: 204")
        .contains("Set-Cookie: mine=");
  }

  @Test
  void folder_isLockedByOthersForTheTimeOfTheStoreAtMost() throws IOException {
    SessionOptions options = SessionOptions.DEFAULTS.withFolder(folder.toString());
    try (FileSessionStore store = options.files(Duration.ofMillis(7));
        FileChannel lock = lockOf("a", store)) {
      lock.lock();
      assertThatThrownBy(() -> store.write("a", new byte[0], Duration.ofHours(1), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("7 ms");
    }
  }

  /** The one that the store makes at the first write of this session. */
  private FileChannel lockOf(String id, FileSessionStore store) throws IOException {
    store.write(id, new byte[0], Duration.ofHours(1), 0);
    try (Stream<Path> files = Files.list(folder)) {
      Path lock =
          files.filter(file -> file.getFileName().toString().startsWith("lock-")).findAny().get();
      return FileChannel.open(lock, StandardOpenOption.WRITE);
    }
  }

  @Test
  void limits_thatMakeNoSense_areRefused() {
    Duration none = Duration.ofNanos(999_999);
    Duration some = Duration.ofMillis(1);
    assertThat(new SessionLimits(some, some, 1, some, 1, 1, some)).isNotNull();
    for (ThrowingCallable wrong :
        List.<ThrowingCallable>of(
            () -> new SessionLimits(none, some, 1, some, 1, 1, some),
            () -> new SessionLimits(some, none, 1, some, 1, 1, some),
            () -> new SessionLimits(some, some, 0, some, 1, 1, some),
            () -> new SessionLimits(some, some, 1, none, 1, 1, some),
            () -> new SessionLimits(some, some, 1, some, 0, 1, some),
            () -> new SessionLimits(some, some, 1, some, 1, 0, some),
            () -> new SessionLimits(some, some, 1, some, 1, 1, none))) {
      assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void origins_areComparedInLowerCase() {
    App app =
        app().sessions(Sessions.in(MemorySessionStore.create()).trusting("https://App.Example"));

    assertThat(ask(app, Map.of(), "HTTP_ORIGIN", "https://app.example")).startsWith("Status: 204");
  }

  @Test
  void folderThatCannotBeUsed_keepsTheAppFromStarting() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> ask(app(), Map.of("SMISK_SESSION_FOLDER", file.toString())))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void environment_countsOverTheApp_andLeavesTheRest() {
    App app =
        app()
            .sessions(
                Sessions.in(MemorySessionStore.create())
                    .cookie("mine")
                    .trusting("https://app.example.com"));
    String[] evil = {"HTTP_ORIGIN", "https://evil.example"};

    assertThat(ask(app, Map.of())).contains("Set-Cookie: mine=");
    assertThat(ask(app, Map.of("SMISK_SESSION_COOKIE", "other"))).contains("Set-Cookie: other=");
    assertThat(ask(app, Map.of(), evil)).startsWith("Status: 403");
    assertThat(ask(app, Map.of("SMISK_SESSION_CSRF", "off"), evil)).startsWith("Status: 204");
    Map<String, String> trusting =
        Map.of("SMISK_SESSION_TRUSTED_ORIGINS", "https://a.example, https://evil.example");
    assertThat(ask(app, trusting, evil)).startsWith("Status: 204");
    assertThat(ask(app, trusting, "HTTP_ORIGIN", "https://app.example.com"))
        .startsWith("Status: 204");
  }

  @ParameterizedTest
  @CsvSource({
    "SMISK_SESSION_TTL, 0s",
    "SMISK_SESSION_TTL, 9601h",
    "SMISK_SESSION_BYTES, 0",
    "SMISK_SESSION_SYNC, sometimes",
    "SMISK_SESSION_CSRF, maybe",
    "SMISK_SESSION_COOKIE, a b",
    "SMISK_SESSION_COOKIE, __Host-a",
    "SMISK_SESSION_TRUSTED_ORIGINS, example.com",
    "SMISK_COOKIE_KEYS, /nowhere/keys",
  })
  void whatMakesNoSense_isNamed(String variable, String value) {
    assertThatThrownBy(() -> Environment.over(Settings.DEFAULTS, Map.of(variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(variable);
  }

  @Test
  void cookieKeys_areGivenToHandlers() throws IOException {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "A".repeat(43) + "\n");
    App needing =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(Endpoint.of(Method.POST, "/set"), request -> Response.noContent())
                    .needing(SealedCookies.class));

    assertThat(ask(needing, Map.of("SMISK_COOKIE_KEYS", keys.toString())))
        .startsWith("Status: 204");
    assertThatThrownBy(() -> ask(needing, Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("SealedCookies");
  }

  @Test
  void sync_isSaid() {
    assertThat(
            List.of(
                SessionOptions.DEFAULTS.sync().name(),
                SessionOptions.DEFAULTS.withSync("never").sync().name()))
        .containsExactly("ALWAYS", "NEVER");
  }
}
