/**
 * From a request to a handler and back: the route table, parameter binding and JSON.
 *
 * <p>At start-up the tables of all {@link dev.smisk.routing.Routes} are linked into one trie. A
 * request's raw path is matched against it before its body is read; then generated code binds
 * {@link dev.smisk.routing.Arguments}, calls the handler and encodes its result. This package
 * imports {@code dev.smisk.http} and nothing else of the framework; Jackson is imported by {@link
 * dev.smisk.routing.Json} and its three helpers alone.
 *
 * <h2>The way of a request</h2>
 *
 * <pre>
 *  variables ─ Dispatcher ─ SplitPath ─ RouteTable      on the leading thread
 *                  │            (raw path → segments → route)
 *                  ├─ AnsweredDispatch                  400 404 405 413 415 501, OPTIONS
 *                  └─ RoutedDispatch                    on the handler's thread
 *                         └─ Handler ─ Arguments ─ Json
 *                                └─ Failures            whatever was thrown
 * </pre>
 *
 * <h2>Decisions</h2>
 *
 * <table>
 * <caption>What a request gets</caption>
 * <tr><td>path</td><td>Split at its slashes, each segment decoded once, then matched. A slash at the
 *   end counts. {@code %2F} stays in its segment. In a rest variable, whose slashes divide segments, it
 *   stays {@code %2F}, and a decoded percent sign is written {@code %25}: no two paths give one value. Dot
 *   segments, raw, encoded or between encoded slashes, and a {@code #} are 400.</td></tr>
 * <tr><td>the most specific route</td><td>wins among those of the method, whatever their order; see
 *   {@code PathPattern}. A GET route counts as one for HEAD.</td></tr>
 * <tr><td>no route of the method</td><td>405 with {@code Allow}; 501 where the method is none of
 *   {@link dev.smisk.http.Method} (RFC 9110 section 9.1), and 404 where no route matches the
 *   path.</td></tr>
 * <tr><td>OPTIONS</td><td>204 with {@code Allow}, unless there is a route for it.</td></tr>
 * <tr><td>{@code Content-Length}</td><td>One number of at most 18 digits, or 400; past the limit 413
 *   before the body is read.</td></tr>
 * <tr><td>{@code Content-Type}</td><td>{@code application/json} or {@code …+json}, in UTF-8, or
 *   none; else 415, as for any {@code Content-Encoding}.</td></tr>
 * <tr><td>parameters</td><td>See {@link dev.smisk.routing.Arguments}.</td></tr>
 * <tr><td>JSON</td><td>See {@link dev.smisk.routing.JsonSettings} and {@link
 *   dev.smisk.routing.Json}.</td></tr>
 * <tr><td>the app's health</td><td>Where it is told: {@code {"status":"up"}}, or 503 while the app
 *   drains; before any route, below the prefix.</td></tr>
 * <tr><td>a streamed body</td><td>Announced past its limit 413 before the handler starts. A {@link
 *   dev.smisk.http.BodyException} among the causes of what a handler throws is answered with its
 *   status.</td></tr>
 * <tr><td>what a handler throws</td><td>An {@link dev.smisk.http.HttpException} is answered as its
 *   problem and not logged, unless it is 5xx and has a cause. Anything else, {@link
 *   java.lang.Error}s included, is logged once with the request's id and answered with a 500 that
 *   tells nothing, or everything in dev mode.</td></tr>
 * </table>
 */
@NullMarked
package dev.smisk.routing;

import org.jspecify.annotations.NullMarked;
