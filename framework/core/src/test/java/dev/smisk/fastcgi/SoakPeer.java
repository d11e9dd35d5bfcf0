package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One of the web servers that ask {@code SoakApp}: sixteen requests at once, whose records are
 * mixed, then reads the answers. Connections live for some hundred such rounds, or for one request.
 */
final class SoakPeer {
  private static final int IDS = 16;

  /** One request in so many comes on a connection of its own, which is not kept. */
  private static final int ALONE = 100;

  /**
   * One round in so many is the last of its connection; in half of these nobody awaits an answer.
   */
  private static final int ROUNDS = 400;

  /** What was asked, and how. */
  static final class Count {
    private long requests;
    private long alone;
    private long streamed;
    private long aborted;
    private long left;
    private long connections;

    void add(Count other) {
      requests += other.requests;
      alone += other.alone;
      streamed += other.streamed;
      aborted += other.aborted;
      left += other.left;
      connections += other.connections;
    }

    @Override
    public String toString() {
      return requests
          + (" requests (" + streamed + " streamed, " + aborted + " aborted, " + left + " left, ")
          + (alone + " alone) on " + connections + " connections");
    }
  }

  /**
   * A request on its way.
   *
   * @param rest STDIN, or an abort
   * @param status the answer's, or null where it is aborted
   */
  private record Asked(Wire start, Wire rest, @Nullable String status, String body) {}

  /** What has come of an answer. */
  private static final class Answer {
    private byte[] bytes = new byte[1024];
    private int length;

