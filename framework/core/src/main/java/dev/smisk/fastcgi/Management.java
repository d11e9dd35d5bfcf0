package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers management records, those of id 0 (specification section 4), at any time and at once:
 * HAProxy asks first and waits. Owned by the leading thread.
 */
final class Management {
  /** The longest content of a record, of which GET_VALUES is one. */
  private static final int MAX_CONTENT_BYTES = 0xffff;

  private final Engine engine;
  private final Output output;

  /** What GET_VALUES asks for, so far; null outside of it. */
  private @Nullable ParamsBuffer asked;

  Management(Engine engine, Output output) {
    this.engine = engine;
    this.output = output;
  }

  void header(int type) {
    if (type == Protocol.GET_VALUES) {
      asked = engine.paramsPool().take();
    }
  }

  void content(ByteBuffer bytes) {
    if (asked != null) {
      asked.append(bytes, MAX_CONTENT_BYTES);
    }
  }

  void end(int type) {
    switch (type) {
      case Protocol.GET_VALUES -> answerValues();
      case Protocol.GET_VALUES_RESULT, Protocol.UNKNOWN_TYPE -> {} // answers, and we asked nothing
      default -> output.sendUnasked(Records.unknownType(type));
    }
  }

  private void answerValues() {
    ParamsBuffer buffer = asked;
    asked = null;
    if (buffer != null) {
      buffer.index(Integer.MAX_VALUE); // what is cut off asks for nothing
      output.sendUnasked(Records.values(new Params(buffer), engine.limits()));
      buffer.invalidate();
      engine.paramsPool().giveBack(buffer);
    }
  }
}
