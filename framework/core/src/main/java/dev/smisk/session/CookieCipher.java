package dev.smisk.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what a cookie carries by AES-256-GCM, its name with it as data that is authenticated: 16
 * bytes of salt, the content, 16 bytes of tag, in Base64 for URLs. Immutable.
 *
 * <p>The key of each cookie is HMAC-SHA-256 of the salt. As no two cookies have the same, the nonce
 * may be constant, and no key comes near the 2³² messages that random nonces would allow it.
 */
final class CookieCipher {
  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];

  private final byte[] key;
  private final SecureRandom random;

  CookieCipher(byte[] key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  String seal(String name, byte[] content) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, salt, name).doFinal(content);
      byte[] all = ByteBuffer.allocate(salt.length + sealed.length).put(salt).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM mode", e);
    }
  }

  byte @Nullable [] open(String name, String text) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(text);
      if (all.length < SALT_BYTES + TAG_BITS / Byte.SIZE) {
        return null;
      }
      byte[] salt = Arrays.copyOf(all, SALT_BYTES);
      return cipher(Cipher.DECRYPT_MODE, salt, name)
          .doFinal(all, SALT_BYTES, all.length - SALT_BYTES);
    } catch (IllegalArgumentException | AEADBadTagException e) {
      return null; // no Base64, or none of ours
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM mode", e);
    }
  }

  @SuppressWarnings("InsecureCryptoUsage") // see above
  private Cipher cipher(int mode, byte[] salt, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(Secrets.hmac(key, salt), "AES"),
        new GCMParameterSpec(TAG_BITS, NONCE));
    cipher.updateAAD(Secrets.bytes(name));
    return cipher;
  }
}