    void add(ByteBuffer content) {
      int more = content.remaining();
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (length + more));
      }
      content.get(bytes, length, more);
      length += more;
    }

    String take() {
      String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
      length = 0;
      return text;
    }
  }

  private final List<ListenAddress> addresses;
  private final Random random;
  private final Count count = new Count();
  private final Answer[] answers = new Answer[IDS + 1];
  private final ByteBuffer in = ByteBuffer.allocate(128 * 1024);
  private final byte[] bytes;

  SoakPeer(List<ListenAddress> addresses, long seed) {
    this.addresses = addresses;
    this.random = new Random(seed);
    bytes = new byte[400_000];
    random.nextBytes(bytes);
    Arrays.setAll(answers, id -> new Answer());
  }

  /** Asks that many times at least. */
  Count ask(long requests) throws IOException {
    SocketChannel kept = connect();
    try {
      while (count.requests < requests) {
        if (random.nextInt(ALONE / IDS) == 0) {
          alone();
        }
        boolean last = random.nextInt(ROUNDS) == 0;
        if (!round(kept, last && random.nextBoolean()) || last) {
          kept.close();
          kept = connect();
        }
      }
    } finally {
      kept.close();
    }
    return count;
  }

  private SocketChannel connect() throws IOException {
    count.connections++;
    return SocketChannel.open(socket(addresses.get(random.nextInt(4) == 0 ? 1 : 0)));
  }

  private static SocketAddress socket(ListenAddress address) {
    return address instanceof ListenAddress.Unix unix
        ? UnixDomainSocketAddress.of(unix.path())
        : new InetSocketAddress(
            ((ListenAddress.Tcp) address).host(), ((ListenAddress.Tcp) address).port());
  }

  /** A request after which the app closes. */
  private void alone() throws IOException {
    Asked[] asked = new Asked[IDS + 1];
    asked[1] = asked(1, Wire.CLOSE);
    try (SocketChannel channel = connect()) {
      count.alone++;
      in.clear().limit(0);
      send(channel, new Wire().then(asked[1].start).then(asked[1].rest));
      receive(channel, asked, 1);
      if (in.hasRemaining() || channel.read(in.clear()) >= 0) {
        throw new IOException("bytes behind the end of " + asked[1]);
      }
    }
  }

  /** Sixteen at once; false if the answers were not awaited. */
  private boolean round(SocketChannel channel, boolean leave) throws IOException {
    Asked[] asked = new Asked[IDS + 1];
    List<Integer> ids = new ArrayList<>();
    for (int id = 1; id <= IDS; id++) {
      asked[id] = asked(id, Wire.KEEP);
      ids.add(id);
    }
    Wire all = new Wire();
    Collections.shuffle(ids, random);
    ids.forEach(id -> all.then(asked[id].start));
    Collections.shuffle(ids, random);
    ids.forEach(id -> all.then(asked[id].rest));
    in.clear().limit(0);
    if (leave) {
      byte[] part = Arrays.copyOf(all.bytes(), random.nextInt(2000));
      send(channel, ByteBuffer.wrap(part));
      count.left += IDS;
      return false;
    }
    send(channel, all);
    receive(channel, asked, IDS);
    return true;
  }

  private Asked asked(int id, boolean keep) {
    count.requests++;
    int kind = random.nextInt(2000);
    if (kind < 1200) {
      int book = 1 + random.nextInt(1000);
      String json = "{\"id\":" + book + ",\"title\":\"Book of " + book + "\"}";
      return get(id, keep, "/books/" + book, "200", json);
    }
    if (kind < 1300) {
      return get(id, keep, "/books/0", "404", "there is no book 0");
    }
    if (kind == 1300) {
      return get(id, keep, "/slow", "200", "slow");
    }
    boolean stream = kind < 1440;
    boolean abort = kind % 20 == 0 && keep;
    count.streamed += stream ? 1 : 0;
    count.aborted += abort ? 1 : 0;
    int size = kind == 1301 ? random.nextInt(bytes.length) : random.nextInt(1500);
    return post(id, keep, stream ? "/stream" : "/collect", size, abort);
  }

  private static Asked get(int id, boolean keep, String uri, String status, String body) {
    return new Asked(start(id, keep, "GET", uri, ""), new Wire().endStdin(id), status, body);
  }

  private Asked post(int id, boolean keep, String uri, int size, boolean abort) {
    Wire start = start(id, keep, "POST", uri, random.nextBoolean() ? "" + size : "");
    int sent = abort ? size / 2 : size;
    Wire rest = new Wire();
    for (int at = 0; at < sent; ) {
      int piece = Math.min(sent - at, 1 + random.nextInt(size > 1500 ? 60_000 : 1500));
      rest.record(Protocol.STDIN, id, Arrays.copyOfRange(bytes, at, at + piece), random.nextInt(8));
      at += piece;
    }
    if (abort) {
      return new Asked(start, rest.abort(id), null, "");
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, size);
    return new Asked(start, rest.endStdin(id), "200", size + ":" + crc.getValue());
  }

  private static Wire start(int id, boolean keep, String method, String uri, String length) {
    return Wire.begin(id, keep)
        .params(
            id,
            "REQUEST_METHOD",
            method,
            "REQUEST_URI",
            uri,
            "CONTENT_LENGTH",
            length,
            "SERVER_PROTOCOL",
            "HTTP/1.1")
        .endParams(id);
  }

  private static void send(SocketChannel channel, Wire wire) throws IOException {
    send(channel, wire.buffer());
  }

  private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads until so many have ended, and checks each. */
  private void receive(SocketChannel channel, Asked[] asked, int ends) throws IOException {
    int left = ends;
    while (left > 0) {
      await(channel, Protocol.HEADER_BYTES);
      int at = in.position();
      int type = in.get(at + 1);
      int id = in.getShort(at + 2);
      int length = in.getShort(at + 4) & 0xffff;
      int padding = in.get(at + 6) & 0xff;
      await(channel, Protocol.HEADER_BYTES + length + padding);
      ByteBuffer content = in.slice(in.position() + Protocol.HEADER_BYTES, length);
      in.position(in.position() + Protocol.HEADER_BYTES + length + padding);
      if (type == Protocol.STDOUT) {
        answers[id].add(content);
      } else if (type == Protocol.END_REQUEST && asked[id] != null && content.getLong() == 0) {
        check(asked[id], answers[id].take());
        asked[id] = null;
        left--;
      } else {
        throw new IOException("a record of type " + type + " and id " + id + " is not due");
      }
    }
  }

  private static void check(Asked asked, String answer) throws IOException {
    boolean right =
        asked.status == null
            || (answer.startsWith("Status: " + asked.status + " ")
                && answer.contains("\r\n\r\n")
                && (asked.status.equals("404")
                    ? answer.contains(asked.body)
                    : answer.endsWith("\r\n\r\n" + asked.body)));
    if (!right) {
      throw new IOException("wrong answer to " + asked + ": " + answer);
    }
  }

  private void await(SocketChannel channel, int count) throws IOException {
    while (in.remaining() < count) {
      in.compact();
      int read = channel.read(in);
      in.flip();
      if (read < 0) {
        throw new IOException("closed before the answers were complete");
      }
    }
  }
}
