package dev.smisk.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body of several parts, {@code multipart/form-data} (RFC 7578), taken apart while it comes: what
 * a {@code Multipart} parameter is given. However long it is, 16 KiB of it are kept. Belongs to the
 * handler's thread.
 *
 * <pre>{@code
 * @Route("POST /photos")
 * void add(Multipart body) throws IOException {
 *   for (Part part : body) {
 *     if (part.filename() != null) {
 *       album.add(part.safeFilename(), part.stream());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Parts come in the body's order, each until the next is asked for; what was not read of it is
 * passed over. What is wrong with the body is a {@link BodyException}, in a {@code for} loop the
 * cause of an {@link UncheckedIOException}; a handler that lets it pass answers so. Until the last
 * part was seen, a body may turn out to be cut off: an app that must have all or nothing keeps what
 * it got aside until then.
 *
 * <table>
 * <caption>What is made of unusual bodies</caption>
 * <tr><td>before the first boundary, behind the last</td><td>passed over, however long; no length is
 *   too much but the body's</td></tr>
 * <tr><td>no part</td><td>{@code --boundary--} alone is a body without parts; an empty body is
 *   400</td></tr>
 * <tr><td>no final boundary</td><td>400, when the rest of the last part is read or passed
 *   over</td></tr>
 * <tr><td>a line that begins with the boundary</td><td>is one if spaces or tabs (256 at most) and
 *   CRLF follow, or {@code --}; with other text behind it content, such as {@code --boundaryX}; 400
 *   if text follows the spaces</td></tr>
 * <tr><td>LF without CR</td><td>is content in content; 400 behind a boundary and in header
 *   lines</td></tr>
 * <tr><td>the boundary</td><td>1 to 70 printable ASCII characters, in quotes or not; 400 for other
 *   or none</td></tr>
 * <tr><td>header lines</td><td>at most 8,192 bytes a part ({@code SMISK_PART_HEADER_BYTES}), 413
 *   past it; 400 for lines without a colon, control characters, and the same header twice; folded
 *   ones are joined; UTF-8, or as {@code _charset_} says, else 400</td></tr>
 * <tr><td>number of parts</td><td>1,000 ({@code SMISK_PARTS}, {@code @Limit(parts = …)}), 413 when
 *   the next is asked for</td></tr>
 * <tr><td>a part in a part ({@code multipart/mixed})</td><td>is content: RFC 7578 section 4.3
 *   deprecates it</td></tr>
 * <tr><td>names</td><td>may be empty and may repeat; null without {@code Content-Disposition:
 *   form-data} or its {@code name}; a parameter that is there twice is 400</td></tr>
 * <tr><td>quotes in names</td><td>{@code \"} and {@code \\} are the second character, other
 *   backslashes themselves, so that {@code C:\a\b.txt} stays; {@code %22}, {@code %0D} and {@code
 *   %0A} are decoded, as browsers encode these three and nothing else</td></tr>
 * <tr><td>{@code filename*}</td><td>counts before {@code filename}; UTF-8 or ISO-8859-1; 400 if
 *   malformed</td></tr>
 * <tr><td>{@code filename*0}, {@code filename*0*}</td><td>400: a name in pieces (RFC 2231 section 3) is
 *   used in mail alone</td></tr>
 * <tr><td>{@code Content-Transfer-Encoding}</td><td>415, but for {@code 7bit}, {@code 8bit} and
 *   {@code binary}, which change nothing</td></tr>
 * <tr><td>{@code Content-Length} of a part</td><td>is not believed: the boundary ends it</td></tr>
 * </table>
 */
public final class Multipart implements Iterable<Part> {
  private static final Attribute<Multipart> KEY = Attribute.of("multipart", Multipart.class);
  private static final String CHARSET_FIELD = "_charset_";

  private final MultipartReader reader;
  private final FormLimits limits;
  private Charset charset = StandardCharsets.UTF_8;
  private int count;

  /** That of the last part; null before the first. */
  private @Nullable PartStream stream;

  /** Why there is no next part; thrown at each attempt, as the body's rest makes no sense. */
  private @Nullable BodyException failure;

  private Multipart(MultipartReader reader, FormLimits limits) {
    this.reader = reader;
    this.limits = limits;
  }

  /** The parts of a request's body, the same at each call. */
  static Multipart of(Request request, Incoming incoming) {
    Multipart parts = request.attribute(KEY);
    if (parts == null) {
      parts = of(request.header("Content-Type"), request.bodyStream(), incoming.formLimits());
      request.attribute(KEY, parts);
    }
    return parts;
  }

  /**
   * Of a body that its type describes.
   *
   * @param contentType as the client sent it, or null
   * @throws HttpException 415 if it is no {@code multipart} type, 400 if its boundary is malformed
   */
  static Multipart of(@Nullable String contentType, InputStream body, FormLimits limits) {
    HeaderParameters type;
    try {
      type = HeaderParameters.parse(contentType == null ? "" : contentType);
    } catch (IllegalArgumentException e) {
      throw new HttpException(400, "the header Content-Type " + e.getMessage());
    }
    if (!type.value().startsWith("multipart/")) {
      throw new HttpException(415, "the body has no parts: send it as multipart/form-data")
          .header("Accept", "multipart/form-data");
    }
    String boundary = type.get("boundary");
    if (boundary == null) {
      throw new HttpException(
          400, "the header Content-Type names no boundary: send multipart/form-data; boundary=…");
    }
    return new Multipart(
        new MultipartReader(body, Delimiter.of(boundary), limits.partHeaderBytes()), limits);
  }

  /**
   * The next part, once its header lines are there; null behind the last.
   *
   * @throws BodyException as the class tells; the same at each further call
   */
  public @Nullable Part next() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (stream != null) {
      stream.end();
    }
    try {
      return read();
    } catch (BodyException e) {
      failure = e;
      throw e;
    }
  }

  private @Nullable Part read() throws IOException {
    byte[] block = reader.next();
    if (block == null) {
      return null;
    }
    if (count == limits.parts()) {
      throw limits.tooMany();
    }
    PartHead head = PartHead.parse(block, charset, ++count);
    PartStream content = new PartStream(reader);
    stream = content;
    Part part = new Part(head, charset, limits, content);
    if (!CHARSET_FIELD.equals(head.name()) || head.filename() != null) {
      return part;
    }
    String name = part.text();
    charset = Part.charset(name);
    return new Part(
        head, charset, limits, new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The parts that are still to come; {@code hasNext} ends the one before. Each iterator goes on
   * where the last one was.
   */
  @Override
  public Iterator<Part> iterator() {
    return new Parts();
  }

  private final class Parts implements Iterator<Part> {
    private @Nullable Part ahead;

    @Override
    public boolean hasNext() {
      if (ahead == null) {
        try {
          ahead = Multipart.this.next();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return ahead != null;
    }

    @Override
    public Part next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the last part was given");
      }
      Part part = ahead;
      ahead = null;
      return Objects.requireNonNull(part);
    }
  }
}
