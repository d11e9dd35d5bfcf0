/** Sessions in a database. */
module smisk.jdbc {
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive java.sql;
  requires transitive smisk;

  exports dev.smisk.jdbc;
}
