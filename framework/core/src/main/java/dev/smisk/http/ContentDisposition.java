package dev.smisk.http;

/** What a browser is to do with a body, and under which name (RFC 6266, RFC 8187). */
final class ContentDisposition {
  private ContentDisposition() {}

  /**
   * The header's value: the name in ASCII for all, and as it is for those that know RFC 8187, where
   * it is another. Browsers take a folder in it for none, and so does this; without a name they
   * choose one, by the URL.
   *
   * @param type {@code attachment} or {@code inline}
   */
  static String of(String type, String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    if (name.isEmpty()) {
      return type;
    }
    StringBuilder value = new StringBuilder(type).append("; filename=\"");
    boolean plain = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      // Some browsers decode a percent sign here, and backslashes are read in several ways.
      boolean safe = c >= ' ' && c < 0x7f && c != '"' && c != '%';
      value.append(safe ? c : '_');
      plain &= safe;
      if (Character.isHighSurrogate(c) && i + 1 < name.length()) {
        i++;
      }
    }
    value.append('"');
    if (!plain) {
      value.append("; filename*=UTF-8''").append(PercentEncoding.encode(name, "!#$&+^`|"));
    }
    return value.toString();
  }
}
