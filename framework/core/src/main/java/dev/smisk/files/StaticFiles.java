package dev.smisk.files;

import dev.smisk.http.FileSource;
import dev.smisk.http.FileTypes;
import dev.smisk.http.Folder;
import dev.smisk.http.HttpException;
import dev.smisk.http.PercentEncoding;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files to be served as they are, and how: for {@code App.files}. Immutable; each
 * method returns a new one.
 */
public final class StaticFiles {
  private static final String REVALIDATED = "no-cache";

  /** How one is made of another. */
  private record Style(String cacheControl, String index, boolean variants) {}

  private final Place place;
  private final Style style;

  private StaticFiles(Place place, Style style) {
    this.place = place;
    this.style = style;
  }

  private static StaticFiles of(Place place) {
    return new StaticFiles(place, new Style(REVALIDATED, "index.html", true));
  }

  /**
   * A folder of the file system. Links in it are followed as long as they stay in it.
   *
   * @throws IllegalArgumentException if it is no folder
   */
  public static StaticFiles folder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "\"" + folder.toAbsolutePath() + "\" is no folder: make it before the app starts");
    }
    return of(new FolderPlace(Folder.of(folder.toAbsolutePath())));
  }

  /**
   * A folder on the class path, such as {@code web} for {@code src/main/resources/web}. No {@code
   * .class} file is ever served.
   *
   * @param seenFrom a class of the jar or module that has it. In a named module, a folder whose
   *     name could be a package's must be opened
   * @param name from the root, segments between slashes
   * @throws IllegalArgumentException if the name is empty
   */
  public static StaticFiles classPath(Class<?> seenFrom, String name) {
    String bare = name.replaceAll("^/+|/+$", "");
    if (bare.isEmpty()) {
      throw new IllegalArgumentException(
          "a folder on the class path needs a name: all of it would be served");
    }
    return of(new ClassPathPlace(seenFrom, bare, false));
  }

  /**
   * For how long browsers and caches may use a file without asking again, to the second: {@code
   * Cache-Control: public, max-age=…}. Default: {@code no-cache}, they ask each time, and get a
   * 304.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public StaticFiles maxAge(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("a file's age is zero or more, not " + age);
    }
    return cached("public, max-age=" + age.toSeconds());
  }

  /**
   * For files whose names change with their content: used for a year, and never asked for again
   * (RFC 8246).
   */
  public StaticFiles immutable() {
    return cached("public, max-age=31536000, immutable");
  }

  private StaticFiles cached(String cacheControl) {
    return new StaticFiles(place, new Style(cacheControl, style.index(), style.variants()));
  }

  /** What is served for a folder's own URL, which ends with a slash. Default: index.html. */
  public StaticFiles index(String fileName) {
    if (fileName.isEmpty() || fileName.indexOf('/') >= 0) {
      throw new IllegalArgumentException("an index is a file's name, not \"" + fileName + "\"");
    }
    return new StaticFiles(place, new Style(style.cacheControl(), fileName, style.variants()));
  }

  /** Folders' own URLs are 404. */
  public StaticFiles noIndex() {
    return new StaticFiles(place, new Style(style.cacheControl(), "", style.variants()));
  }

  /** Also what begins with a dot. */
  public StaticFiles hidden() {
    return new StaticFiles(place.withHidden(), style);
  }

  /** Looks for no {@code name.br} and {@code name.gz} beside {@code name}. */
  public StaticFiles noVariants() {
    return new StaticFiles(place, new Style(style.cacheControl(), style.index(), false));
  }

  /** Whether folders' own URLs are served. */
  public boolean hasIndex() {
    return !style.index().isEmpty();
  }

  /**
   * Answers a GET or HEAD.
   *
   * @param rest the path below the folder as {@link Request#pathVariable} gives it: its segments
   *     still encoded where they hold a slash or percent sign
   * @throws HttpException 404
   */
  public Response<?> answer(String rest, Request request) {
    String name = decoded(rest);
    if (name != null) {
      boolean isFolder = name.isEmpty() || name.endsWith("/");
      if (!isFolder) {
        FileSource file = place.file(name);
        if (file != null) {
          return found(name, file, request);
        }
        if (hasIndex() && place.isFolder(name) && place.file(name + "/" + style.index()) != null) {
          return slashed(request.path(), request.rawQuery());
        }
      } else if (hasIndex()) {
        FileSource index = place.file(name + style.index());
        if (index != null) {
          return found(style.index(), name + style.index(), index, request);
        }
      }
    }
    throw new HttpException(404, "there is nothing at this path");
  }

  /** Null where a segment holds a slash: it is no folder and file. */
  private static @Nullable String decoded(String rest) {
    if (rest.indexOf('%') < 0) {
      return rest;
    }
    StringBuilder name = new StringBuilder();
    for (String segment : rest.split("/", -1)) {
      String text = PercentEncoding.decode(segment, 0, segment.length(), false);
      if (text.indexOf('/') >= 0) {
        return null;
      }
      name.append(name.isEmpty() ? "" : "/").append(text);
    }
    return name.toString();
  }

  private Response<?> found(String name, FileSource file, Request request) {
    return found(name.substring(name.lastIndexOf('/') + 1), name, file, request);
  }

  private Response<?> found(String fileName, String name, FileSource file, Request request) {
    Map<Variant, FileSource> variants = variants(name, file);
    Variant best = null;
    double most = 0;
    for (Variant variant : variants.keySet()) {
      double quality = variant.quality(request.header("Accept-Encoding"));
      if (quality > most) {
        most = quality;
        best = variant;
      }
    }
    FileSource sent = best == null ? file : variants.getOrDefault(best, file);
    Response<?> answer =
        Response.file(FileTypes.of(fileName), sent).header("Cache-Control", style.cacheControl());
    if (!variants.isEmpty()) {
      answer = answer.header("Vary", "Accept-Encoding");
    }
    return best == null ? answer : answer.header("Content-Encoding", best.coding());
  }

  private Map<Variant, FileSource> variants(String name, FileSource file) {
    Map<Variant, FileSource> variants = new EnumMap<>(Variant.class);
    if (style.variants()) {
      for (Variant variant : Variant.all()) {
        FileSource compressed = place.file(name + variant.suffix());
        if (compressed != null && place.isCurrent(compressed, file)) {
          variants.put(variant, compressed);
        }
      }
    }
    return variants;
  }

  /**
   * Relative, so that it holds below whatever prefix; the dot keeps a colon from being a scheme.
   */
  private static Response<?> slashed(String path, @Nullable String query) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return Response.redirect(
        301, "./" + PercentEncoding.ascii(last + "/" + (query == null ? "" : "?" + query)));
  }

  /** The folder, for messages. */
  @Override
  public String toString() {
    return place.toString();
  }
}
