/**
 * Sessions: what a client's requests have in common, kept by the server under a random id; and
 * small state that the client keeps itself, sealed.
 *
 * <p>It may import {@code dev.smisk.routing} and {@code dev.smisk.http}, and knows nothing of
 * FastCGI. A {@link dev.smisk.session.SessionStore} keeps bytes and versions of them, and knows
 * nothing of what they mean or of the requests they come from: so any of them can be written in an
 * afternoon, and one suite of tests holds for all.
 *
 * <pre>
 * generated code, filters ─ {@link dev.smisk.session.Session} ─ SessionState       of one request: what was read, what was changed
 *                              │            │
 * dev.smisk.routing ─ {@link dev.smisk.session.SessionKeeper} ─────┤            of the app: admits (CsrfCheck), keeps
 *                     │                     │
 *              SessionCookie          SessionWriter        versions: merge, conflict, renew, end
 *                                           │
 *                                       StoreCalls         time: 503 instead of waiting
 *                                           │
 *                                      {@link dev.smisk.session.SessionStore}        bytes: memory, files, yours
 * </pre>
 *
 * <h2>What is decided here</h2>
 *
 * <ul>
 *   <li>A store is asked at most once to read, and a request that only reads costs no more, but for
 *       one touch in a tenth of the time to live: when the session was last written is in its data,
 *       and when this process has last touched it is remembered here. Several instances touch once
 *       each.
 *   <li>Changes of what a handler takes are written when it has returned and its answer is encoded,
 *       inside of the filters: so these put their headers on a 409 or 503 as well. What filters
 *       change themselves is written when the outermost has returned.
 *   <li>An answer of 5xx drops changes: its handler may have got halfway. Any other keeps them,
 *       also one that was thrown.
 *   <li>The same name changed by two requests is a conflict, even if both made it the same: two
 *       that count up from 5 must not both say 6. Only flash values may be taken by two.
 *   <li>An end wins over changes that run, a renewal over what comes after it: its old id gets a
 *       last version that says so, and only if nobody has written since it was read, before it is
 *       deleted. If the store fails in between, the client is told the new id with the 503, as that
 *       one is there for sure.
 *   <li>An id that the store does not know is never used: a client cannot choose its own.
 *   <li>The token of forms is made of the id, so that it costs no write, and pages that are made at
 *       once never conflict.
 * </ul>
 */
@NullMarked
package dev.smisk.session;

import org.jspecify.annotations.NullMarked;
