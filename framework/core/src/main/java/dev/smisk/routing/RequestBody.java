package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Variables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of a request's body before it is read: 400, 413 and 415. */
final class RequestBody {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Of a Content-Length: as many as always fit a long. */
  private static final int MAX_LENGTH_DIGITS = 18;

  private RequestBody() {}

  /**
   * The announced length in bytes, or −1. Web servers leave {@code CONTENT_LENGTH} empty where
   * there is no body, and where its length is unknown.
   *
   * @throws HttpException 400 for anything but digits, also for two values: whoever stands before
   *     us may have read them differently
   */
  static long contentLength(Variables variables) {
    String text = variables.joined("CONTENT_LENGTH", ", ");
    if (text == null || text.isEmpty()) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == MAX_LENGTH_DIGITS) {
        throw new HttpException(
            400,
            "the Content-Length "
                + Quoted.text(text)
                + " is not one number of at most "
                + MAX_LENGTH_DIGITS
                + " digits");
      }
      length = 10 * length + (c - '0');
    }
    return length;
  }

  /** The 413 for a body past the limit. */
  static HttpException tooLong(long maxBytes) {
    return new HttpException(
        413, "the body is longer than the " + maxBytes + " bytes that are taken here");
  }

  /** The 400 for a body that ended early. */
  static HttpException truncated(long announced, long received) {
    return new HttpException(
        400,
        "the body ended after "
            + received
            + " bytes"
            + (announced < 0 ? "" : " of " + announced)
            + ": send all of it");
  }

  /**
   * Refuses a body that the route cannot read.
   *
   * @throws HttpException 415 for another media type, a charset other than UTF-8 (but of a form,
   *     which is decoded later), or a content coding. Without a {@code Content-Type} a body is
   *     taken for what the route reads
   */
  static void checkType(Endpoint route, Variables variables) {
    List<String> consumes = route.consumes();
    if (consumes.isEmpty()) {
      return;
    }
    String type = variables.get("CONTENT_TYPE");
    boolean usual = JSON.equals(type) && consumes.contains(JSON);
    if (!usual && type != null && !type.isEmpty()) {
      checkType(consumes, type);
    }
    String coding = variables.get("HTTP_CONTENT_ENCODING");
    if (coding != null && !coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw unsupported(
          consumes, "the body is encoded by " + Quoted.text(coding) + ": send it as it is");
    }
  }

  private static void checkType(List<String> consumes, String type) {
    int semicolon = type.indexOf(';');
    String essence = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    if (!isConsumed(consumes, essence)) {
      throw unread(consumes, type);
    }
    String charset = semicolon < 0 ? null : parameter(type, semicolon, "charset");
    if (charset != null
        && !charset.equalsIgnoreCase("utf-8")
        && !charset.equalsIgnoreCase("utf8")
        && !charset.equalsIgnoreCase("us-ascii")
        && !FORM.equalsIgnoreCase(essence)) {
      throw unsupported(consumes, "the body's charset is " + Quoted.text(charset) + ": send UTF-8");
    }
  }

  private static boolean isConsumed(List<String> consumes, String essence) {
    for (String consumed : consumes) {
      if (match(consumed, essence) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How exactly a route asks for a media type: 3 for itself, 2 for its kind, 0 for another one. */
  private static int match(String consumed, String essence) {
    if (consumed.equalsIgnoreCase(essence)) {
      return 3;
    }
    boolean suffixed =
        consumed.equals(JSON)
            && essence.indexOf('/') > 0
            && essence.regionMatches(true, essence.length() - 5, "+json", 0, 5);
    boolean ofKind =
        consumed.endsWith("/*")
            && essence.regionMatches(true, 0, consumed, 0, consumed.length() - 1);
    return suffixed || ofKind ? 2 : 0;
  }

  /** How well a route reads what a request calls its body: 0 for not at all, else the more. */
  static int match(Endpoint route, @Nullable String type) {
    if (route.consumes().isEmpty() || type == null || type.isEmpty()) {
      return route.consumes().contains(JSON) ? 2 : 1; // JSON for who doesn't say
    }
    int semicolon = type.indexOf(';');
    String essence = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    int best = 0;
    for (String consumed : route.consumes()) {
      best = Math.max(best, match(consumed, essence));
    }
    return best;
  }

  /** A media type's parameter, unquoted, or null (RFC 9110 section 5.6.6). */
  private static @Nullable String parameter(String type, int semicolon, String name) {
    for (String parameter : type.substring(semicolon + 1).split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
        String value = parameter.substring(equals + 1).strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return null;
  }

  /** The 415 for a type that none of the routes reads. */
  static HttpException unread(List<String> consumes, String type) {
    return unsupported(
        consumes,
        "the body's type is "
            + Quoted.text(type)
            + ": send "
            + String.join(" or ", consumes)
            + " and name it in Content-Type");
  }

  private static HttpException unsupported(List<String> consumes, String detail) {
    return new HttpException(415, detail).header("Accept", String.join(", ", consumes));
  }
}
