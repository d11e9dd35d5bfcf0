/**
 * HTTP for development: a web server's part, so that an app can be tried with a browser and no
 * other program. {@link dev.smisk.dev.DevServer} turns each HTTP request into a FastCGI request to
 * the very runtime that serves the app in production, over a socket, and the answer back; it knows
 * records and header lines, and nothing of routes.
 *
 * <pre>
 * client ⇄ HttpConnection: RequestHead, RequestBody → CgiVariables → AppConnection ⇄ dev.smisk.fastcgi
 *                          HttpAnswer ←──────── AppOutput ←────────┘
 * </pre>
 *
 * <p>It promises what nginx promises an app: the raw request target, byte for byte; every header
 * line; bodies streamed both ways; a closed FastCGI connection when the client goes away; no
 * header, target or status of its own making unless the request is no HTTP or the app broke off.
 *
 * <p>Why not the JDK's HTTP server: it parses the target as a {@link java.net.URI} before anybody
 * can see it. {@code /a|b}, {@code /a{b}}, {@code ?x=1|2} (which browsers send), {@code /%zz} and
 * {@code //} get an HTML error of its own, {@code OPTIONS *} a 404, and no setting changes that; it
 * writes {@code ETag} as {@code Etag}; and on JDK 17 a keep-alive request takes 44 ms unless {@code
 * sun.net.httpserver.nodelay} is set before its classes load. An app would behave otherwise here
 * than behind a web server. Nor do the small servers on Maven Central pass a target through: Apache
 * HttpCore 5.3 answers {@code //x/y} with 421, {@code org.microhttp} 0.11 holds whole bodies in
 * memory and streams none, {@code io.fusionauth:java-http} needs JDK 21. To read HTTP/1.1 takes
 * less code than to work around either, and leaves production with no further module or jar.
 *
 * <p>{@link dev.smisk.dev.AppRequest} sends one such request without HTTP, for a check of the app.
 *
 * <p>What it is not: a server for other hosts. It binds 127.0.0.1, speaks no TLS, and believes what
 * its clients say.
 */
@NullMarked
package dev.smisk.dev;

import org.jspecify.annotations.NullMarked;
