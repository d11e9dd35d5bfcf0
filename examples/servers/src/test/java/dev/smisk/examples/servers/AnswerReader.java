package dev.smisk.examples.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads answers as they come. Belongs to one thread. */
final class AnswerReader {
  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Reads an answer to its end; interim ones are skipped. */
  Answer read(boolean headOnly) throws IOException {
    int status = readStatus();
    Map<String, String> headers = readHeaders();
    while (status / 100 == 1) {
      status = readStatus();
      headers = readHeaders();
    }
    byte[] body = {};
    if (!headOnly && status != 204 && status != 304) {
      String length = headers.get("content-length");
      if (length != null) {
        body = in.readNBytes(Integer.parseInt(length));
        if (body.length != Integer.parseInt(length)) {
          throw new EOFException("the body ended after " + body.length + " of " + length);
        }
      } else if ("chunked".equals(headers.get("transfer-encoding"))) {
        body = readChunked();
      } else {
        body = in.readAllBytes();
      }
    }
    return new Answer(status, headers, body);
  }

  private int readStatus() throws IOException {
    String line = readLine();
    if (!line.matches("HTTP/(1\\.1|2) \\d{3} .*")) {
      throw new IOException("no status line: " + line);
    }
    int space = line.indexOf(' ');
    return Integer.parseInt(line.substring(space + 1, space + 4));
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] readChunked() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(readLine().replaceFirst(";.*", ""), 16);
      byte[] chunk = in.readNBytes(size);
      if (chunk.length != size) {
        throw new EOFException("a chunk ended after " + chunk.length + " of " + size);
      }
      body.writeBytes(chunk);
      if (size == 0) {
        readHeaders();
        return body.toByteArray();
      }
      readLine();
    }
  }

  /** What is readable of the answer's bytes, at least one of them. */
  byte[] readSome() throws IOException {
    byte[] bytes = new byte[8192];
    int count = in.read(bytes);
    if (count < 0) {
      throw new EOFException("closed");
    }
    return Arrays.copyOf(bytes, count);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.append((char) c);
    }
    int end = line.length() - 1;
    return line.substring(0, end >= 0 && line.charAt(end) == '\r' ? end : end + 1);
  }
}
