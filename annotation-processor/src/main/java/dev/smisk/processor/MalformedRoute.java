package dev.smisk.processor;

/** The text of a {@code @Route} is not what it must be; the message says what to write instead. */
final class MalformedRoute extends Exception {
  private static final long serialVersionUID = 1;

  MalformedRoute(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
