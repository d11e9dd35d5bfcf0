/**
 * FastCGI 1.0: records, connections and threads, and nothing of HTTP.
 *
 * <p>It knows no other package of the framework. What it needs of the application it asks a {@link
 * dev.smisk.fastcgi.Responder}; what a request means is that one's affair, down to the answer where
 * a limit turns a request away ({@link dev.smisk.fastcgi.Refusal}).
 *
 * <h2>The path of one request</h2>
 *
 * <pre>
 *  socket ─ SocketTransport ─ RecordReader ─ RequestAssembly ─ Exchange ─ Responder.admit ─▶ Job
 *              reads into the     cuts         by request id     PARAMS→STDIN→READY           │
 *              leader's buffer                                                                ▼
 *                                               RunQueue: inline, or on Workers (Pace says)
 *                                                                                             │
 *  socket ◀ SocketTransport ◀── Output ◀──────────────── Stdout ◀───────── Job.run ───────────┘
 *                               under its lock            the running thread's buffer
 * </pre>
 *
 * <p>{@code Connection} holds both directions together and sees to their time limits; {@code
 * OutputLifecycle} tells how the sending one closes, {@code EventLoop} who turns the wheel.
 *
 * <p>A connection is bytes in, bytes out: {@link dev.smisk.fastcgi.InMemoryConnection} drives the
 * same code without a socket. A small request that comes in one read costs: that read, one write, a
 * share of one select; one copy of its PARAMS into a pooled buffer; about 110 bytes of garbage.
 *
 * <h2>Who leads</h2>
 *
 * <p>One thread selects, parses and runs handlers. Where a handler holds it up, the monitor gives
 * the loop to the thread in reserve, and the old one finishes its own answer and becomes the
 * reserve. The diagram stands in {@code Leadership}, the rules for taking in {@code Monitor}, what
 * is learnt in {@link dev.smisk.fastcgi.Pace}.
 *
 * <table>
 *   <caption>Who owns what</caption>
 *   <tr><th>State</th><th>Owner</th></tr>
 *   <tr><td>selector, run queue, read buffer, params pool, timers, every {@code Connection} but its
 *       output, every {@code Exchange} until READY</td>
 *       <td>the leading thread; handed over with the leadership</td></tr>
 *   <tr><td>{@code Output}, {@code Exchange.ended}</td><td>that connection's lock</td></tr>
 *   <tr><td>job, stdin, stdout of a READY exchange</td><td>the thread that runs it</td></tr>
 *   <tr><td>{@code StreamedBody}, its ring and the list of its files</td>
 *       <td>that body's lock: the leader adds, the job's thread reads, the spooler moves; who is at a
 *       file without the lock says so under it</td></tr>
 *   <tr><td>{@code Execution}: whom to interrupt</td>
 *       <td>its lock; the thread takes itself out before it leaves the job</td></tr>
 *   <tr><td>the bytes behind {@code Params}</td>
 *       <td>written by the leader before the job starts, then read by anybody; reused only when the
 *       job ended on the leading thread, under a generation that makes earlier views throw</td></tr>
 *   <tr><td>buffer of {@code Stdout}</td>
 *       <td>inline: that leader thread's own; on a worker: taken from a pool at the first byte</td></tr>
 *   <tr><td>{@code attention}</td>
 *       <td>anybody adds; the leader looks before it waits, and is woken if it is not the one that
 *       adds</td></tr>
 * </table>
 *
 * <h2>Bodies that are read while they come</h2>
 *
 * <p>A job with {@link dev.smisk.fastcgi.Intake.Mode#STREAM} starts on a worker when PARAMS end.
 * What comes goes into a ring of 8 KiB, doubled up to {@link
 * dev.smisk.fastcgi.Limits#streamMemory()} where it comes quickly; the leader never reads more of a
 * connection than the fullest of its rings has room for. Where one is full, the connection waits
 * for its reader for 20 ms ({@code Backpressure}); then one thread ({@code BodyStore}) moves the
 * ring to a file without a name, from then until the reader has caught up. So a job that keeps up
 * never touches the disk; siblings, aborts and web servers that read nothing before they have sent
 * all are held up by 20 ms; and a disk that stalls holds up the connections whose bodies it is to
 * take, never the loop. Memory: {@link dev.smisk.fastcgi.Limits#bodiesMemory()} and 8 KiB for each
 * stream; disk: {@link dev.smisk.fastcgi.Limits#spoolBytes()}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>Overload never queues: past {@link dev.smisk.fastcgi.Limits#handlers()} the application
 *       answers {@code OVERLOADED} at once. What waits, waits in the kernel's backlog, before it
 *       has become a request.
 *   <li>A body that nobody wants, and whatever comes after END, is read and discarded: FastCGI has
 *       no flow control per request, so what one leaves unread would stop its siblings.
 *   <li>A peer's end of input closes what is incomplete; jobs that run may still answer, since a
 *       peer may shut its sending side and read on. They can ask {@code aborted()}.
 *   <li>Protocol errors close the connection: after one nothing on it can be told apart any more.
 *   <li>Answers are padded to eight bytes and carry at most 32 KiB per record, far from the 65,535
 *       at which some HAProxy lose their way.
 *   <li>Virtual threads only from JDK 24 on, and only for handlers that wait; see {@code Workers}.
 *   <li>What load or a peer can run into is a setting of {@link dev.smisk.fastcgi.Limits}. The
 *       other numbers are sizes of pools and pieces, and paces: they decide how fast things go,
 *       never whether a request is served, and say beside themselves why they are what they are.
 * </ul>
 *
 * <h2>Statements and their tests</h2>
 *
 * <p>What the specification and real web servers demand, by the test class that shows them, each
 * test named after its statement:
 *
 * <ul>
 *   <li>records cut anywhere, padding on every record, wrong version: {@code RecordReaderTest},
 *       {@code ConnectionTest}
 *   <li>pairs cut anywhere, 4-byte forms of short lengths, truncated and overrunning pairs
 *       (CVE-2025-23016), text as UTF-8 else ISO-8859-1, one request's variables never another's
 *       (CVE-2011-2766): {@code ParamsTest}
 *   <li>active and inactive ids, BEGIN errors, reuse of an id after END, interleaving, GET_VALUES,
 *       UNKNOWN_TYPE, roles, ABORT, KEEP_CONN on and off, draining within bounds, failing without
 *       END: {@code ConnectionTest}
 *   <li>bodies: with and without length, short, long, past the limit, stalled: {@code StdinTest}
 *   <li>one write per small answer, partial writes, high-water mark, stalls, exactly one END:
 *       {@code StdoutTest}
 *   <li>bodies that are read while they come: order, bounds in memory and on disk, pauses, what a
 *       reader is told: {@code StreamTest}; over sockets, with interrupts on abort: {@code
 *       StreamingServerTest}, {@code ExecutionTest}; in a heap of 32 MiB: {@code BoundedMemoryTest}
 *   <li>handlers that take too long: {@code HandlerDeadlineTest}
 *   <li>all of it at once, over many connections: {@code StressTest}
 *   <li>limits and their refusals: {@code RefusalTest}; connections and handlers at once: {@code
 *       ServerTest}, {@code HandOverTest}
 *   <li>hand-over and learning: {@code LeadershipTest}, {@code MonitorTest}, {@code PaceTest},
 *       {@code HandOverTest}
 *   <li>addresses, Unix socket files, allow-list, stopping: {@code ListenAddressTest}, {@code
 *       ServerTest}
 * </ul>
 */
@NullMarked
package dev.smisk.fastcgi;

import org.jspecify.annotations.NullMarked;
