package dev.smisk.fastcgi;

/** What a responder without an answer of its own refuses with: the connection breaks. */
final class BreakOff implements Job {
  static final Job JOB = new BreakOff();

  private final Pace pace = Pace.inline("refused");

  private BreakOff() {}

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public Intake intake() {
    return Intake.NONE;
  }

  @Override
  public void run(Stdin stdin, Stdout stdout) {
    stdout.fail();
  }
}
