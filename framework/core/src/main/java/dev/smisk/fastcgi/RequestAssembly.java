package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the records of one connection to the requests that they belong to, any number at once as
 * they interleave; what each becomes by that is told by {@link OpenRequests}.
 *
 * <p>Owned by the leading thread. Bytes are taken where they stand.
 */
final class RequestAssembly implements RecordReader.Sink {
  private final OpenRequests requests;

  /** Made when first needed: few web servers ask. */
  private @Nullable Management management;

  /** The request of the record that is being read, where it belongs to an active one. */
  private @Nullable Exchange current;

  /** The content of BEGIN_REQUEST so far. */
  private long begin;

  RequestAssembly(OpenRequests requests) {
    this.requests = requests;
  }

  /**
   * Goes on where STDIN of a request was read by another.
   *
   * @param within whether content of a record is awaited
   */
  void resume(Exchange exchange, boolean within) {
    current = within ? requests.find(exchange.id) : null;
  }

  private Management management() {
    Management asked = management;
    if (asked == null) {
      asked = requests.management();
      management = asked;
    }
    return asked;
  }

  @Override
  public void header(int type, int id, int contentBytes) throws ProtocolException {
    current = id == 0 ? null : requests.find(id);
    if (type == Protocol.BEGIN_REQUEST) {
      begin = 0;
      if (id == 0 || contentBytes != 8) {
        throw new ProtocolException(
            "BEGIN_REQUEST of id " + id + " with " + contentBytes + " bytes, where 8 are due");
      }
      if (current != null) {
        throw new ProtocolException("BEGIN_REQUEST of id " + id + ", which is active already");
      }
    } else if (id == 0) {
      management().header(type);
    } else if (type == Protocol.STDIN
        && current != null
        && current.phase == Exchange.Phase.PARAMS) {
      throw new ProtocolException("STDIN of request " + id + " before the end of its PARAMS");
    }
  }

  @Override
  public void content(int type, int id, ByteBuffer bytes) {
    if (type == Protocol.BEGIN_REQUEST) {
      while (bytes.hasRemaining()) {
        begin = begin << 8 | (bytes.get() & 0xff);
      }
    } else if (id == 0) {
      management().content(bytes);
    } else if (current != null) {
      if (type == Protocol.PARAMS && current.phase == Exchange.Phase.PARAMS) {
        requests.params(current, bytes);
      } else if (type == Protocol.STDIN && current.awaitsStdin()) {
        requests.stdin(current, bytes);
      }
    }
  }

  @Override
  public void end(int type, int id, int contentBytes) throws ProtocolException {
    if (id == 0) {
      management().end(type);
    } else if (type == Protocol.BEGIN_REQUEST) {
      requests.begin(id, begin);
    } else if (current != null) {
      if (type == Protocol.ABORT_REQUEST) {
        requests.abort(current);
      } else if (contentBytes == 0) {
        requests.endStream(current, type);
      }
      current = null; // an idle connection keeps nothing of its last request
    }
  }
}
