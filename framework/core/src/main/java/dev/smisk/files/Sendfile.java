package dev.smisk.files;

import static java.util.stream.Collectors.joining;

import dev.smisk.http.PercentEncoding;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files the web server sends in the app's place, and how it is told to. Thread-safe;
 * immutable but for what it has warned of.
 */
public final class Sendfile {
  /** By which header the web server is told. */
  public enum By {
    /** By the one that {@code SERVER_SOFTWARE} knows: nginx, lighttpd or Apache; else none. */
    AUTO,
    /** {@code X-Accel-Redirect}, with the URL of a location in nginx that is internal. */
    X_ACCEL_REDIRECT,
    /** {@code X-Sendfile}, with the file's path: lighttpd, and Apache with mod_xsendfile. */
    X_SENDFILE,
    /** Not at all: the app sends. */
    NONE;

    /**
     * As somebody wrote it: {@code auto}, {@code none}, or the header's name.
     *
     * @throws IllegalArgumentException that tells these
     */
    public static By parse(String text) {
      for (By by : values()) {
        if (by.name().replace('_', '-').equalsIgnoreCase(text)) {
          return by;
        }
      }
      throw new IllegalArgumentException(
          "the web server is told by X-Accel-Redirect, X-Sendfile, auto or none, not by \""
              + text
              + "\"");
    }
  }

  /**
   * A folder that the web server may read, too.
   *
   * @param real with links resolved
   * @param location the URL's path that stands for it in nginx, without a slash at its end; empty
   *     where there is none
   */
  private record Mapped(Path folder, Path real, String location) {
    @Nullable Path within(Path file) {
      for (Path each : List.of(folder, real)) {
        if (file.startsWith(each) && !file.equals(each)) {
          return each.relativize(file);
        }
      }
      return null;
    }
  }

  /** No file. */
  public static final Sendfile NONE = new Sendfile(List.of(), By.AUTO, Set.of());

  /** What nginx takes over from an answer that it redirects. */
  private static final Set<String> KEPT =
      Set.of("content-type", "content-disposition", "cache-control", "expires", "set-cookie");

  /** Headers that are warned of; an app that makes up names gets no more. */
  private static final int MAX_WARNED = 100;

  private static final String LIGHTTPD = "lighttpd";

  private static final Logger log = LoggerFactory.getLogger(Sendfile.class);

  /** The longest path first. */
  private final List<Mapped> mapped;

  private final By by;

  /** In lower case. */
  private final Set<String> kept;

  /** Headers for which the app has sent files itself, so that each is told once. */
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  private Sendfile(List<Mapped> mapped, By by, Set<String> kept) {
    this.mapped = List.copyOf(mapped);
    this.by = by;
    this.kept = Set.copyOf(kept);
  }

  /**
   * Also files below this folder.
   *
   * @param location of nginx, such as {@code /sent}; may be empty for others
   * @throws IllegalArgumentException if it is no folder, or the location no path
   */
  public Sendfile with(Path folder, String location) {
    if (!location.isEmpty() && !location.startsWith("/")) {
      throw new IllegalArgumentException(
          "a location is a path such as /sent, not \"" + location + "\"");
    }
    Path absolute = folder.toAbsolutePath().normalize();
    List<Mapped> more = new ArrayList<>(mapped);
    try {
      if (!Files.isDirectory(absolute)) {
        throw new IllegalArgumentException("\"" + folder + "\" is no folder: make it first");
      }
      more.add(new Mapped(absolute, absolute.toRealPath(), location.replaceFirst("/+$", "")));
    } catch (IOException e) {
      throw new IllegalArgumentException("\"" + folder + "\" cannot be read: " + e, e);
    }
    more.sort(Comparator.comparingInt((Mapped each) -> each.folder().getNameCount()).reversed());
    return new Sendfile(more, by, kept);
  }

  /**
   * Also what that says: {@code /srv/files=/sent}, or {@code /srv/files} alone.
   *
   * @throws IllegalArgumentException if it is no folder, or the location no path
   */
  public Sendfile with(String text) {
    int equals = text.lastIndexOf('=');
    try {
      return equals < 0
          ? with(Path.of(text), "")
          : with(Path.of(text.substring(0, equals)), text.substring(equals + 1));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no FOLDER=/LOCATION", e);
    }
  }

  /** The same for no folder yet. */
  public Sendfile withoutFolders() {
    return new Sendfile(List.of(), by, kept);
  }

  /** Told by that header. */
  public Sendfile by(By header) {
    return new Sendfile(mapped, header, kept);
  }

