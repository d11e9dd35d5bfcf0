package dev.smisk.routing;

import dev.smisk.files.FileAnswers;
import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.FormLimits;
import dev.smisk.http.TrustedHeaders;
import java.util.Objects;

/**
 * What can be chosen about dispatch.
 *
 * @param maxBodyBytes a collected body's bytes at most, 413 past it; default 1,048,576
 * @param maxStreamBytes a streamed body's bytes at most, 413 past it; default 1,073,741,824
 * @param prefix the path that the app is served under, such as {@code /api}, decoded and without a
 *     slash at its end; default empty. Requests outside of it are 404
 * @param dev whether a 500 shows what was thrown, with its stack trace; default false
 * @param health where the app tells whether it serves, such as {@code /health}, below the prefix;
 *     default empty: nowhere
 * @param trusted what is believed of a request's headers
 * @param forms what may be read of a form
 * @param files what files are answered with
 */
public record DispatchSettings(
    long maxBodyBytes,
    long maxStreamBytes,
    String prefix,
    boolean dev,
    String health,
    TrustedHeaders trusted,
    FormLimits forms,
    FileAnswers files) {
  /** The defaults. */
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          1 << 20,
          1 << 30,
          "",
          false,
          "",
          TrustedHeaders.DEFAULT,
          FormLimits.DEFAULT,
          FileAnswers.DEFAULT);

  /**
   * Checks; as a prefix {@code "/"} is the same as none, and a slash at its end is dropped.
   *
   * @throws IllegalArgumentException if a limit is negative, or a path is no literal path
   */
  public DispatchSettings {
    if (maxBodyBytes < 0 || maxStreamBytes < 0) {
      throw new IllegalArgumentException(
          "a body limit is negative: " + Math.min(maxBodyBytes, maxStreamBytes));
    }
    while (prefix.endsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    checkLiteral("prefix", prefix);
    checkLiteral("health path", health);
    Objects.requireNonNull(forms, "forms");
    Objects.requireNonNull(trusted, "trusted");
    Objects.requireNonNull(files, "files");
  }

  private static void checkLiteral(String what, String path) {
    if (!path.isEmpty() && PathPattern.parse(path).variableCount() > 0) {
      throw new IllegalArgumentException(
          "the " + what + " \"" + path + "\" has a variable: write it as the path that it is");
    }
  }

  /** The bytes of a body that a route takes at most: its own limit, else the app's. */
  long maxBytes(Endpoint route) {
    if (route.limits().bodyBytes() >= 0) {
      return route.limits().bodyBytes();
    }
    return route.bodyMode() == BodyMode.STREAMED ? maxStreamBytes : maxBodyBytes;
  }

  /** The same with another limit of collected bodies. */
  public DispatchSettings withMaxBodyBytes(long bytes) {
    return new DispatchSettings(bytes, maxStreamBytes, prefix, dev, health, trusted, forms, files);
  }

  /** The same with another limit of streamed bodies. */
  public DispatchSettings withMaxStreamBytes(long bytes) {
    return new DispatchSettings(maxBodyBytes, bytes, prefix, dev, health, trusted, forms, files);
  }

  /** The same with another prefix. */
  public DispatchSettings withPrefix(String path) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, path, dev, health, trusted, forms, files);
  }

  /** The same with or without stack traces. */
  public DispatchSettings withDev(boolean shown) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, prefix, shown, health, trusted, forms, files);
  }

  /** The same with another path for the app's health. */
  public DispatchSettings withHealth(String path) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, prefix, dev, path, trusted, forms, files);
  }

  /** The same with other headers to believe. */
  public DispatchSettings withTrusted(TrustedHeaders headers) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, prefix, dev, health, headers, forms, files);
  }

  /** The same with another way to answer files. */
  public DispatchSettings withFiles(FileAnswers answers) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, prefix, dev, health, trusted, forms, answers);
  }

  /** The same with other limits of forms. */
  public DispatchSettings withForms(FormLimits limits) {
    return new DispatchSettings(
        maxBodyBytes, maxStreamBytes, prefix, dev, health, trusted, limits, files);
  }
}
