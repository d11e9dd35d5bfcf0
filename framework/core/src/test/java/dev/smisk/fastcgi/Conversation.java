package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a peer does with one connection, as a fuzzer's bytes tell it: what it sends, and what the
 * application does in between. Every sequence of bytes is one.
 *
 * <p>Where the first byte is even the rest is sent as it stands. Where it is odd the rest are
 * orders, the low four bits of a byte each, whose high four are the padding of its record; that
 * finds its way deeper than bytes that must first be a record by chance.
 */
final class Conversation {
  /** What a conversation sends at most; what would be more is left out. */
  private static final int MAX_BYTES = 40 * 1024;

  static final String[] URIS = {
    "/echo", "/collect", "/collect8", "/stream", "/stream9000", "/leave", "/throw", "/cut", "/huge"
  };

  /** What is done next. */
  sealed interface Step permits Send, Run, Read {}

  /** The peer sends bytes, which may be cut in any way. */
  record Send(ByteBuffer bytes) implements Step {}

  /** The jobs run that can. */
  record Run() implements Step {}

  /** Jobs that stream read that many bytes, if they are there. */
  record Read(int bytes) implements Step {}

  private final ByteBuffer orders;
  private final boolean rephrase;
  private final List<Step> steps = new ArrayList<>();
  private Wire wire = new Wire();
  private int sent;

  /** Whether bytes are sent that may not be records. */
  private boolean raw;

  private Conversation(ByteBuffer orders, boolean rephrase) {
    this.orders = orders;
    this.rephrase = rephrase;
  }

  static List<Step> of(ByteBuffer bytes) {
    return held(bytes, false).steps;
  }

  /**
   * The same in other records: without padding, and each piece of a stream in two (section 3.3: no
   * stream's value depends on either). As it was where that can't be told.
   */
  static List<Step> rephrased(ByteBuffer bytes) {
    Conversation other = held(bytes.duplicate(), true);
    return other.raw ? of(bytes) : other.steps;
  }

  private static Conversation held(ByteBuffer bytes, boolean rephrase) {
    Conversation conversation = new Conversation(bytes, rephrase);
    if ((conversation.next() & 1) == 0) {
      conversation.send(conversation.take(MAX_BYTES));
    } else {
      while (conversation.orders.hasRemaining()) {
        int order = conversation.next();
        conversation.obey(order & 15, order >> 4);
      }
    }
    conversation.then(new Run());
    return conversation;
  }

  private void obey(int order, int padding) {
    switch (order) {
      case 0 -> begin(id(), next());
      case 1 -> record(Protocol.PARAMS, id(), uri(), padding);
      case 2 -> record(Protocol.PARAMS, id(), take(next()), padding);
      case 3 -> record(Protocol.PARAMS, id(), new byte[0], padding);
      case 4 -> record(Protocol.STDIN, id(), pattern(next()), padding);
      case 5 -> record(Protocol.STDIN, id(), pattern(next() * 256), padding);
      case 6 -> record(Protocol.STDIN, id(), new byte[0], padding);
      case 7 -> record(Protocol.ABORT_REQUEST, id(), new byte[0], padding);
      case 8 -> record(Protocol.GET_VALUES, 0, Wire.pairs("FCGI_MPXS_CONNS", "", "X", ""), padding);
      case 9 -> record(next(), id(), take(next() & 15), padding);
      case 10 -> send(take(next()));
      case 11 -> then(new Run());
      case 12 -> then(new Read(64 * next()));
      case 13 -> pairInTwo(id(), uri(), padding);
      default -> request(id(), next(), uri(), padding);
    }
  }

  private void request(int id, int flags, byte[] uri, int padding) {
    begin(id, flags);
    record(Protocol.PARAMS, id, uri, padding);
    record(Protocol.PARAMS, id, new byte[0], padding);
    record(Protocol.STDIN, id, pattern(flags), padding);
    record(Protocol.STDIN, id, new byte[0], padding);
  }

  private void begin(int id, int flags) {
    int role = (flags & 6) == 6 ? 2 : Protocol.RESPONDER;
    byte[] content = {0, (byte) role, (byte) (flags & 1), 0, 0, 0, 0, 0};
    record(Protocol.BEGIN_REQUEST, id, content, 0);
  }

  private void pairInTwo(int id, byte[] pair, int padding) {
    ByteBuffer whole = ByteBuffer.wrap(pair);
    byte[] first = new byte[Math.min(next(), pair.length)];
    byte[] second = new byte[pair.length - first.length];
    whole.get(first).get(second);
    record(Protocol.PARAMS, id, first, padding);
    record(Protocol.PARAMS, id, second, padding);
  }

  private byte[] uri() {
    return Wire.pairs("REQUEST_URI", URIS[next() % URIS.length]);
  }

  private int id() {
    int id = next() & 7;
    return id == 7 ? 65535 : id;
  }

  private int next() {
    return orders.hasRemaining() ? orders.get() & 0xff : 0;
  }

  private byte[] take(int count) {
    byte[] bytes = new byte[Math.min(count, orders.remaining())];
    orders.get(bytes);
    return bytes;
  }

  /** Bytes that tell where they are. */
  private static byte[] pattern(int count) {
    byte[] bytes = new byte[Math.min(count, 65_280)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i ^ i >> 8);
    }
    return bytes;
  }

  private void record(int type, int id, byte[] content, int padding) {
    if (sent + content.length <= MAX_BYTES) {
      sent += content.length + Protocol.HEADER_BYTES;
      if (!rephrase) {
        wire.record(type, id, content, padding);
      } else if (id > 0
          && (type == Protocol.PARAMS || type == Protocol.STDIN)
          && content.length > 1) {
        int half = content.length / 2;
        wire.record(type, id, Arrays.copyOf(content, half));
        wire.record(type, id, Arrays.copyOfRange(content, half, content.length));
      } else {
        wire.record(type, id, content);
      }
    }
  }

  private void send(byte[] bytes) {
    raw = true;
    sent += bytes.length;
    for (byte octet : bytes) {
      wire.raw(octet);
    }
  }

  private void then(Step step) {
    steps.add(new Send(wire.buffer()));
    steps.add(step);
    wire = new Wire();
  }
}
