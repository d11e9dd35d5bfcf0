package dev.smisk.fastcgi;

import java.nio.ByteBuffer;

/**
 * Cuts a stream of bytes into records, wherever the bytes themselves are cut. It keeps the eight
 * header bytes at most: content passes through as it comes, so that the announced length costs no
 * memory.
 *
 * <pre>
 *   HEADER --8 bytes--> CONTENT --announced length--> PADDING --announced length--> HEADER
 * </pre>
 *
 * <p>Owned by the leading thread, but while a {@link Loan} lasts.
 */
final class RecordReader {
  /**
   * Receives the records piece by piece, and with each what record it is of: it need not keep that.
   */
  interface Sink {
    /** A record begins. */
    void header(int type, int id, int contentBytes) throws ProtocolException;

    /** Some of its content, from position to limit; what is left there is skipped. */
    void content(int type, int id, ByteBuffer bytes) throws ProtocolException;

    /** Its content is complete. */
    void end(int type, int id, int contentBytes) throws ProtocolException;
  }

  private enum State {
    HEADER,
    CONTENT,
    PADDING
  }

  private State state = State.HEADER;

  /** That of the record which is being read; while it comes, its bytes so far in the low end. */
  private long header;

  /** Bytes of header, content or padding, as the state says, that are still to come. */
  private int left = Protocol.HEADER_BYTES;

  /** Headers read; after the largest number 1 comes again. */
  private int records;

  /**
   * The number, from 1 on, of the record of which a part of the header, or of a BEGIN_REQUEST or
   * GET_VALUES, has come and the rest has not; 0 if there is none.
   */
  int beginning() {
    if (state == State.HEADER) {
      return left < Protocol.HEADER_BYTES ? following() : 0;
    }
    int type = type(header);
    boolean awaited = type == Protocol.BEGIN_REQUEST || type == Protocol.GET_VALUES;
    return awaited && state == State.CONTENT ? records : 0;
  }

  /** The number of the next record. */
  private int following() {
    return records == Integer.MAX_VALUE ? 1 : records + 1;
  }

  /** Whether no byte has come yet. */
  boolean untouched() {
    return records == 0 && left == Protocol.HEADER_BYTES;
  }

  /** Takes all bytes from position to limit. */
  void feed(ByteBuffer in, Sink sink) throws ProtocolException {
    while (in.hasRemaining()) {
      switch (state) {
        case HEADER -> readHeader(in, sink);
        case CONTENT -> readContent(in, sink);
        case PADDING -> skipPadding(in);
      }
    }
  }

  /** Whether content of a record is awaited. */
  boolean inContent() {
    return state == State.CONTENT;
  }

  /** Whether content of STDIN of that request is awaited. */
  boolean inStdin(int id) {
    return inContent() && isStdin(header, id);
  }

  /**
   * Moves the position of {@code in} to the content of that request's STDIN, without a sink.
   *
   * @return how many bytes of it stand there, to be {@link #took}; 0 if more has to come before any
   *     does; −1 if another record begins there, of which nothing was taken
   */
  int stdin(ByteBuffer in, int id) {
    while (in.hasRemaining()) {
      switch (state) {
        case CONTENT -> {
          return Math.min(left, in.remaining());
        }
        case PADDING -> skipPadding(in);
        case HEADER -> {
          int missing = left;
          if (in.remaining() < missing) {
            return 0;
          }
          if (!isStdin(ahead(in), id)) {
            return -1;
          }
          begin(ahead(in));
          in.position(in.position() + missing);
        }
      }
    }
    return 0;
  }

  /** The header that the next bytes complete, which are not taken. */
  private long ahead(ByteBuffer in) {
    long whole = header;
    for (int i = 0; i < left; i++) {
      whole = whole << 8 | (in.get(in.position() + i) & 0xff);
    }
    return whole;
  }

  /** Whether that is the header of such a record, and not the one that ends the stream. */
  private static boolean isStdin(long header, int id) {
    return header >>> 32 == (Protocol.VERSION << 24 | Protocol.STDIN << 16 | id)
        && contentBytes(header) > 0;
  }

  /** So many bytes of content were taken. */
  void took(int bytes) {
    left -= bytes;
    if (left == 0) {
      endContent();
    }
  }

  private void readHeader(ByteBuffer in, Sink sink) throws ProtocolException {
    if (left == Protocol.HEADER_BYTES && in.remaining() >= Protocol.HEADER_BYTES) {
      header = in.getLong();
    } else {
      while (left > 0) {
        if (!in.hasRemaining()) {
          return;
        }
        header = header << 8 | (in.get() & 0xff);
        left--;
      }
    }
    int version = (int) (header >>> 56);
    if (version != Protocol.VERSION) {
      throw new ProtocolException(
          version >= 'A' && version <= 'Z'
              ? "it speaks HTTP, it seems: put a web server in front, or start the app with --dev"
              : "record of version " + version + " where FastCGI has 1");
    }
    begin(header);
    sink.header(type(header), id(header), left);
    if (left == 0) {
      endContent(sink);
    }
  }

  private void begin(long header) {
    this.header = header;
    records = following();
    state = State.CONTENT;
    left = contentBytes(header);
  }

  private static int type(long header) {
    return (int) (header >>> 48) & 0xff;
  }

  private static int id(long header) {
    return (int) (header >>> 32) & 0xffff;
  }

  private static int contentBytes(long header) {
    return (int) (header >>> 16) & 0xffff;
  }

  private void readContent(ByteBuffer in, Sink sink) throws ProtocolException {
    int limit = in.limit();
    int bytes = Math.min(left, in.remaining());
    int next = in.position() + bytes;
    in.limit(next);
    sink.content(type(header), id(header), in);
    in.limit(limit);
    in.position(next);
    left -= bytes;
    if (left == 0) {
      endContent(sink);
    }
  }

  private void endContent(Sink sink) throws ProtocolException {
    endContent();
    sink.end(type(header), id(header), contentBytes(header));
  }

  private void endContent() {
    state = State.PADDING;
    left = (int) (header >>> 8) & 0xff;
    if (left == 0) {
      awaitHeader();
    }
  }

  private void skipPadding(ByteBuffer in) {
    int bytes = Math.min(left, in.remaining());
    in.position(in.position() + bytes);
    left -= bytes;
    if (left == 0) {
      awaitHeader();
    }
  }

  private void awaitHeader() {
    state = State.HEADER;
    left = Protocol.HEADER_BYTES;
  }
}
