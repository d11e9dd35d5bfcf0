package dev.smisk.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body, all of which has come: its fields in memory, its files as
 * uploads, which are closed with the request. Belongs to the handler's thread.
 */
final class FormData implements AutoCloseable {
  private static final Attribute<FormData> KEY = Attribute.of("form", FormData.class);

  private final FormLimits limits;
  private final UploadFolder folder;
  private final List<String> pairs = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private long fieldsBytes;
  private int memory;

  private FormData(FormLimits limits, UploadFolder folder) {
    this.limits = limits;
    this.folder = folder;
    this.memory = limits.uploadMemory();
  }

  /** The form of a request, read when first asked for; closed when the request ends. */
  static FormData of(Request request, Incoming incoming) throws IOException {
    FormData received = request.attribute(KEY);
    if (received == null) {
      received = new FormData(incoming.formLimits(), incoming.uploads());
      request.atEnd(received); // before the first file
      received.read(request.multipart());
      request.attribute(KEY, received);
    }
    return received;
  }

  /** The fields of a request's form, whatever its type. */
  static Parameters fields(Request request, Incoming incoming) {
    String type = request.header("Content-Type");
    try {
      if (type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length())) {
        return urlencoded(request, type).within(incoming.formLimits());
      }
      return Parameters.of(of(request, incoming).pairs);
    } catch (BodyException e) {
      throw e.told();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In UTF-8, as the WHATWG URL standard (section 5) has it, or in what an older client names. */
  private static Parameters urlencoded(Request request, @Nullable String type)
      throws BodyException {
    String name = null;
    try {
      name = type == null ? null : HeaderParameters.parse(type).get("charset");
    } catch (IllegalArgumentException malformed) {
      // A body without a type is taken for a form, so one with an odd type is, too.
    }
    Charset charset = name == null ? StandardCharsets.UTF_8 : Part.charset(name);
    String text =
        charset.equals(StandardCharsets.UTF_8)
            ? request.bodyText()
            : new String(request.body(), StandardCharsets.ISO_8859_1);
    return Parameters.parse(text, "the form", charset);
  }

  /** The files of that name of a form that was read, in order; unmodifiable. */
  static List<Upload> uploads(Request request, String name) {
    FormData received = request.attribute(KEY);
    return received == null
        ? List.of()
        : received.uploads.stream().filter(upload -> upload.name().equals(name)).toList();
  }

  /**
   * Reads all of it.
   *
   * @throws BodyException if it is malformed, past a limit or cannot be kept
   */
  private void read(Multipart parts) throws IOException {
    for (Part part = parts.next(); part != null; part = parts.next()) {
      String name = part.name();
      if (name == null) {
        throw new BodyException(
            400,
            "part "
                + (pairs.size() / 2 + uploads.size() + 1)
                + " of the form has no name: send Content-Disposition: form-data; name=\"…\"",
            null);
      }
      String filename = part.filename();
      count(name.length() + (filename == null ? 0L : filename.length()));
      if (filename == null) {
        byte[] bytes = part.fieldBytes();
        count(bytes.length);
        pairs.add(name);
        pairs.add(part.decoded(bytes));
      } else {
        receive(part, name, filename);
      }
    }
  }

  private void count(long bytes) throws BodyException {
    fieldsBytes += bytes;
    if (fieldsBytes > limits.fieldsBytes()) {
      throw limits.tooLongTogether();
    }
  }

  private void receive(Part part, String name, String filename) throws IOException {
    UploadContent content = UploadContent.of(part.stream(), memory, folder);
    Upload upload = new Upload(name, filename, part.mediaType(), content);
    if (filename.isEmpty() && content.size() == 0) {
      upload.close(); // what browsers send where no file was chosen
      return;
    }
    uploads.add(upload);
    memory -= content.path() == null ? (int) content.size() : 0;
  }

  /** Whatever each throws, all are closed. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Upload upload : uploads) {
      try {
        upload.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String toString() {
    return "the form's uploads";
  }
}
