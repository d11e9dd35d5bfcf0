package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bare C responder, compiled with all warnings as errors, against raw FastCGI bytes. */
@Timeout(30)
class LimitTest {
  private static final int BEGIN_REQUEST = 1;
  private static final int END_REQUEST = 3;
  private static final int PARAMS = 4;
  private static final int STDIN = 5;
  private static final int STDOUT = 6;
  private static final byte[] TEXT =
      ("Status: 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n"
              + "{\"message\":\"Hello, World!\"}")
          .getBytes(StandardCharsets.US_ASCII);

  private static final String LATE = "/sleep/100";

  @TempDir static Path directory;

  private static Path socket;
  private static Child.Family family;

  @BeforeAll
  static void compileAndStart() throws Exception {
    Programs.need(Tool.GCC);
    family = new Child.Family(directory);
    String program = directory.resolve("limit").toString();
    String source = Path.of("../peers/c/limit.c").toAbsolutePath().toString();
    family
        .start(
            "gcc",
            List.of("gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source),
            Map.of(),
            Groups.TOGETHER)
        .await(Duration.ofSeconds(20));
    socket = directory.resolve("limit.sock");
    List<String> command = List.of(program, socket.toString(), LATE, "100");
    Child limit = family.start("limit", command, Map.of(), Groups.TOGETHER);
    while (!new Address(true, socket.toString()).open()) {
      assertThat(limit.alive()).as(limit.output()).isTrue();
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void end() {
    if (family != null) {
      family.close();
    }
  }

  private static byte[] record(int type, int id, int padding, byte... content) {
    ByteBuffer record = ByteBuffer.allocate(8 + content.length + padding);
    record.put((byte) 1).put((byte) type).putShort((short) id);
    record.putShort((short) content.length).put((byte) padding).put((byte) 0).put(content);
    return record.array();
  }

  private static byte[] begin(int id, boolean keep) {
    return record(BEGIN_REQUEST, id, 0, new byte[] {0, 1, (byte) (keep ? 1 : 0), 0, 0, 0, 0, 0});
  }

  /** Read as records, which it must not be, it gives answers that nobody waits for. */
  private static byte[] content(int length) {
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i % 8 == 1 ? STDIN : 0);
    }
    return content;
  }

  private static byte[] request(int id, boolean keep, int padding) {
    return request(id, keep, padding, content(300));
  }

  private static byte[] request(int id, boolean keep, int padding, byte[] params) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(begin(id, keep));
    bytes.writeBytes(record(PARAMS, id, padding, params));
    bytes.writeBytes(record(PARAMS, id, 0));
    bytes.writeBytes(record(STDIN, id, padding, content(70)));
    bytes.writeBytes(record(STDIN, id, 0));
    return bytes.toByteArray();
  }

  private static byte[] answer(int id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(record(STDOUT, id, 0, TEXT));
    bytes.writeBytes(record(END_REQUEST, id, 0, new byte[8]));
    return bytes.toByteArray();
  }

  private static SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  private static byte[] read(SocketChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("closed after " + bytes.position() + " of " + length + " bytes");
      }
    }
    return bytes.array();
  }

  @Test
  void aRequestIsAnsweredAndTheConnectionKept() throws IOException {
    try (SocketChannel channel = connect()) {
      for (int id : new int[] {1, 2, 0xABCD}) {
        channel.write(ByteBuffer.wrap(request(id, true, 3)));
        assertThat(read(channel, answer(id).length)).isEqualTo(answer(id));
      }
    }
  }

  @Test
  void recordsMayBeCutAnywhere() throws IOException {
    try (SocketChannel channel = connect()) {
      for (byte b : request(7, true, 5)) {
        channel.write(ByteBuffer.wrap(new byte[] {b}));
      }
      assertThat(read(channel, answer(7).length)).isEqualTo(answer(7));
    }
  }

  @Test
  void manyRequestsAtOnceAreAnsweredInOrder() throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (int id = 1; id <= 200; id++) {
      requests.writeBytes(request(id, true, 0));
      answers.writeBytes(answer(id));
    }
    try (SocketChannel channel = connect()) {
      channel.write(ByteBuffer.wrap(requests.toByteArray()));
      assertThat(read(channel, answers.size())).isEqualTo(answers.toByteArray());
    }
  }

  @Test
  void aClientThatReadsLateGetsAllAnswers() throws IOException {
    byte[] shortest = record(STDIN, 1, 0);
    int most = 20_000;
    ByteBuffer requests = ByteBuffer.allocate(begin(1, true).length + most * shortest.length);
    requests.put(begin(1, true));
    for (int i = 0; i < most; i++) {
      requests.put(shortest);
    }
    requests.flip();
    try (SocketChannel channel = connect()) {
      // Until no buffer takes more: the responder waits then, with answers that it couldn't send.
      channel.configureBlocking(false);
      while (requests.hasRemaining() && channel.write(requests) > 0) {
        Thread.onSpinWait();
      }
      channel.configureBlocking(true);
      int sent = (requests.position() - begin(1, true).length) / shortest.length;
      byte[] answers = read(channel, sent * answer(1).length);
      assertThat(Arrays.copyOfRange(answers, answers.length - answer(1).length, answers.length))
          .isEqualTo(answer(1));
    }
  }

  @Test
  void withoutTheKeepFlagTheConnectionIsClosed() throws IOException {
    try (SocketChannel channel = connect()) {
      channel.write(ByteBuffer.wrap(request(1, false, 0)));
      assertThat(read(channel, answer(1).length)).isEqualTo(answer(1));
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void whatIsToBeLateLetsOthersPass() throws IOException {
    byte[] late = ("12345" + LATE).getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel first = connect();
        SocketChannel second = connect();
        SocketChannel fast = connect()) {
      long start = System.nanoTime();
      first.write(ByteBuffer.wrap(request(1, true, 0, late)));
      try (SocketChannel givenUp = connect()) {
        givenUp.write(ByteBuffer.wrap(request(2, true, 0, late)));
      }
      second.write(ByteBuffer.wrap(request(3, false, 0, late)));
      fast.write(ByteBuffer.wrap(request(4, true, 0)));
      assertThat(read(fast, answer(4).length)).isEqualTo(answer(4));
      assertThat(read(first, answer(1).length)).isEqualTo(answer(1));
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
      assertThat(read(second, answer(3).length)).isEqualTo(answer(3));
      assertThat(second.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      first.write(ByteBuffer.wrap(request(5, true, 0)));
      assertThat(read(first, answer(5).length)).isEqualTo(answer(5));
    }
  }
}
