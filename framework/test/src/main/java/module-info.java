/** Test support for apps: in memory, or behind a real nginx. */
module smisk.test {
  requires transitive smisk;
  requires transitive tools.jackson.databind;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.smisk.test;
}
