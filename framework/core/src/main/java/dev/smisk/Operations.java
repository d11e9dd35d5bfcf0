package dev.smisk;

import dev.smisk.files.Sendfile;
import dev.smisk.http.Forwarding;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.routing.DispatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What those who run an app ask of it: the part of {@link Settings} that no request's meaning
 * depends on. Immutable; every value in it was checked as it came.
 *
 * @param accessLog null: none
 * @param health where the app tells whether it serves; empty: nowhere
 * @param spoolFolder where streamed bodies are kept; empty: the runtime's default
 * @param trusted what is believed of headers that a proxy sets
 * @param sendfile which files the web server sends
 * @param sessions how they are kept
 * @param succession whether it takes over from another instance, and how the next one finds it
 */
record Operations(
    AccessLog.@Nullable Format accessLog,
    String health,
    String spoolFolder,
    TrustedHeaders trusted,
    Sendfile sendfile,
    SessionOptions sessions,
    Succession succession) {
  static final Operations DEFAULTS =
      new Operations(
          null,
          "",
          "",
          TrustedHeaders.DEFAULT,
          Sendfile.NONE,
          SessionOptions.DEFAULTS,
          Succession.DEFAULTS);

  Operations withAccessLog(String format) {
    return new Operations(
        AccessLog.Format.parse(format),
        health,
        spoolFolder,
        trusted,
        sendfile,
        sessions,
        succession);
  }

  Operations withHealth(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the health path is one such as /health, not \"" + path + "\"");
    }
    return new Operations(
        accessLog,
        DispatchSettings.DEFAULT.withHealth(path).health(),
        spoolFolder,
        trusted,
        sendfile,
        sessions,
        succession);
  }

  Operations withSpoolFolder(String folder) {
    if (!Files.isDirectory(Path.of(folder)) || !Files.isWritable(Path.of(folder))) {
      throw new IllegalArgumentException(
          "temporary files need a folder that this process may write to, not \"" + folder + "\"");
    }
    return new Operations(accessLog, health, folder, trusted, sendfile, sessions, succession);
  }

  Operations withForwarding(String text) {
    return withForwarding(
        switch (text.toLowerCase(Locale.ROOT)) {
          case "none" -> Forwarding.NONE;
          case "x-forwarded" -> Forwarding.X_FORWARDED;
          case "forwarded" -> Forwarding.FORWARDED;
          default ->
              throw new IllegalArgumentException(
                  "the header to believe is none, x-forwarded or forwarded, not \"" + text + "\"");
        });
  }

  Operations withForwarding(Forwarding forwarding) {
    return with(new TrustedHeaders(forwarding, trusted.hops(), trusted.requestIdHeader()));
  }

  Operations withHops(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("the number of proxies is 1 to 100, not \"" + text + "\"");
    }
    return withHops(Integer.parseInt(text));
  }

  Operations withHops(int hops) {
    return with(new TrustedHeaders(trusted.forwarding(), hops, trusted.requestIdHeader()));
  }

  Operations withRequestIdHeader(String name) {
    return with(new TrustedHeaders(trusted.forwarding(), trusted.hops(), name));
  }

  private Operations with(TrustedHeaders changed) {
    return new Operations(accessLog, health, spoolFolder, changed, sendfile, sessions, succession);
  }

  Operations with(Succession changed) {
    return new Operations(accessLog, health, spoolFolder, trusted, sendfile, sessions, changed);
  }

  /** As the command line and the environment give them; they take the place of those before. */
  Operations withSendfile(List<String> mappings) {
    Sendfile changed = sendfile.withoutFolders();
    for (String mapping : mappings) {
      changed = changed.with(mapping);
    }
    return with(changed);
  }

  Operations withSendfileKeeping(List<String> headers) {
    Sendfile changed = sendfile;
    for (String header : headers) {
      changed = changed.keeping(header);
    }
    return with(changed);
  }

  Operations with(Sendfile changed) {
    return new Operations(accessLog, health, spoolFolder, trusted, changed, sessions, succession);
  }

  Operations with(SessionOptions changed) {
    return new Operations(accessLog, health, spoolFolder, trusted, sendfile, changed, succession);
  }
}
