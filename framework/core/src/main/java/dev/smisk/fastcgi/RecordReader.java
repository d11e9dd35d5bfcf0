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
  /** Receives the records, piece by piece. */
  interface Sink {
    /** A record begins. */
    void header(int type, int id, int contentBytes) throws ProtocolException;

    /** Some of its content, from position to limit; what is left there is skipped. */
    void content(ByteBuffer bytes) throws ProtocolException;

    /** Its content is complete. */
    void end() throws ProtocolException;
  }

  private enum State {
    HEADER,
    CONTENT,
    PADDING
  }

  private State state = State.HEADER;

  /** The header's bytes so far, in its low end, and how many they are. */
  private long header;

  private int headerBytes;

  /** Bytes of content, then of padding, still to come. */
  private int contentLeft;

  private int paddingLeft;

  /** Headers read; after the largest number 1 comes again. */
  private int records;

  /**
   * The number, from 1 on, of the record of which a part of the header, or of a BEGIN_REQUEST or
   * GET_VALUES, has come and the rest has not; 0 if there is none.
   */
  int beginning() {
    if (state == State.HEADER) {
      return headerBytes > 0 ? following() : 0;
    }
    int type = (int) (header >>> 48) & 0xff;
    boolean awaited = type == Protocol.BEGIN_REQUEST || type == Protocol.GET_VALUES;
    return awaited && state == State.CONTENT ? records : 0;
  }

  /** The number of the next record. */
  private int following() {
    return records == Integer.MAX_VALUE ? 1 : records + 1;
  }

  /** Whether no byte has come yet. */
  boolean untouched() {
    return records == 0 && headerBytes == 0;
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
          return Math.min(contentLeft, in.remaining());
        }
        case PADDING -> skipPadding(in);
        case HEADER -> {
          int missing = Protocol.HEADER_BYTES - headerBytes;
          if (in.remaining() < missing) {
            return 0;
          }
          if (!isStdin(ahead(in, missing), id)) {
            return -1;
          }
          begin(ahead(in, missing));
          headerBytes = 0;
          in.position(in.position() + missing);
          state = State.CONTENT;
        }
      }
    }
    return 0;
  }

  /** The header that is complete with so many bytes, which are not taken. */
  private long ahead(ByteBuffer in, int missing) {
    long whole = header;
    for (int i = 0; i < missing; i++) {
      whole = whole << 8 | (in.get(in.position() + i) & 0xff);
    }
    return whole;
  }

  /** Whether that is the header of such a record, and not the one that ends the stream. */
  private static boolean isStdin(long header, int id) {
    return header >>> 32 == (Protocol.VERSION << 24 | Protocol.STDIN << 16 | id)
        && (header & 0xffff0000L) != 0;
  }

  /** So many bytes of content were taken. */
  void took(int bytes) {
    contentLeft -= bytes;
    if (contentLeft == 0) {
      state = paddingLeft > 0 ? State.PADDING : State.HEADER;
    }
  }

  private void readHeader(ByteBuffer in, Sink sink) throws ProtocolException {
    if (headerBytes == 0 && in.remaining() >= Protocol.HEADER_BYTES) {
      header = in.getLong();
    } else {
      while (headerBytes < Protocol.HEADER_BYTES) {
        if (!in.hasRemaining()) {
          return;
        }
        header = header << 8 | (in.get() & 0xff);
        headerBytes++;
      }
      headerBytes = 0;
    }
    int version = (int) (header >>> 56);
    if (version != Protocol.VERSION) {
      throw new ProtocolException(
          version >= 'A' && version <= 'Z'
              ? "it speaks HTTP, it seems: put a web server in front, or start the app with --dev"
              : "record of version " + version + " where FastCGI has 1");
    }
    begin(header);
    sink.header((int) (header >>> 48) & 0xff, (int) (header >>> 32) & 0xffff, contentLeft);
    if (contentLeft > 0) {
      state = State.CONTENT;
    } else {
      finish(sink);
    }
  }

  private void begin(long header) {
    this.header = header;
    records = following();
    contentLeft = (int) (header >>> 16) & 0xffff;
    paddingLeft = (int) (header >>> 8) & 0xff;
  }

  private void readContent(ByteBuffer in, Sink sink) throws ProtocolException {
    int limit = in.limit();
    int bytes = Math.min(contentLeft, in.remaining());
    int next = in.position() + bytes;
    in.limit(next);
    sink.content(in);
    in.limit(limit);
    in.position(next);
    contentLeft -= bytes;
    if (contentLeft == 0) {
      finish(sink);
    }
  }

  private void finish(Sink sink) throws ProtocolException {
    state = paddingLeft > 0 ? State.PADDING : State.HEADER;
    sink.end();
  }

  private void skipPadding(ByteBuffer in) {
    int bytes = Math.min(paddingLeft, in.remaining());
    in.position(in.position() + bytes);
    paddingLeft -= bytes;
    if (paddingLeft == 0) {
      state = State.HEADER;
    }
  }
}
