package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raw path split at its slashes, each segment decoded once and hashed: what the route table
 * matches against. Reusable, so that a request without percent-encoding costs no allocation; used
 * by one thread at a time.
 *
 * <p>An encoded slash is part of its segment. Dot segments are refused whether raw or encoded, and
 * also between encoded slashes ({@code ..%2Fetc}): a handler that makes a file name of a variable
 * never sees one. It may see a name that begins with a slash ({@code %2Fetc}), which {@link
 * java.nio.file.Path#resolve} takes for an absolute path.
 */
final class SplitPath {
  /** A longer path's buffers are not worth keeping. */
  private static final int KEPT_CHARS = 8192;

  private String uri = "";
  private int to;

  /** The path as in the URI, at the same indexes, encoded segments overwritten by decoded ones. */
  private char[] chars = new char[256];

  private int count;

  /** The first segment behind the app's prefix. */
  private int first;

  private int[] starts = new int[16];

  /** Behind the last character of each decoded segment. */
  private int[] ends = new int[16];

  private int[] hashes = new int[16];

  /** Decoded segments; null where nothing is encoded. */
  private @Nullable String[] decoded = new @Nullable String[16];

  /**
   * Splits.
   *
   * @param requestUri holds the raw path
   * @param from index of the path's first slash
   * @param end index behind the path
   * @throws HttpException 400 for a malformed escape, escaped bytes that are not UTF-8, NUL, a
   *     fragment, and dot segments
   */
  void split(String requestUri, int from, int end) {
    uri = requestUri;
    to = end;
    if (chars.length < end) {
      chars = new char[Math.max(end, 2 * chars.length)];
    }
    requestUri.getChars(from, end, chars, from);
    count = 0;
    first = 0;
    int start = from + 1;
    int hash = 0;
    boolean plain = true;
    for (int i = start; i < end; i++) {
      char c = chars[i];
      if (c == '/') {
        add(start, i, hash, plain);
        start = i + 1;
        hash = 0;
        plain = true;
      } else {
        hash = 31 * hash + c;
        plain &= c != '%' && c != '#' && c != 0;
      }
    }
    add(start, end, hash, plain);
  }

  private void add(int start, int end, int hash, boolean plain) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      hashes = Arrays.copyOf(hashes, 2 * count);
      decoded = Arrays.copyOf(decoded, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    decoded[count] = null;
    if (!plain) {
      decode(start, end);
    }
    if (!plain || (start < end && chars[start] == '.')) {
      refuseDots(start, ends[count]);
    }
    count++;
  }

  private void decode(int start, int end) {
    boolean isFragment = false;
    for (int i = start; i < end; i++) {
      isFragment |= uri.charAt(i) == '#';
    }
    if (isFragment) {
      throw new HttpException(
          400, "the URL holds a #, which is never sent to a server: write %23 for the character");
    }
    String segment = PercentEncoding.decode(uri, start, end, false);
    segment.getChars(0, segment.length(), chars, start);
    decoded[count] = segment;
    ends[count] = start + segment.length();
    hashes[count] = segment.hashCode();
  }

  private void refuseDots(int start, int end) {
    int part = start;
    for (int i = start; i <= end; i++) {
      if (i == end || chars[i] == '/') {
        int length = i - part;
        if ((length == 1 || length == 2) && chars[part] == '.' && chars[i - 1] == '.') {
          throw new HttpException(
              400, "the path holds a dot segment (. or ..): resolve it before sending");
        }
        part = i + 1;
      }
    }
  }

  /** Drops what an extraordinarily long path made grow. */
  boolean isWorthKeeping() {
    return chars.length <= KEPT_CHARS && starts.length <= KEPT_CHARS;
  }

  /**
   * Leaves out the app's prefix; the prefix alone is the app's root.
   *
   * @return false if the path does not start with it
   */
  boolean skip(List<String> prefix) {
    if (count < prefix.size()) {
      return false;
    }
    for (int i = 0; i < prefix.size(); i++) {
      if (!isText(i, prefix.get(i))) {
        return false;
      }
    }
    first = prefix.size();
    if (first == count) {
      add(to, to, 0, true);
    }
    return true;
  }

  /** Whether these, decoded, are the segments behind the app's prefix. */
  boolean is(List<String> segments) {
    boolean same = count - first == segments.size();
    for (int i = 0; same && i < segments.size(); i++) {
      same = isText(first + i, segments.get(i));
    }
    return same;
  }

  private boolean isText(int segment, String text) {
    boolean same = length(segment) == text.length();
    for (int i = 0; same && i < text.length(); i++) {
      same = chars[starts[segment] + i] == text.charAt(i);
    }
    return same;
  }

  /** The first segment to match. */
  int first() {
    return first;
  }

  /** Index behind the last segment; there is at least one. */
  int count() {
    return count;
  }

  private int length(int segment) {
    return ends[segment] - starts[segment];
  }

  /** The characters that segments lie in. */
  char[] chars() {
    return chars;
  }

  /** Index of a segment's first character in {@link #chars()}. */
  int start(int segment) {
    return starts[segment];
  }

  /** Index behind a segment's last character in {@link #chars()}. */
  int end(int segment) {
    return ends[segment];
  }

  /** A decoded segment's {@link String#hashCode()}. */
  int hash(int segment) {
    return hashes[segment];
  }

  /** The raw path without the app's prefix. */
  String raw() {
    return starts[first] == to && uri.charAt(to - 1) != '/'
        ? "/"
        : uri.substring(starts[first] - 1, to);
  }

  /**
   * Decoded values of a pattern's variables, in order.
   *
   * @param places {@link PathPattern#variables()}
   */
  List<String> variables(int[] places) {
    int count = places.length / PathPattern.NUMBERS;
    return switch (count) { // a list of one or two needs no array that it is made from
      case 0 -> List.of();
      case 1 -> List.of(variable(places, 0));
      case 2 -> List.of(variable(places, 0), variable(places, 1));
      default -> {
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
          values[i] = variable(places, i);
        }
        yield List.of(values);
      }
    };
  }

  private String variable(int[] places, int index) {
    int at = index * PathPattern.NUMBERS;
    int segment = first + places[at];
    int before = places[at + 1];
    return before == PathPattern.REST_OF_PATH
        ? rest(segment)
        : text(segment, before, places[at + 2]);
  }

  private String text(int segment, int prefixLength, int suffixLength) {
    String whole = decoded[segment];
    int start = prefixLength;
    int end = length(segment) - suffixLength;
    return whole == null
        ? uri.substring(starts[segment] + start, starts[segment] + end)
        : whole.substring(start, end);
  }

  private String rest(int segment) {
    boolean plain = true;
    for (int i = segment; i < count; i++) {
      plain &= decoded[i] == null;
    }
    if (plain) {
      return uri.substring(starts[segment], to);
    }
    StringBuilder rest = new StringBuilder(to - starts[segment]);
    for (int i = segment; i < count; i++) {
      rest.append(i == segment ? "" : "/").append(divided(text(i, 0, 0)));
    }
    return rest.toString();
  }

  /** What a slash means is encoded, and so is what encodes it: no two paths give one value. */
  private static String divided(String segment) {
    return segment.replace("%", "%25").replace("/", "%2F");
  }
}
