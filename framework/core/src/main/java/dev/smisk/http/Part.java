package dev.smisk.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a {@link Multipart} body: a field or a file of a form (RFC 7578). Its content can be
 * read once, while it comes, until the next part is asked for. Belongs to the handler's thread.
 */
public final class Part {
  private static final String TEXT = "text/plain";

  private final PartHead head;
  private final Charset formCharset;
  private final FormLimits limits;
  private final InputStream stream;

  Part(PartHead head, Charset formCharset, FormLimits limits, InputStream stream) {
    this.head = head;
    this.formCharset = formCharset;
    this.limits = limits;
    this.stream = stream;
  }

  /** The field's name, which may be empty and may repeat; null where the part has none. */
  public @Nullable String name() {
    return head.name();
  }

  /**
   * The file's name as the client chose it, with a path if it sent one; null where the part has
   * none, and empty where a browser's user chose no file. {@code filename*} (RFC 8187) counts
   * before {@code filename}. Never a path to write to: see {@link #safeFilename}.
   */
  public @Nullable String filename() {
    return head.filename();
  }

  /**
   * What follows the last slash or backslash of the file's name, without control characters and
   * such that reorder text; null where nothing is left, and for {@code .} and {@code ..}. It names
   * a file in a folder, though perhaps one that is there.
   */
  public @Nullable String safeFilename() {
    return SafeFilename.of(head.filename());
  }

  /**
   * What the client takes the content for, lower case and without parameters, such as {@code
   * image/png}; {@code text/plain} where it doesn't say (RFC 7578 section 4.4). Proves nothing.
   */
  public String mediaType() {
    HeaderParameters type = head.type();
    return type == null || type.value().isEmpty() ? TEXT : type.value();
  }

  /**
   * The charset of its text: that of its {@code Content-Type}, else what a field named {@code
   * _charset_} said before (RFC 7578 section 4.6), else UTF-8.
   *
   * @throws BodyException 415 if that is unknown here
   */
  public Charset charset() throws BodyException {
    HeaderParameters type = head.type();
    String own = type == null ? null : type.get("charset");
    return own == null ? formCharset : charset(own);
  }

  /** A charset by the name that a client gave. */
  static Charset charset(String name) throws BodyException {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalArgumentException unknown) {
      throw new BodyException(
          415, "the charset " + FormLimits.shown(name) + " is unknown here: send UTF-8", unknown);
    }
  }

  /** A header's value, name in any case, or null. */
  public @Nullable String header(String name) {
    return head.headers().get(name.toLowerCase(Locale.ROOT));
  }

  /** All header lines, names in lower case, unmodifiable. */
  public Map<String, String> headers() {
    return head.headers();
  }

  /**
   * The content, the same stream at each call. What is left unread is passed over. Its errors are
   * {@link BodyException}s, as those of {@link Request#bodyStream}, and 400 where the body ends
   * before its final boundary: what was read up to then is not the whole part.
   */
  public InputStream stream() {
    return stream;
  }

  /**
   * The content as text; for fields.
   *
   * @throws BodyException 413 if it is longer than the limit of fields, 400 if it is not in its
   *     charset
   */
  public String text() throws IOException {
    return decoded(fieldBytes());
  }

  /** The text of what was read. */
  String decoded(byte[] bytes) throws BodyException {
    try {
      return charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BodyException(400, "the form field " + title() + " is not " + charset().name(), e);
    }
  }

  /** All of a field's content. */
  byte[] fieldBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[1024];
    for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
      if (bytes.size() + (long) count > limits.fieldBytes()) {
        throw limits.tooLong(title());
      }
      bytes.write(piece, 0, count);
    }
    return bytes.toByteArray();
  }

  private String title() {
    return head.name() == null ? "without a name" : FormLimits.shown(head.name());
  }
}
