package dev.smisk.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers a GET or HEAD with 304 and no body where the client has the same answer already (RFC 9110
 * sections 8.8.3 and 13.1.2): it gives answers an {@code ETag}, and compares {@code If-None-Match}
 * with it. The handler runs in any case: it saves what goes over the wire, not work.
 *
 * <p>Only for 200 with a body in memory, of up to 1 MiB unless {@link #upTo} says otherwise:
 * hashing costs a millisecond or two per MiB. A handler's own {@code ETag} is taken as it is. The
 * tag is weak, since web servers compress. Immutable.
 */
public final class EntityTags implements Filter {
  /** For bodies of up to 1 MiB. */
  public static final EntityTags DEFAULT = new EntityTags(1 << 20);

  private static final int TAG_BYTES = 16;

  private final int maxBytes;

  private EntityTags(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * For bodies of up to that many bytes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static EntityTags upTo(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a number of bytes is 0 or more, not " + bytes);
    }
    return new EntityTags(bytes);
  }

  @Override
  public Response<?> filter(Request request, Chain next) throws Exception {
    return next.proceed(request, answer -> answer(request, answer));
  }

  private Response<?> answer(Request request, Response<?> handled) {
    Response<?> answer = handled;
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    if (!isRead || answer.status() != 200 || answer.stream() != null) {
      return answer;
    }
    String tag = answer.header("ETag");
    byte[] body = answer.bytes();
    if (tag == null) {
      if (body == null || body.length > maxBytes) {
        return answer;
      }
      tag = tag(body);
      answer = answer.header("ETag", tag);
    }
    String known = request.header("If-None-Match");
    return known != null && Preconditions.names(known, tag, false) ? answer.notModified() : answer;
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      byte[] begin = Arrays.copyOf(digest, TAG_BYTES);
      return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(begin) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
