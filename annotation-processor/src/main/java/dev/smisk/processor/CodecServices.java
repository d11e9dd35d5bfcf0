package dev.smisk.processor;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code META-INF/services/dev.smisk.routing.JsonCodec}: one line for each codec,
 * with the class that it is for in a comment behind it, so that a later compilation of other
 * classes can tell which of them are still true.
 *
 * @param classes the binary name of the class, by that of its codec
 */
record CodecServices(SortedMap<String, String> classes) {
  static final String PATH = "META-INF/services/" + Framework.JSON_CODEC;

  private static final String HEADER = "# Written by smisk-processor: compiled JSON, by class.";

  static CodecServices parse(String text) {
    SortedMap<String, String> classes = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf('#');
      String codec = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!codec.isEmpty()) {
        classes.put(codec, comment < 0 ? "" : line.substring(comment + 1).strip());
      }
    }
    return new CodecServices(classes);
  }

  /** As it is written. */
  String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Map.Entry<String, String> entry : classes.entrySet()) {
      text.append(entry.getKey());
      text.append(entry.getValue().isEmpty() ? "" : " # " + entry.getValue()).append('\n');
    }
    return text.toString();
  }
}
