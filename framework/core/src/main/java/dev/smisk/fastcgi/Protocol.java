package dev.smisk.fastcgi;

/** The numbers of FastCGI 1.0, as far as they are of use here (section 8 of the specification). */
final class Protocol {
  static final int VERSION = 1;
  static final int HEADER_BYTES = 8;

  static final int BEGIN_REQUEST = 1;
  static final int ABORT_REQUEST = 2;
  static final int END_REQUEST = 3;
  static final int PARAMS = 4;
  static final int STDIN = 5;
  static final int STDOUT = 6;
  static final int GET_VALUES = 9;
  static final int GET_VALUES_RESULT = 10;
  static final int UNKNOWN_TYPE = 11;

  /** The role that answers requests; the only one served. */
  static final int RESPONDER = 1;

  /** The flag of BEGIN_REQUEST by which the web server keeps the connection after the answer. */
  static final int KEEP_CONN = 1;

  static final int REQUEST_COMPLETE = 0;
  static final int UNKNOWN_ROLE = 3;

  private Protocol() {}

  /** The eight header bytes of a record, as they stand in a big-endian buffer. */
  static long header(int type, int id, int contentBytes, int paddingBytes) {
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
