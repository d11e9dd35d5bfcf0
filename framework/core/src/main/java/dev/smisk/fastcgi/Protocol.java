package dev.smisk.fastcgi;

/**
 * The numbers of FastCGI 1.0, as far as they are of use here (section 8 of the specification): for
 * this side of a connection, and for the web servers' side that {@code --dev} and {@code
 * smisk-test} play.
 */
public final class Protocol {
  public static final int VERSION = 1;
  public static final int HEADER_BYTES = 8;

  public static final int BEGIN_REQUEST = 1;
  public static final int ABORT_REQUEST = 2;
  public static final int END_REQUEST = 3;
  public static final int PARAMS = 4;
  public static final int STDIN = 5;
  public static final int STDOUT = 6;
  public static final int STDERR = 7;
  public static final int GET_VALUES = 9;
  public static final int GET_VALUES_RESULT = 10;
  public static final int UNKNOWN_TYPE = 11;

  /** The most that a record should hold: one more multiple of eight does not fit. */
  public static final int MAX_CONTENT_BYTES = 65_528;

  /** The role that answers requests; the only one served. */
  public static final int RESPONDER = 1;

  /** The flag of BEGIN_REQUEST by which the web server keeps the connection after the answer. */
  public static final int KEEP_CONN = 1;

  public static final int REQUEST_COMPLETE = 0;
  public static final int UNKNOWN_ROLE = 3;

  private Protocol() {}

  /** The eight header bytes of a record, as they stand in a big-endian buffer. */
  public static long header(int type, int id, int contentBytes, int paddingBytes) {
    return ((long) VERSION << 56)
        | ((long) type << 48)
        | ((long) id << 32)
        | ((long) contentBytes << 16)
        | ((long) paddingBytes << 8);
  }

  /** The content of END_REQUEST with application status 0. */
  static long end(int protocolStatus) {
    return (long) protocolStatus << 24;
  }
}
