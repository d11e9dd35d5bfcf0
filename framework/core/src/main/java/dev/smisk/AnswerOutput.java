package dev.smisk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/** The web server's end of one answer: {@code dev.smisk.fastcgi.Stdout} as seen from here. */
abstract class AnswerOutput extends OutputStream {
  @Override
  public final void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public abstract void write(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public abstract void flush() throws IOException;

  /** The same once the web server has taken all that was sent before. */
  abstract void flushInStep() throws IOException;

  /**
   * Adds of a part of a file what there is room for until the next flush, and sends nothing.
   *
   * @return bytes added: 0 where there is no room, −1 at the file's end
   * @throws IOException if the file cannot be read
   */
  abstract int add(FileChannel from, long position, long count) throws IOException;

  /** Completes the answer. */
  abstract void end() throws IOException;

  /** Gives it up, so that the web server never takes what came for a whole. */
  abstract void fail();

  /** Whether nobody waits for it any more. */
  abstract boolean aborted();

  /** Whether it was given up as its handler took too long. */
  abstract boolean late();
}
