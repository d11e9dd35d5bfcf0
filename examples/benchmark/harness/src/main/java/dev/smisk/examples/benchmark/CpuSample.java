package dev.smisk.examples.benchmark;

import java.util.Locale;

/** One figure of the first table: what a contestant cost in one round. */
record CpuSample(Groups groups, int round, Contestant contestant, int connections, Site.Cost cost) {
  static final String CSV_HEADER =
      "groups,round,contestant,connections,app_cpu_us_per_request,nginx_cpu_us_per_request,"
          + "requests_per_s,p50_us,p99_us,memory_bytes,threads\n";

  double appMicros() {
    return cost.appMicros();
  }

  double nginxMicros() {
    return cost.nginxMicros();
  }

  double bothMicros() {
    return cost.appMicros() + cost.nginxMicros();
  }

  /** Its line in the raw figures. */
  String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%d,%.3f,%.3f,%.1f,%d,%d,%d,%d%n",
        groups,
        round,
        contestant.name(),
        connections,
        cost.appMicros(),
        cost.nginxMicros(),
        cost.load().perSecond(),
        cost.load().p50Micros(),
        cost.load().p99Micros(),
        cost.usage().memoryBytes(),
        cost.usage().threads());
  }
}
