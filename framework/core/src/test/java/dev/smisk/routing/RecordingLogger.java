package dev.smisk.routing;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps what is logged. */
public final class RecordingLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1;

  /** One message. */
  public record Line(Level level, String message, Throwable thrown) {}

  /** All of it, in order. */
  public final transient List<Line> lines = new ArrayList<>();

  /** Thrown by each call where it is set. */
  public transient Error broken;

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
    if (broken != null) {
      throw broken;
    }
    lines.add(new Line(level, MessageFormatter.basicArrayFormat(message, arguments), thrown));
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return "";
  }

  @Override
  public boolean isTraceEnabled() {
    return true;
  }

  @Override
  public boolean isDebugEnabled() {
    return true;
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }
}
