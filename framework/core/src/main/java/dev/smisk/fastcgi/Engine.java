package dev.smisk.fastcgi;

/** What a connection needs of whoever drives it: the event loop, or a test. */
interface Engine {
  Limits limits();

  Responder responder();

  /** Called by the leading thread only. */
  ParamsPool paramsPool();

  OutputBuffers outputBuffers();

  /** Where bodies are kept. Any thread. */
  BodyStore bodies();

  /** Nanoseconds on a clock that never goes back. Any thread. */
  long now();

  /** Where jobs are whose answer is pending. Any thread. */
  PendingJobs pending();

  /** A job can start. Called by the leading thread. */
  void ready(Exchange exchange);

  /** {@link Connection#attend} is to be called soon by the leading thread. Any thread may ask. */
  void attend(Connection connection);

  /** {@link Connection#expire} is to be called now and then. Called by the leading thread. */
  void watch(Connection connection);

  /** {@link Connection#resume} is to be called soon. Called by the leading thread. */
  void paused(Connection connection);

  /**
   * The connection has closed. Called by the leading thread, once for each.
   *
   * @param cutOff requests that have no answer, or a part of one, though the web server was there
   */
  void closed(Connection connection, int cutOff);
}
