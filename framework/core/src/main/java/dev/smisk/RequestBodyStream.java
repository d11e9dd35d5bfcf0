package dev.smisk;

import dev.smisk.fastcgi.StdinException;
import dev.smisk.http.BodyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A request's body as the handler reads it: STDIN, whose errors tell what a client is told. */
final class RequestBodyStream extends InputStream {
  private final InputStream stdin;
  private final long limit;

  /** A body of that many bytes at most. */
  RequestBodyStream(InputStream stdin, long limit) {
    this.stdin = stdin;
    this.limit = limit;
  }

  /** Discards the rest, and what still comes of it. */
  @Override
  public void close() throws IOException {
    stdin.close();
  }

  private BodyException told(StdinException e) {
    return switch (e.reason()) {
      case TOO_LARGE ->
          new BodyException(
              413, "the body is longer than the " + limit + " bytes that are taken here", e);
      case TRUNCATED ->
          new BodyException(400, "the body ended before its announced length: send all of it", e);
      case TOO_SLOW -> new BodyException(408, "the body took too long to arrive", e);
      case ABORTED ->
          new BodyException(400, "the request was given up before all of its body had come", e);
      case NOT_STORED ->
          new BodyException(503, "the server could not keep the body; try again later", e);
    };
  }

  @Override
  public int read() throws IOException {
    try {
      return stdin.read();
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return stdin.read(into, offset, length);
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public int readNBytes(byte[] into, int offset, int length) throws IOException {
    try {
      return stdin.readNBytes(into, offset, length);
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public byte[] readNBytes(int length) throws IOException {
    try {
      return stdin.readNBytes(length);
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    try {
      return stdin.skip(bytes);
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return stdin.available();
    } catch (StdinException e) {
      throw told(e);
    }
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    try {
      return stdin.transferTo(out);
    } catch (StdinException e) {
      throw told(e);
    }
  }
}
