package dev.smisk.files;

import dev.smisk.files.ByteRanges.Range;
import dev.smisk.http.FileSource;
import dev.smisk.http.HttpDate;
import dev.smisk.http.HttpException;
import dev.smisk.http.OpenedFile;
import dev.smisk.http.Preconditions;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.ResponseStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a {@link Response#file} what the request is to be answered with: by the web server, or
 * by the app with conditions and ranges applied. Thread-safe.
 */
public final class FileAnswers {
  /** Nobody else sends, and a request may ask for 32 ranges. */
  public static final FileAnswers DEFAULT = new FileAnswers(Sendfile.NONE, 32, Clock.systemUTC());

  private static final Problem NO_FILE = Problem.of(404, "there is nothing at this path");

  private final Sendfile sendfile;
  private final int maxRanges;
  private final Clock clock;

  /**
   * Settles by these.
   *
   * @param maxRanges that one request may ask for
   * @param clock by which no file was modified in the future
   */
  public FileAnswers(Sendfile sendfile, int maxRanges, Clock clock) {
    this.sendfile = sendfile;
    this.maxRanges = maxRanges;
    this.clock = clock;
  }

  /**
   * Looks whether the file of an answer is there, while handlers of exceptions and filters still
   * have their say; the answer itself where it has none.
   *
   * @throws HttpException 404
   */
  public static void check(ResponseStream stream) {
    FileSource file = stream.file();
    if (file != null && !file.exists()) {
      throw new HttpException(NO_FILE, null);
    }
  }

  /**
   * The answer to be sent; itself where it is no file. It holds the file open: its stream is to be
   * closed. 404, 412 and 416 have a {@link Problem} as their value.
   *
   * @throws IOException if the file cannot be read
   */
  public Response<?> settle(Response<?> answer, Request request) throws IOException {
    ResponseStream stream = answer.stream();
    FileSource file = stream == null ? null : stream.file();
    if (file == null) {
      return answer;
    }
    if (answer.status() == 200) {
      Response<?> sentByOther = sendfile.sent(answer, file.path(), request.variables());
      if (sentByOther != null) {
        return sentByOther;
      }
    }
    OpenedFile opened;
    try {
      opened = file.open();
    } catch (NoSuchFileException vanished) {
      return refused(answer, NO_FILE);
    }
    boolean kept = false;
    try {
      Response<?> settled = settle(answer, opened, request);
      kept = settled.stream() != null;
      return settled;
    } finally {
      if (!kept) {
        opened.close();
      }
    }
  }

  private Response<?> settle(Response<?> answer, OpenedFile file, Request request) {
    Range whole = new Range(0, file.length());
    boolean isGet = request.method().equals("GET");
    if (answer.status() != 200 || !(isGet || request.method().equals("HEAD"))) {
      return answer.streaming(file.length(), FileParts.one(file, whole));
    }
    Response<?> described = described(answer, file);
    String tag = described.header("ETag");
    Instant modified = HttpDate.parse(described.header("Last-Modified"));
    switch (Preconditions.of(request, tag, modified)) {
      case NOT_MODIFIED -> {
        return described.notModified();
      }
      case FAILED -> {
        return refused(
            answer, Problem.of(412, "the file is another one than the request wants it to be"));
      }
      case PROCEED -> {}
    }
    String range = isGet ? request.header("Range") : null;
    if (range == null || !Preconditions.allowRange(request, tag, modified)) {
      return described.streaming(file.length(), FileParts.one(file, whole));
    }
    try {
      List<Range> ranges = ByteRanges.parse(range, file.length(), maxRanges);
      return ranges == null
          ? described.streaming(file.length(), FileParts.one(file, whole))
          : partial(described, file, ranges);
    } catch (ByteRanges.Unsatisfiable e) {
      return refused(answer, Problem.of(416, String.valueOf(e.getMessage())))
          .header("Content-Range", "bytes */" + file.length());
    }
  }

  /** With what tells clients which file this is, as far as its handler has not told it. */
  private Response<?> described(Response<?> answer, OpenedFile file) {
    Response<?> described = answer;
    if (answer.header("ETag") == null) {
      described = described.header("ETag", tag(file, answer.header("Content-Encoding")));
    }
    Instant modified = file.lastModified();
    if (answer.header("Last-Modified") == null
        && modified != null
        && !modified.isAfter(clock.instant())) {
      described = described.header("Last-Modified", HttpDate.format(modified));
    }
    return answer.header("Accept-Ranges") == null
        ? described.header("Accept-Ranges", "bytes")
        : described;
  }

  /** Each encoding of a file is another representation (RFC 9110 section 8.8.3.3). */
  private static String tag(OpenedFile file, @Nullable String encoding) {
    String tag = file.entityTag();
    return encoding == null
        ? tag
        : tag.substring(0, tag.length() - 1) + '-' + encoding.replaceAll("[^A-Za-z0-9]", "") + '"';
  }

  private static Response<?> partial(Response<?> whole, OpenedFile file, List<Range> ranges) {
    Response<?> answer = whole.withStatus(206);
    if (ranges.size() == 1) {
      Range range = ranges.get(0);
      return answer
          .header("Content-Range", FileParts.contentRange(range, file.length()))
          .streaming(range.count(), FileParts.one(file, range));
    }
    String boundary = FileParts.boundary();
    String mediaType = String.valueOf(whole.header("Content-Type"));
    FileParts parts = FileParts.several(file, ranges, mediaType, boundary);
    return answer
        .header("Content-Type", "multipart/byteranges; boundary=" + boundary)
        .streaming(parts.length(), parts);
  }

  /** Without what was said of the file; what filters have added stays. */
  private static Response<?> refused(Response<?> answer, Problem problem) {
    return answer
        .withoutBody(problem.status(), name -> !describesTheFile(name.toLowerCase(Locale.ROOT)))
        .json(problem);
  }

  private static boolean describesTheFile(String header) {
    return switch (header) {
      case "etag", "last-modified", "cache-control", "expires", "accept-ranges" -> true;
      default -> header.startsWith("content-");
    };
  }
}
