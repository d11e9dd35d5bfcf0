/**
 * Where an app begins: {@link dev.smisk.Smisk#app()}, the annotations of handler classes, and the
 * composition of all other packages.
 *
 * <pre>
 * App ─ Launch ─ CommandLine, Environment → Settings
 *         └──── Assembly ─ CompiledRoutes → dev.smisk.routing.Dispatcher
 *                  │                             │
 *                  │                           Bridge: a request is admitted, dispatched, answered
 *                  │                             │       (Answer, AnswerStream), logged (AccessLog)
 *                  │                             │
 *                  └ RunningApp ──────────── dev.smisk.fastcgi.FastCgiServer
 *                        └────────────────── dev.smisk.dev.DevServer (--dev alone)
 * </pre>
 *
 * <p>An answer of bytes is one head and one body. One that is a stream is written by {@code
 * AnswerStream} after the handler has returned, on its thread: nothing leaves before 16 KiB or a
 * flush, so that until then a failure is answered with a problem; afterwards it ends without END.
 *
 * <p>It may import every package of the framework, and none may import it. {@code Bridge} alone
 * knows both of records and of HTTP; {@code UnprocessedHandlers} alone imports ClassGraph.
 */
@NullMarked
package dev.smisk;

import org.jspecify.annotations.NullMarked;
