/**
 * Sessions: what a client's requests have in common, kept by the server under a random id.
 *
 * <p>It may import {@code dev.smisk.routing} and {@code dev.smisk.http}, and knows nothing of
 * FastCGI. A {@link dev.smisk.session.SessionStore} keeps bytes and versions of them, and knows
 * nothing of what they mean or of the requests they come from: so any of them can be written in an
 * afternoon, and one suite of tests holds for all.
 */
@NullMarked
package dev.smisk.session;

import org.jspecify.annotations.NullMarked;
