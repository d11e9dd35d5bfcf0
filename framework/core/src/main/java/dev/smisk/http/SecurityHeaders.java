package dev.smisk.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Headers that keep browsers from doing more with an answer than was meant; on every answer, and
 * only where it has none of that name. Immutable.
 *
 * <pre>
 * X-Content-Type-Options:  nosniff
 * X-Frame-Options:         DENY
 * Referrer-Policy:         no-referrer
 * Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
 * </pre>
 *
 * <p>These are for JSON; {@link #with} changes them for pages. {@code Strict-Transport-Security} is
 * for who ends TLS to say, most often the web server.
 */
public final class SecurityHeaders implements Filter {
  /** Those above. */
  public static final SecurityHeaders DEFAULT =
      new SecurityHeaders(
          List.of(
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer",
              "Content-Security-Policy",
              "default-src 'none'; frame-ancestors 'none'"));

  /** Names and values in turn. */
  private final List<String> pairs;

  private SecurityHeaders(List<String> pairs) {
    this.pairs = pairs;
  }

  /**
   * The same with another value, or another header.
   *
   * @param value empty: the header is left out
   * @throws IllegalArgumentException if name or value could break the head
   */
  public SecurityHeaders with(String name, String value) {
    HeaderSyntax.checkName(name);
    HeaderSyntax.checkValue(name, value);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!pairs.get(i).equalsIgnoreCase(name)) {
        changed.addAll(pairs.subList(i, i + 2));
      }
    }
    if (!value.isEmpty()) {
      changed.add(name);
      changed.add(value);
    }
    return new SecurityHeaders(List.copyOf(changed));
  }

  /** The names of the headers that it sets. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      names.add(pairs.get(i));
    }
    return names;
  }

  @Override
  public Response<?> filter(Request request, Chain next) throws Exception {
    return next.proceed(request, this::answer);
  }

  private Response<?> answer(Response<?> handled) {
    Response<?> answer = handled;
    for (int i = 0; i < pairs.size(); i += 2) {
      if (answer.header(pairs.get(i)) == null) {
        answer = answer.header(pairs.get(i), pairs.get(i + 1));
      }
    }
    return answer;
  }

  @Override
  public boolean runsAlways() {
    return true;
  }
}
