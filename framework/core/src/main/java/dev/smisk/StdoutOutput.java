package dev.smisk;

import dev.smisk.fastcgi.Stdout;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** STDOUT as an answer sees it. Belongs to the thread that answers. */
final class StdoutOutput extends AnswerOutput {
  private final Stdout stdout;

  StdoutOutput(Stdout stdout) {
    this.stdout = stdout;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    stdout.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    stdout.flush();
  }

  @Override
  void flushInStep() throws IOException {
    stdout.flushInStep();
  }

  @Override
  int add(FileChannel from, long position, long count) throws IOException {
    return stdout.add(from, position, count);
  }

  @Override
  void end() throws IOException {
    stdout.end();
  }

  @Override
  void fail() {
    stdout.fail();
  }

  @Override
  boolean aborted() {
    return stdout.aborted();
  }

  @Override
  boolean late() {
    return stdout.late();
  }
}
