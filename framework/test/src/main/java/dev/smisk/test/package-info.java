/**
 * Drives an app in tests: in memory through the real protocol code, or as a process behind a real
 * nginx.
 *
 * <p>{@link dev.smisk.test.TestApp} encodes each request as the records that a web server would
 * send and decodes the answer's records, so that parsing, routing, binding, error handling and
 * encoding are those of production; only sockets and threads are left out. {@link
 * dev.smisk.test.AppProcess} and {@link dev.smisk.test.Nginx} run the packaged app with the
 * configuration that it ships.
 *
 * <p>{@link dev.smisk.test.SessionStoreContract} and {@link dev.smisk.test.SessionStoreLoad} are
 * for those who write a store of sessions.
 */
@NullMarked
package dev.smisk.test;

import org.jspecify.annotations.NullMarked;
