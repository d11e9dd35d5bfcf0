package dev.smisk.routing;

/**
 * What can be chosen about dispatch.
 *
 * @param maxBodyBytes a collected body's bytes at most, 413 past it; default 1,048,576
 * @param prefix the path that the app is served under, such as {@code /api}, decoded and without a
 *     slash at its end; default empty. Requests outside of it are 404
 * @param dev whether a 500 shows what was thrown, with its stack trace; default false
 */
public record DispatchSettings(long maxBodyBytes, String prefix, boolean dev) {
  /** The defaults. */
  public static final DispatchSettings DEFAULT = new DispatchSettings(1 << 20, "", false);

  /**
   * Checks; {@code "/"} is the same as no prefix, and a slash at the end is dropped.
   *
   * @throws IllegalArgumentException if the limit is negative or the prefix is no literal path
   */
  public DispatchSettings {
    if (maxBodyBytes < 0) {
      throw new IllegalArgumentException("the body limit is negative: " + maxBodyBytes);
    }
    while (prefix.endsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    if (!prefix.isEmpty() && PathPattern.parse(prefix).variableCount() > 0) {
      throw new IllegalArgumentException(
          "the prefix \"" + prefix + "\" has a variable: write it as the path that it is");
    }
  }

  /** The same with another body limit. */
  public DispatchSettings withMaxBodyBytes(long bytes) {
    return new DispatchSettings(bytes, prefix, dev);
  }

  /** The same with another prefix. */
  public DispatchSettings withPrefix(String path) {
    return new DispatchSettings(maxBodyBytes, path, dev);
  }

  /** The same with or without stack traces. */
  public DispatchSettings withDev(boolean shown) {
    return new DispatchSettings(maxBodyBytes, prefix, shown);
  }
}