  /**
   * Also answers with that header, since nginx's location has {@code add_header NAME
   * $upstream_http_name;}. Without it nginx drops all headers but {@code Content-Type}, {@code
   * Content-Disposition}, {@code Cache-Control}, {@code Expires} and {@code Set-Cookie}, so that
   * the app sends files whose answers have others.
   */
  public Sendfile keeping(String header) {
    Set<String> more = new TreeSet<>(kept);
    more.add(header.toLowerCase(Locale.ROOT));
    return new Sendfile(mapped, by, more);
  }

  /** The answer that has the web server send; null where it does not. */
  @Nullable Response<?> sent(Response<?> answer, @Nullable Path path, Variables variables) {
    if (mapped.isEmpty() || path == null) {
      return null;
    }
    String software = variables.get("SERVER_SOFTWARE");
    String server = software == null ? "" : software.toLowerCase(Locale.ROOT);
    By header = by == By.AUTO ? detected(server) : by;
    if (header == By.NONE) {
      return null;
    }
    Path file = path.toAbsolutePath();
    if (!file.normalize().equals(file)) {
      return null; // where links are, the way back leads elsewhere
    }
    for (Mapped each : mapped) {
      Path below = each.within(file);
      if (below != null) {
        return header == By.X_SENDFILE
            ? named(answer, file, server.startsWith(LIGHTTPD))
            : redirected(answer, each, below);
      }
    }
    return null;
  }

  private static By detected(String name) {
    if (name.startsWith("nginx") || name.startsWith("openresty") || name.startsWith("angie")) {
      return By.X_ACCEL_REDIRECT;
    }
    return name.startsWith(LIGHTTPD) || name.startsWith("apache") ? By.X_SENDFILE : By.NONE;
  }

  /**
   * lighttpd decodes the path. mod_xsendfile does from 1.0 on, and takes it as it is before; it
   * drops {@code Content-Encoding}.
   */
  private static @Nullable Response<?> named(Response<?> answer, Path file, boolean isLighttpd) {
    String path = encoded(file);
    boolean isSafe =
        isLighttpd || (path.equals(file.toString()) && answer.header("Content-Encoding") == null);
    return isSafe ? told(answer, "X-Sendfile", path) : null;
  }

  private @Nullable Response<?> redirected(Response<?> answer, Mapped folder, Path below) {
    if (folder.location().isEmpty()) {
      return null;
    }
    boolean[] loses = {false};
    answer.forEachHeader(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!keeps(lower)) {
            loses[0] = true;
            warn(name);
          }
        });
    return loses[0]
        ? null
        : told(answer, "X-Accel-Redirect", folder.location() + "/" + encoded(below));
  }

  /**
   * What to warn of at start-up where filters set these headers on every answer, since with them
   * nginx never sends anything; null where nothing is to be said.
   */
  public @Nullable String warning(List<String> headers) {
    boolean isByNginx =
        (by == By.AUTO || by == By.X_ACCEL_REDIRECT)
            && mapped.stream().anyMatch(each -> !each.location().isEmpty());
    List<String> lost =
        headers.stream().filter(header -> !keeps(header.toLowerCase(Locale.ROOT))).toList();
    if (!isByNginx || lost.isEmpty()) {
      return null;
    }
    warned.addAll(lost);
    return words(lost);
  }

  private boolean keeps(String lower) {
    return KEPT.contains(lower) || kept.contains(lower);
  }

  private void warn(String header) {
    if (warned.size() < MAX_WARNED && warned.add(header)) {
      log.warn(words(List.of(header)));
    }
  }

  private static String words(List<String> headers) {
    return "files with the header "
        + String.join(", ", headers)
        + " are sent by the app, as nginx would drop it: to let nginx send them, write "
        + headers.stream().map(Sendfile::addHeader).collect(joining(" "))
        + " into its location, and start the app with "
        + headers.stream().map("--sendfile-keeps "::concat).collect(joining(" "));
  }

  /** What has nginx take the header over. */
  private static String addHeader(String header) {
    return "add_header "
        + header
        + " $upstream_http_"
        + header.toLowerCase(Locale.ROOT).replace('-', '_')
        + ";";
  }

  private static Response<?> told(Response<?> answer, String header, String value) {
    return answer.withoutBody(200, any -> true).header(header, value);
  }

  /** As it stands in a URL. */
  private static String encoded(Path path) {
    String slashed = path.toString().replace(path.getFileSystem().getSeparator(), "/");
    return PercentEncoding.encode(slashed, "/");
  }
}
