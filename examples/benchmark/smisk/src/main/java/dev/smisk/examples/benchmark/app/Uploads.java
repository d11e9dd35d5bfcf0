package dev.smisk.examples.benchmark.app;

import dev.smisk.Limit;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Multipart;
import dev.smisk.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bodies that are read and thrown away, for the table of uploads. */
@Limit(body = "1TB")
public final class Uploads {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** The number of the body's bytes, whatever they are. */
  @Route("POST /upload/raw")
  String raw(InputStream body) throws IOException {
    return Long.toString(discard(body));
  }

  /** The number of the first file's bytes. */
  @Route("POST /upload/parts")
  String parts(Multipart body) throws IOException {
    long bytes = discard(file(body).stream());
    body.next();
    return Long.toString(bytes);
  }

  /** The digest of the first file, in hexadecimal digits. */
  @Route("POST /upload/sha256")
  String sha256(Multipart body) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    InputStream in = file(body).stream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    body.next();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Part file(Multipart body) throws IOException {
    Part part = body.next();
    if (part == null || part.filename() == null) {
      throw new HttpException(400, "the first part must be a file");
    }
    return part;
  }

  private static long discard(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
    }
    return bytes;
  }
}
