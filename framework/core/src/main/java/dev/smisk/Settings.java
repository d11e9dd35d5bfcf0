package dev.smisk;

import dev.smisk.fastcgi.AllowList;
import dev.smisk.fastcgi.Limits;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.files.FileAnswers;
import dev.smisk.files.Sendfile;
import dev.smisk.http.FormLimits;
import dev.smisk.routing.DispatchSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an app is to be served: what the builder, the environment and the command line each change in
 * turn. Immutable; every value in it was checked as it came.
 *
 * @param listen where to serve FastCGI, as {@link ListenAddress#parse} reads it; empty: nowhere
 *     said
 * @param devPort where to serve HTTP, 0 for any free port; null: not at all
 * @param prefix in front of every path, without a slash at its end; empty: none
 * @param allow web servers that may connect over TCP, as {@link AllowList#parse} reads it
 * @param sockets permissions of Unix sockets
 * @param limits those that differ from their default
 * @param operations what those who run it ask of it
 */
record Settings(
    List<String> listen,
    @Nullable Integer devPort,
    String prefix,
    String allow,
    SocketOptions sockets,
    Map<AppLimit, Long> limits,
    Operations operations) {

  static final int DEV_PORT = 8080;
  static final String DEFAULT_LISTEN = "127.0.0.1:9000";

  /** What an app is without any setting. */
  static final Settings DEFAULTS =
      new Settings(List.of(), null, "", "", SocketOptions.DEFAULTS, Map.of(), Operations.DEFAULTS);

  /**
   * The same with one option as somebody wrote it.
   *
   * @param values one or more for those that are repeatable, else exactly one
   * @throws IllegalArgumentException that tells the right form
   */
  Settings with(Option option, List<String> values) {
    String value = values.get(values.size() - 1);
    return switch (option) {
      case LISTEN -> withListen(values);
      case DEV -> withDevPort(port(value));
      case PREFIX -> withPrefix(value);
      case ALLOW -> withAllow(value);
      case SOCKET_MODE -> with(sockets.withMode(value));
      case SOCKET_GROUP -> with(sockets.withGroup(value));
      case SOCKET_OWNER -> with(sockets.withOwner(value));
      case TAKE_OVER -> with(operations.succession().withTakeOver(value));
      case PID_FILE -> with(operations.succession().withPidFile(value));
      case SPOOL_FOLDER -> with(operations.withSpoolFolder(value));
      case SENDFILE -> with(operations.withSendfile(values));
      case SENDFILE_BY -> with(operations.with(operations.sendfile().by(Sendfile.By.parse(value))));
      case SENDFILE_KEEPS -> with(operations.withSendfileKeeping(values));
      case HEALTH -> with(operations.withHealth(value));
      case ACCESS_LOG -> with(operations.withAccessLog(value));
      case FORWARDED -> with(operations.withForwarding(value));
      case FORWARDED_HOPS -> with(operations.withHops(value));
      case REQUEST_ID_HEADER -> with(operations.withRequestIdHeader(value));
      case SESSION_FOLDER -> with(operations.sessions().withFolder(value));
      case SESSION_SYNC -> with(operations.sessions().withSync(value));
      case SESSION_COOKIE -> with(operations.sessions().withCookie(value));
      case SESSION_CSRF -> with(operations.sessions().withCsrf(value));
      case COOKIE_KEYS -> with(operations.sessions().withCookieKeys(value));
      case SESSION_TRUSTED_ORIGINS -> with(operations.sessions().withTrustedOrigins(value));
    };
  }

  Settings withListen(List<String> addresses) {
    Set<String> seen = new HashSet<>();
    for (String address : addresses) {
      ListenAddress.parse(address);
      if (!seen.add(address) && !address.endsWith(":0")) { // port 0 is another one each time
        throw new IllegalArgumentException("\"" + address + "\" is given twice: once is enough");
      }
    }
    return new Settings(
        List.copyOf(addresses), devPort, prefix, allow, sockets, limits, operations);
  }

  /**
   * The same for an app that nobody but this process is to find, at that address alone; set in the
   * way of the command line, so that a class archive that is made meanwhile has that way too.
   */
  Settings privately(ListenAddress address) {
    return new Settings(List.of(), null, prefix, allow, SocketOptions.DEFAULTS, limits, operations)
        .with(Succession.DEFAULTS)
        .with(Option.LISTEN, List.of(address.toString()));
  }

  Settings withDevPort(@Nullable Integer port) {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    return new Settings(listen, port, prefix, allow, sockets, limits, operations);
  }

  /** {@code true}, {@code false} or a number. */
  private static @Nullable Integer port(String text) {
    return switch (text) {
      case "true", "" -> DEV_PORT;
      case "false" -> null;
      default -> {
        if (!text.matches("\\d{1,5}")) {
          throw new IllegalArgumentException("a port is 0 to 65535, not \"" + text + "\"");
        }
        yield Integer.valueOf(text);
      }
    };
  }

  Settings withPrefix(String path) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a prefix is a path such as /api, not \"" + path + "\"");
    }
    String bare = DispatchSettings.DEFAULT.withPrefix(path).prefix();
    return new Settings(listen, devPort, bare, allow, sockets, limits, operations);
  }

  private Settings withAllow(String addresses) {
    AllowList.parse(addresses);
    return new Settings(listen, devPort, prefix, addresses, sockets, limits, operations);
  }

  private Settings with(SocketOptions changed) {
    return new Settings(listen, devPort, prefix, allow, changed, limits, operations);
  }

  Settings with(Operations changed) {
    return new Settings(listen, devPort, prefix, allow, sockets, limits, changed);
  }

  Settings with(SessionOptions changed) {
    return with(operations.with(changed));
  }

  Settings with(Succession changed) {
    return with(operations.with(changed));
  }

  Settings withLimit(AppLimit limit, long value) {
    Map<AppLimit, Long> changed = new EnumMap<>(AppLimit.class);
    changed.putAll(limits);
    changed.put(limit, limit.check(value));
    return new Settings(listen, devPort, prefix, allow, sockets, Map.copyOf(changed), operations);
  }

  long limit(AppLimit limit) {
    return limits.getOrDefault(limit, limit.standard());
  }

  int count(AppLimit limit) {
    return Math.toIntExact(limit(limit));
  }

  Duration time(AppLimit limit) {
    return Duration.ofMillis(limit(limit));
  }

  /**
   * Where to serve FastCGI; the default address where nothing is said, and nothing for HTTP alone.
   */
  List<ListenAddress> addresses() {
    if (listen.isEmpty()) {
      return devPort == null ? List.of(ListenAddress.parse(DEFAULT_LISTEN)) : List.of();
    }
    return listen.stream().map(this::address).toList();
  }

  private ListenAddress address(String text) {
    return ListenAddress.parse(text.startsWith("unix:") ? sockets.of(text) : text);
  }

  AllowList allowed() {
    return AllowList.parse(allow);
  }

  DispatchSettings dispatch() {
    return new DispatchSettings(
        limit(AppLimit.BODY_BYTES),
        limit(AppLimit.STREAM_BYTES),
        prefix,
        devPort != null,
        operations.health(),
        operations.trusted(),
        forms(),
        new FileAnswers(operations.sendfile(), count(AppLimit.FILE_RANGES), Clock.systemUTC()));
  }

  private FormLimits forms() {
    return new FormLimits(
        count(AppLimit.PARTS),
        count(AppLimit.PART_HEADER_BYTES),
        limit(AppLimit.FIELD_BYTES),
        limit(AppLimit.BODY_BYTES),
        count(AppLimit.UPLOAD_MEMORY),
        limit(AppLimit.UPLOAD_BYTES),
        spoolFolder());
  }

  private Path spoolFolder() {
    String folder = operations.spoolFolder();
    return folder.isEmpty() ? Limits.defaults().spoolFolder() : Path.of(folder);
  }

  /** Those of the limits that the runtime keeps. */
  Limits runtimeLimits() {
    Limits defaults = Limits.defaults();
    return defaults.toBuilder()
        .spoolFolder(spoolFolder())
        .connections(count(AppLimit.CONNECTIONS))
        .requestsPerConnection(count(AppLimit.REQUESTS_PER_CONNECTION))
        .paramsBytes(count(AppLimit.PARAMS_BYTES))
        .paramsCount(count(AppLimit.PARAMS_COUNT))
        .paramsMemory(limit(AppLimit.PARAMS_MEMORY))
        .paramsTime(time(AppLimit.PARAMS_TIME))
        .bodyGap(time(AppLimit.BODY_GAP))
        .streamMemory(count(AppLimit.STREAM_MEMORY))
        .bodiesMemory(limit(AppLimit.BODIES_MEMORY))
        .spoolBytes(limit(AppLimit.SPOOL_BYTES))
        .pendingBytes(count(AppLimit.PENDING_BYTES))
        .pendingMemory(limit(AppLimit.PENDING_MEMORY))
        .writeStall(time(AppLimit.WRITE_STALL))
        .closingTime(time(AppLimit.CLOSING_TIME))
        .lingerBytes(limit(AppLimit.LINGER_BYTES))
        .lingerTime(time(AppLimit.LINGER_TIME))
        .handlers(count(AppLimit.HANDLERS))
        .handlerTime(time(AppLimit.HANDLER_TIME))
        .backlog(count(AppLimit.BACKLOG))
        .build();
  }
}
