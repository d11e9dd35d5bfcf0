package dev.smisk.fastcgi;

import java.nio.file.Path;
import java.time.Duration;

/** Changes some of the {@link Limits}, whose defaults stand here; not thread-safe. */
public final class LimitsBuilder {
  private int connections = 10_240;
  private int requestsPerConnection = 128;
  private int paramsBytes = 64 * 1024;
  private int paramsCount = 1_000;
  private long paramsMemory = Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 8);
  private Duration paramsTime = Duration.ofSeconds(10);
  private Duration bodyGap = Duration.ofSeconds(60);
  private int streamMemory = 128 * 1024;
  private long bodiesMemory = Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 4);
  private long spoolBytes = 4L << 30;
  private Path spoolFolder = Path.of(System.getProperty("java.io.tmpdir"));
  private int pendingBytes = 256 * 1024;
  private long pendingMemory = Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 8);
  private Duration writeStall = Duration.ofSeconds(60);
  private Duration closingTime = Duration.ofSeconds(30);
  private long lingerBytes = 256L * 1024 * 1024;
  private Duration lingerTime = Duration.ofSeconds(30);
  private int handlers = 2_048;
  private Duration handlerTime = Duration.ZERO;
  private int backlog = 1_024;

  LimitsBuilder() {}

  LimitsBuilder(Limits limits) {
    connections = limits.connections();
    requestsPerConnection = limits.requestsPerConnection();
    paramsBytes = limits.paramsBytes();
    paramsCount = limits.paramsCount();
    paramsMemory = limits.paramsMemory();
    paramsTime = limits.paramsTime();
    bodyGap = limits.bodyGap();
    streamMemory = limits.streamMemory();
    bodiesMemory = limits.bodiesMemory();
    spoolBytes = limits.spoolBytes();
    spoolFolder = limits.spoolFolder();
    pendingBytes = limits.pendingBytes();
    pendingMemory = limits.pendingMemory();
    writeStall = limits.writeStall();
    closingTime = limits.closingTime();
    lingerBytes = limits.lingerBytes();
    lingerTime = limits.lingerTime();
    handlers = limits.handlers();
    handlerTime = limits.handlerTime();
    backlog = limits.backlog();
  }

  /** See {@link Limits#connections()}. */
  public LimitsBuilder connections(int connections) {
    this.connections = connections;
    return this;
  }

  /** See {@link Limits#requestsPerConnection()}. */
  public LimitsBuilder requestsPerConnection(int requests) {
    this.requestsPerConnection = requests;
    return this;
  }

  /** See {@link Limits#paramsBytes()}. */
  public LimitsBuilder paramsBytes(int bytes) {
    this.paramsBytes = bytes;
    return this;
  }

  /** See {@link Limits#paramsCount()}. */
  public LimitsBuilder paramsCount(int count) {
    this.paramsCount = count;
    return this;
  }

  /** See {@link Limits#paramsMemory()}. */
  public LimitsBuilder paramsMemory(long bytes) {
    this.paramsMemory = bytes;
    return this;
  }

  /** See {@link Limits#paramsTime()}. */
  public LimitsBuilder paramsTime(Duration time) {
    this.paramsTime = time;
    return this;
  }

  /** See {@link Limits#bodyGap()}. */
  public LimitsBuilder bodyGap(Duration time) {
    this.bodyGap = time;
    return this;
  }

  /** See {@link Limits#streamMemory()}. */
  public LimitsBuilder streamMemory(int bytes) {
    this.streamMemory = bytes;
    return this;
  }

  /** See {@link Limits#bodiesMemory()}. */
  public LimitsBuilder bodiesMemory(long bytes) {
    this.bodiesMemory = bytes;
    return this;
  }

  /** See {@link Limits#spoolBytes()}. */
  public LimitsBuilder spoolBytes(long bytes) {
    this.spoolBytes = bytes;
    return this;
  }

  /** See {@link Limits#spoolFolder()}. */
  public LimitsBuilder spoolFolder(Path folder) {
    this.spoolFolder = folder;
    return this;
  }

  /** See {@link Limits#pendingBytes()}. */
  public LimitsBuilder pendingBytes(int bytes) {
    this.pendingBytes = bytes;
    return this;
  }

  /** See {@link Limits#pendingMemory()}. */
  public LimitsBuilder pendingMemory(long bytes) {
    this.pendingMemory = bytes;
    return this;
  }

  /** See {@link Limits#writeStall()}. */
  public LimitsBuilder writeStall(Duration time) {
    this.writeStall = time;
    return this;
  }

  /** See {@link Limits#closingTime()}. */
  public LimitsBuilder closingTime(Duration time) {
    this.closingTime = time;
    return this;
  }

  /** See {@link Limits#lingerBytes()}. */
  public LimitsBuilder lingerBytes(long bytes) {
    this.lingerBytes = bytes;
    return this;
  }

  /** See {@link Limits#lingerTime()}. */
  public LimitsBuilder lingerTime(Duration time) {
    this.lingerTime = time;
    return this;
  }

  /** See {@link Limits#handlers()}. */
  public LimitsBuilder handlers(int handlers) {
    this.handlers = handlers;
    return this;
  }

  /** See {@link Limits#handlerTime()}. */
  public LimitsBuilder handlerTime(Duration time) {
    this.handlerTime = time;
    return this;
  }

  /** See {@link Limits#backlog()}. */
  public LimitsBuilder backlog(int connections) {
    this.backlog = connections;
    return this;
  }

  /**
   * The limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits build() {
    return new Limits(
        connections,
        requestsPerConnection,
        paramsBytes,
        paramsCount,
        paramsMemory,
        paramsTime,
        bodyGap,
        streamMemory,
        bodiesMemory,
        spoolBytes,
        spoolFolder,
        pendingBytes,
        pendingMemory,
        writeStall,
        closingTime,
        lingerBytes,
        lingerTime,
        handlers,
        handlerTime,
        backlog);
  }
}
