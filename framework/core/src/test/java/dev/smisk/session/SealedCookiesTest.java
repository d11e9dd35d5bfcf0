package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Incoming;
import dev.smisk.http.Request;
import dev.smisk.http.SetCookie;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Variables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cookies that a client can neither forge nor, if they are encrypted, read. */
class SealedCookiesTest {
  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW = "_".repeat(43); // 32 bytes of 0xff, but for the last bits
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String TEXT = "grüße; a=\"b\"";

  private final TestClock clock = new TestClock();
  private final SealedCookies cookies = SealedCookies.of(OLD).clock(clock);

  private record Head(String cookie) implements Variables {
    @Override
    public @Nullable String get(String name) {
      return joined(name, "; ");
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return name.equals("HTTP_COOKIE") ? cookie : null;
    }

    @Override
    public String requestId() {
      return "1";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      action.accept("HTTP_COOKIE", cookie);
    }
  }

  private static Request with(String name, String value) {
    return new Request(
        new Head(name + "=" + value),
        "GET",
        "/",
        null,
        null,
        List.of(),
        Incoming.of(new byte[0]),
        TrustedHeaders.DEFAULT);
  }

  private static Request with(SetCookie cookie) {
    return with(cookie.name(), cookie.value());
  }

  @Test
  void whatWasSealed_comesBack() {
    assertThat(cookies.decrypt(with(cookies.encrypt("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
    assertThat(cookies.verify(with(cookies.sign("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
    assertThat(cookies.decrypt(with(cookies.encrypt("c", "", HOUR)), "c")).isEmpty();
    assertThat(cookies.decrypt(with("other", "x"), "c")).isNull();
    assertThat(cookies.verify(with("other", "x"), "c")).isNull();
  }

  @Test
  void cookie_isSafeByDefault_andEndsInItsTime() {
    SetCookie cookie = cookies.encrypt("c", TEXT, HOUR);

    assertThat(cookie.toString())
        .endsWith("; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void encrypted_tellsNothing_andIsAnotherEachTime() {
    Set<String> values = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String value = cookies.encrypt("c", "a text that would be seen", HOUR).value();
      byte[] bytes = Base64.getUrlDecoder().decode(value);
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("seen");
      values.add(value);
    }
    assertThat(values).hasSize(100);
  }

  @Test
  void anotherNameKeyOrKind_opensNothing() {
    String encrypted = cookies.encrypt("c", TEXT, HOUR).value();
    String signed = cookies.sign("c", TEXT, HOUR).value();

    assertThat(cookies.decrypt(with("d", encrypted), "d")).isNull();
    assertThat(cookies.verify(with("d", signed), "d")).isNull();
    assertThat(cookies.verify(with("c", encrypted), "c")).isNull();
    assertThat(cookies.decrypt(with("c", signed), "c")).isNull();
    SealedCookies others = SealedCookies.of(NEW).clock(clock);
    assertThat(others.decrypt(with("c", encrypted), "c")).isNull();
    assertThat(others.verify(with("c", signed), "c")).isNull();
  }

  /** As a later version must still open them. */
  @Test
  void cookies_areMadeAsTheirClassesSay() throws GeneralSecurityException {
    long end = clock.instant().getEpochSecond() + 60;
    byte[] content = ByteBuffer.allocate(10).putLong(end).put(bytes("hi")).array();
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

    byte[] signing = hmac(new byte[32], bytes("smisk cookie signature"));
    byte[] signature = hmac(signing, bytes("c\0"), content);
    String signed = base64.encodeToString(content) + "." + base64.encodeToString(signature);
    assertThat(cookies.verify(with("c", signed), "c")).isEqualTo("hi");

    byte[] salt = bytes("0123456789abcdef");
    byte[] key = hmac(hmac(new byte[32], bytes("smisk cookie encryption")), salt);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(bytes("c"));
    byte[] sealed = cipher.doFinal(content);
    byte[] all = ByteBuffer.allocate(16 + sealed.length).put(salt).put(sealed).array();
    assertThat(cookies.decrypt(with("c", base64.encodeToString(all)), "c")).isEqualTo("hi");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  @Test
  void anyOtherCharacter_opensNothing() {
    for (String value :
        List.of(cookies.encrypt("c", "ab", HOUR).value(), cookies.sign("c", "ab", HOUR).value())) {
      for (int at = 0; at < value.length() - 1; at++) { // the last one may hold unused bits
        char other = value.charAt(at) == 'A' ? 'B' : 'A';
        String changed = value.substring(0, at) + other + value.substring(at + 1);
        assertThat(cookies.decrypt(with("c", changed), "c")).isNull();
        assertThat(cookies.verify(with("c", changed), "c")).isNull();
        assertThat(cookies.decrypt(with("c", value.substring(0, at)), "c")).isNull();
        assertThat(cookies.verify(with("c", value.substring(0, at)), "c")).isNull();
      }
    }
  }

  @Test
  void end_isInsideOfIt() {
    SetCookie encrypted = cookies.encrypt("c", TEXT, HOUR);
    SetCookie signed = cookies.sign("c", TEXT, HOUR);
    clock.pass(HOUR.minusSeconds(1));
    assertThat(cookies.decrypt(with(encrypted), "c")).isEqualTo(TEXT);
    assertThat(cookies.verify(with(signed), "c")).isEqualTo(TEXT);
    clock.pass(Duration.ofSeconds(1));
    assertThat(cookies.decrypt(with(encrypted), "c")).isNull();
    assertThat(cookies.verify(with(signed), "c")).isNull();
  }

  @Test
  void firstKeySeals_andAllOpen() {
    SealedCookies both = SealedCookies.of(NEW, OLD).clock(clock);
    SealedCookies later = SealedCookies.of(NEW).clock(clock);

    assertThat(both.decrypt(with(cookies.encrypt("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
    assertThat(both.verify(with(cookies.sign("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
    assertThat(later.decrypt(with(both.encrypt("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
    assertThat(later.verify(with(both.sign("c", TEXT, HOUR)), "c")).isEqualTo(TEXT);
  }

  @Test
  void longerThanBrowsersTake_isAnError() {
    assertThat(cookies.encrypt("c", "x".repeat(3_000), HOUR).value()).hasSizeLessThan(4_096);
    assertThatThrownBy(() -> cookies.encrypt("c", "x".repeat(3_100), HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4,096");
    assertThatThrownBy(() -> cookies.sign("c", "x".repeat(3_100), HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keys_areChecked_andNeverShown(@TempDir Path folder) throws IOException {
    String weak = Base64.getEncoder().encodeToString(new byte[31]);
    assertThatThrownBy(() -> SealedCookies.of(weak))
        .hasMessageContaining("openssl rand -base64 32")
        .message()
        .doesNotContain(weak);
    assertThatThrownBy(() -> SealedCookies.of("not base64!")).hasMessageContaining("openssl");
    assertThatThrownBy(SealedCookies::of).hasMessageContaining("1 to 16");
    String[] many = Collections.nCopies(17, OLD).toArray(String[]::new);
    assertThatThrownBy(() -> SealedCookies.of(many)).hasMessageContaining("not 17");
    SealedCookies.of(Arrays.copyOf(many, 16));
    SealedCookies.of("+/" + "A".repeat(41));

    Path file = folder.resolve("keys");
    Files.writeString(file, "# new first\n\n " + NEW + "\n" + OLD + "\n");
    assertThat(
            SealedCookies.load(file)
                .clock(clock)
                .decrypt(with(cookies.encrypt("c", TEXT, HOUR)), "c"))
        .isEqualTo(TEXT);
    Files.writeString(file, weak);
    assertThatThrownBy(() -> SealedCookies.load(file)).hasMessageContaining(file.toString());
    assertThatThrownBy(() -> SealedCookies.load(folder.resolve("missing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no file %s/missing: make it by openssl rand -base64 32 > %<s/missing",
            folder);
    assertThatThrownBy(() -> SealedCookies.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the keys of cookies cannot be read from " + folder + ": ");
  }
}
