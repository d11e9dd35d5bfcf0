package dev.smisk.examples.servers;

import java.io.IOException;

/** A client's connection, which sends what client libraries would not. Belongs to one thread. */
interface Http extends AutoCloseable {
  /** Sends a request and reads the answer, which may come before all of the body was taken. */
  Answer send(Sent sent) throws IOException, InterruptedException;

  /** Sends a request without its body, of which {@link #write} sends the pieces. */
  void begin(Sent sent) throws IOException;

  void write(byte[] bytes) throws IOException;

  /** Reads an answer to its end. */
  Answer read() throws IOException, InterruptedException;

  /** What is readable of the answer's bytes, at least one of them. */
  byte[] readSome() throws IOException;

  @Override
  void close() throws IOException;
}
