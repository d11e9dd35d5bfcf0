package dev.smisk.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * What comes in with a request beside its variables: the body, and the news that nobody waits any
 * more. Belongs to the handler's thread, but for {@link #aborted()}.
 */
public interface Incoming {
  /** The body's bytes where the route wants it buffered, else empty. Not to be changed. */
  byte[] body();

  /** Whether {@link #body()} is empty since it would be longer than the route takes. */
  boolean tooLong();

  /** Whether the body ended before its announced length. */
  boolean truncated();

  /** The body as a stream; see {@link Request#bodyStream()}. */
  InputStream stream();

  /** What may be read of a form; by default what {@link FormLimits#DEFAULT} says. */
  default FormLimits formLimits() {
    return FormLimits.DEFAULT;
  }

  /** Where uploads are kept; by default in a folder that is deleted by the next app that starts. */
  default UploadFolder uploads() {
    return new UploadFolder(formLimits());
  }

  /** See {@link Request#aborted()}; any thread may ask. */
  boolean aborted();

  /** See {@link Request#interruptOnAbort()}. */
  void interruptOnAbort();

  /** See {@link Request#atEnd}. */
  void atEnd(AutoCloseable resource);

  /** A body that is there already, of a request that nobody aborts and that never ends. */
  static Incoming of(byte[] body) {
    return new Incoming() {
      @Override
      public byte[] body() {
        return body;
      }

      @Override
      public boolean tooLong() {
        return false;
      }

      @Override
      public boolean truncated() {
        return false;
      }

      @Override
      public InputStream stream() {
        return new ByteArrayInputStream(body);
      }

      @Override
      public boolean aborted() {
        return false;
      }

      @Override
      public void interruptOnAbort() {
        // Nobody does.
      }

      @Override
      public void atEnd(AutoCloseable resource) {
        // It never does.
      }
    };
  }
}
