package dev.smisk.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to be true of the representation before it is sent or changed (RFC 9110
 * section 13). Malformed dates count as absent.
 */
public final class Preconditions {
  /** What becomes of the request. */
  public enum Verdict {
    /** It is answered. */
    PROCEED,
    /** 304: the client has it already. Only for GET and HEAD. */
    NOT_MODIFIED,
    /** 412: it is another one than the client thinks. */
    FAILED
  }

  private Preconditions() {}

  /**
   * Judges in the order of RFC 9110 section 13.2.2: {@code If-Match}, else {@code
   * If-Unmodified-Since}; then {@code If-None-Match}, else {@code If-Modified-Since}.
   *
   * @param entityTag with its quotes, and {@code W/} if it is weak; null where there is none
   * @param lastModified null where nobody knows; compared to the second
   */
  public static Verdict of(
      Request request, @Nullable String entityTag, @Nullable Instant lastModified) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    Instant modified = lastModified == null ? null : HttpDate.toSecond(lastModified);
    String match = request.header("If-Match");
    if (match != null) {
      if (!names(match, entityTag, true)) {
        return Verdict.FAILED;
      }
    } else {
      Instant unmodified = HttpDate.parse(request.header("If-Unmodified-Since"));
      if (unmodified != null && modified != null && modified.isAfter(unmodified)) {
        return Verdict.FAILED;
      }
    }
    String noneMatch = request.header("If-None-Match");
    if (noneMatch != null) {
      if (names(noneMatch, entityTag, false)) {
        return reads ? Verdict.NOT_MODIFIED : Verdict.FAILED;
      }
    } else if (reads) {
      Instant since = HttpDate.parse(request.header("If-Modified-Since"));
      if (since != null && modified != null && !modified.isAfter(since)) {
        return Verdict.NOT_MODIFIED;
      }
    }
    return Verdict.PROCEED;
  }

  /**
   * Whether a {@code Range} is to be heeded: no {@code If-Range}, or one that names exactly this
   * representation (RFC 9110 section 13.1.5); a weak tag never does.
   */
  public static boolean allowRange(
      Request request, @Nullable String entityTag, @Nullable Instant lastModified) {
    String wanted = request.header("If-Range");
    if (wanted == null) {
      return true;
    }
    if (wanted.startsWith("\"") || wanted.startsWith("W/")) {
      return !wanted.startsWith("W/") && wanted.equals(entityTag);
    }
    Instant date = HttpDate.parse(wanted);
    return date != null && lastModified != null && date.equals(HttpDate.toSecond(lastModified));
  }

  /**
   * Whether a list of tags, or {@code *}, names this one. Tags are quoted, and may hold commas.
   *
   * @param strongly whether weak tags name nothing (RFC 9110 section 8.8.3.2)
   */
  static boolean names(String list, @Nullable String tag, boolean strongly) {
    if (list.strip().equals("*")) {
      return true;
    }
    if (tag == null || (strongly && tag.startsWith("W/"))) {
      return false;
    }
    String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
    int open = list.indexOf('"');
    while (open >= 0) {
      int close = list.indexOf('"', open + 1);
      if (close < 0) {
        return false;
      }
      boolean weak = open >= 2 && list.startsWith("W/", open - 2);
      if (!(strongly && weak)
          && opaque.length() == close + 1 - open
          && list.regionMatches(open, opaque, 0, opaque.length())) {
        return true;
      }
      open = list.indexOf('"', close + 1);
    }
    return false;
  }
}
