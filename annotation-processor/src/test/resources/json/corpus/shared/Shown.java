package corpus.shared;

import dev.smisk.Json;

/** Has what a class that nobody sees has. */
@Json
public class Shown extends Hidden {
  private Severity severity = Severity.LOW;

  public Shown() {}

  public Severity getSeverity() {
    return severity;
  }

  public void setSeverity(Severity severity) {
    this.severity = severity;
  }

  /** Of a package's own. */
  enum Severity {
    LOW,
    HIGH
  }
}
