package dev.smisk.files;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways in which a file may lie compressed beside itself, the one that saves most first. */
enum Variant {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz");

  private static final List<Variant> ALL = List.of(values());

  private final String coding;
  private final String suffix;

  Variant(String coding, String suffix) {
    this.coding = coding;
    this.suffix = suffix;
  }

  static List<Variant> all() {
    return ALL;
  }

  /** For {@code Content-Encoding}. */
  String coding() {
    return coding;
  }

  /** Behind the file's name. */
  String suffix() {
    return suffix;
  }

  /** How much a client likes it (RFC 9110 section 12.5.3), 0 to 1; malformed weights are 0. */
  double quality(@Nullable String acceptEncoding) {
    double any = 0;
    if (acceptEncoding != null) {
      for (String element : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
        String[] parts = element.split(";", 2);
        String name = parts[0].strip();
        if (name.equals(coding) || name.equals("x-" + coding)) {
          return weight(parts);
        }
        if (name.equals("*")) {
          any = weight(parts);
        }
      }
    }
    return any;
  }

  private static double weight(String[] parts) {
    if (parts.length == 1) {
      return 1;
    }
    String weight = parts[1].strip();
    return weight.matches("q *= *(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
        ? Double.parseDouble(weight.substring(weight.indexOf('=') + 1))
        : 0;
  }
}
