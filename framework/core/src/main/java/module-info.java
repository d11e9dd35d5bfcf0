/** An annotation-driven micro web framework on FastCGI. */
@SuppressWarnings("module") // smisk.test is compiled after this one
module smisk {
  requires io.github.classgraph;
  requires jdk.unsupported; // sun.misc.Signal, for dev.smisk.Termination
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind; // compiled codecs extend its classes

  exports dev.smisk;
  exports dev.smisk.files;
  exports dev.smisk.http;
  exports dev.smisk.routing;
  exports dev.smisk.session;
  exports dev.smisk.fastcgi to
      smisk.test;

  uses dev.smisk.http.Validation;
  uses dev.smisk.routing.JsonCodec;
  uses dev.smisk.routing.Routes;
}
