/**
 * From a request to a handler and back: the route table, parameter binding and JSON.
 *
 * <p>At start-up the tables of all {@link dev.smisk.routing.Routes} are linked into one trie. A
 * request's raw path is matched against it before its body is read; then generated code binds
 * {@link dev.smisk.routing.Arguments}, calls the handler and encodes its result. This package
 * imports {@code dev.smisk.files} and {@code dev.smisk.http} and nothing else of the framework;
 * Jackson is imported by {@link dev.smisk.routing.Json} and what begins with its name alone.
 *
 * <p>Jackson calls compiled {@link dev.smisk.routing.JsonCodec}s where the processor wrote them,
 * and reflects upon other classes. Both do the same: a codec reads the usual token itself and
 * leaves the rest to Jackson's deserializer of the type.
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
 * <tr><td>slash at the end</td><td>Part of the path: nothing is redirected. Where the path with one
 *   more or one less is served, the detail of the 404 names it.</td></tr>
 * <tr><td>several routes of one method and path</td><td>Told apart by {@code consumes} and {@code
 *   produces}, before the handler runs: first those that read the body, most exact type first; then
 *   the one whose answer {@code Accept} likes best, by its q-values; among equals JSON, then the one
 *   declared first. 415 with {@code Accept}, 406 with what is possible; answers carry {@code Vary:
 *   Accept}. Without {@code Content-Type} a body is taken for JSON. Routes that name nothing never
 *   look at {@code Accept}, and what is malformed in it is left out.</td></tr>
 * <tr><td>no route of the method</td><td>405 with {@code Allow}; 501 where the method is none of
 *   {@link dev.smisk.http.Method} (RFC 9110 section 9.1), and 404 where no route matches the
 *   path.</td></tr>
 * <tr><td>OPTIONS</td><td>204 with {@code Allow}, unless there is a route for it.</td></tr>
 * <tr><td>{@code Content-Length}</td><td>One number of at most 18 digits, or 400; past the limit 413
 *   before the body is read.</td></tr>
 * <tr><td>{@code Content-Type}</td><td>What the route consumes: {@code application/json} or {@code
 *   …+json} for a JSON body, {@code application/x-www-form-urlencoded} in UTF-8 or the charset that it names or {@code multipart/form-data} for a form, or none;
 *   else 415, as for any {@code Content-Encoding}.</td></tr>
 * <tr><td>parameters</td><td>See the table below, {@link dev.smisk.routing.Argument} for how text
 *   becomes a value, and {@link dev.smisk.routing.Converters} for the JDK's types.</td></tr>
 * <tr><td>constraints of Jakarta Validation</td><td>Of parameters and their classes, checked by a
 *   {@link dev.smisk.http.Validation} when the parameters are bound: 400, told beside those that
 *   could not be bound. A class is checked where it is a parameter's or its elements', and from there on
 *   where {@code @Valid} stands.</td></tr>
 * <tr><td>JSON</td><td>See {@link dev.smisk.routing.JsonSettings}, {@link
 *   dev.smisk.routing.JsonCustomizer} and {@link dev.smisk.routing.Json}. {@link
 *   dev.smisk.http.Patch} tells null and absent apart.</td></tr>
 * <tr><td>the app's health</td><td>Where it is told: {@code {"status":"up"}}, or 503 while the app
 *   drains; before any route, below the prefix.</td></tr>
 * <tr><td>a streamed body</td><td>Announced past its limit 413 before the handler starts. A {@link
 *   dev.smisk.http.BodyException} among the causes of what a handler throws is answered with its
 *   status.</td></tr>
 * <tr><td>{@link dev.smisk.http.Guard}</td><td>Asked when the route is known, before type and length
 *   of the body are judged.</td></tr>
 * <tr><td>{@link dev.smisk.http.Filter}</td><td>App, path or annotation, class, method; chosen for each route at
 *   start-up. A path covers what is below it, and is asked of a request where a variable of the
 *   route stands in it.</td></tr>
 * <tr><td>a file</td><td>Is looked for when its handler has returned, and opened when all filters
 *   have seen the answer: see {@code dev.smisk.files}.</td></tr>
 * <tr><td>a client's state</td><td>What a {@link dev.smisk.routing.StateKeeper} keeps of it is kept
 *   when the handler has returned and its answer is encoded, inside of the filters; and what these
 *   change, when the outermost has returned.</td></tr>
 * <tr><td>{@link java.util.concurrent.CompletionStage}</td><td>{@code Pending} until it is
 *   complete: no thread waits for it, and what stands around the handler goes on where the answer is
 *   sent. What it fails with is caught as if it was thrown. A filter that calls {@link
 *   dev.smisk.http.Chain#proceed(dev.smisk.http.Request)} waits all the same.</td></tr>
 * <tr><td>{@link java.util.stream.Stream}, {@link java.util.Iterator}, {@link
 *   java.lang.Iterable}</td><td>A JSON array, of which each element is encoded when it is its turn.
 *   One that fails before 16 KiB are written is answered with a problem, later the answer breaks
 *   off. The source is closed in the end if it can be, on the thread that sends the answer, for HEAD
 *   unread; one that comes when nobody waits for it any more on the thread that completed
 *   it.</td></tr>
 * <tr><td>what a handler throws</td><td>Is answered by the {@code @Catch} method for the most
 *   specific type, if there is one, and then not logged. Else an {@link dev.smisk.http.HttpException} is answered as its
 *   problem and not logged, unless it is 5xx and has a cause. Anything else, {@link
 *   java.lang.Error}s included, is logged once with the request's id and answered with a 500 that
 *   tells nothing, or everything in dev mode.</td></tr>
 * </table>
 *
 * <h2>What a parameter is given</h2>
 *
 * <p>Values of the parameter {@code a}; 400 names it, says what is wrong and where it was looked
 * for. An array is like a list; {@code Integer}, {@code UUID} and the like as {@code int}.
 * {@code @Default} applies where there is no value, and an empty one is a value.
 *
 * <pre>
 * request           | int | int = 7 | String | String = x | Optional&lt;Integer&gt; | List&lt;Integer&gt; | List&lt;Integer&gt; = 7 | Set&lt;Integer&gt; | int[]
 * query             | 400 | 7       | 400    | x          | empty             | none          | 7                 | none         | none
 * query a=5         | 5   | 5       | 5      | 5          | 5                 | 5             | 5                 | 5            | 5
 * query a=          | 400 | 400     | ""     | ""         | 400               | 400           | 400               | 400          | 400
 * query a           | 400 | 400     | ""     | ""         | 400               | 400           | 400               | 400          | 400
 * query a=y         | 400 | 400     | y      | y          | 400               | 400           | 400               | 400          | 400
 * query a=6&amp;a=5&amp;a=6 | 400 | 400     | 400    | 400        | 400               | 6, 5, 6       | 6, 5, 6           | 6, 5         | 6, 5, 6
 * form              | 400 | 7       | 400    | x          | empty             | none          | 7                 | none         | none
 * form a=5          | 5   | 5       | 5      | 5          | 5                 | 5             | 5                 | 5            | 5
 * form a=           | 400 | 400     | ""     | ""         | 400               | 400           | 400               | 400          | 400
 * form a=6&amp;a=5      | 400 | 400     | 400    | 400        | 400               | 6, 5          | 6, 5              | 6, 5         | 6, 5
 * header            | 400 | 7       | 400    | x          | empty             | none          | 7                 | none         | none
 * header 5          | 5   | 5       | 5      | 5          | 5                 | 5             | 5                 | 5            | 5
 * header ""         | 400 | 400     | ""     | ""         | 400               | none          | none              | none         | none
 * header 6,,5       | 400 | 400     | 6,,5   | 6,,5       | 400               | 6, 5          | 6, 5              | 6, 5         | 6, 5
 * header 6, 5, 6    | 400 | 400     | 6, 5, 6 | 6, 5, 6   | 400               | 6, 5, 6       | 6, 5, 6           | 6, 5         | 6, 5, 6
 * cookie            | 400 | 7       | 400    | x          | empty             | none          | 7                 | none         | none
 * cookie a=5        | 5   | 5       | 5      | 5          | 5                 | 5             | 5                 | 5            | 5
 * cookie a=         | 400 | 400     | ""     | ""         | 400               | 400           | 400               | 400          | 400
 * cookie a=6; a=5   | 6   | 6       | 6      | 6          | 6                 | 6, 5          | 6, 5              | 6, 5         | 6, 5
 * </pre>
 *
 * <h2>Problems</h2>
 *
 * <p>Errors are {@code application/problem+json} (RFC 9457); {@code text/plain} where {@code
 * Accept} likes text or HTML better than JSON, never HTML. The {@code type} of the framework's own
 * is {@code about:blank}, their {@code title} the status's phrase of RFC 9110, and they have no
 * {@code instance}: a {@link dev.smisk.routing.ProblemHook} gives an app's own. All that is wrong
 * with the parameters of one request comes in {@code errors}, constraints' violations too: {@code
 * name}, {@code in} ({@code path}, {@code query}, {@code header}, {@code cookie}, {@code form} or
 * {@code body}) and {@code detail}. What a limit of the runtime turns away (408, 431, 503) is told
 * in JSON that was encoded beforehand.
 *
 * <p>Who sees a problem: a {@code @Catch} method for {@link dev.smisk.http.HttpException}, a filter
 * of the app, one that {@linkplain dev.smisk.http.Filter#runsAlways runs always}, and the hook.
 *
 * <pre>
 * where a problem arises                 | @Catch | filter | runsAlways | hook
 * a handler, its parameters and its body | yes    | yes    | yes        | yes
 * a filter                               | yes    | yes    | yes        | yes
 * a guard                                | yes    | no     | yes        | yes
 * type, length and Accept: 406, 413, 415 | yes    | no     | yes        | yes
 * no route: 404, 405, 501                | no     | no     | yes        | yes
 * what is no request: 400                | no     | no     | yes        | yes
 * a limit: 408, 431, 503                 | no     | no     | no         | no
 * </pre>
 *
 * <p>Every problem of the framework has {@code type}, {@code title}, {@code status} and {@code
 * detail}, then what stands here, and at last {@code requestId}, by which the logs name the request
 * ({@link dev.smisk.http.Request#id}).
 *
 * <pre>
 * status | title                           | what is wrong                        | members | headers
 * 400    | Bad Request                     | a parameter                          | errors  |
 * 400    | Bad Request                     | a value of a JSON body               | errors  |
 * 400    | Bad Request                     | the URL, or a header                 |         |
 * 401    | Unauthorized                    | credentials                          |         | WWW-Authenticate
 * 403    | Forbidden                       | another site's request, in a session |         |
 * 404    | Not Found                       | no route of that path                |         |
 * 404    | Not Found                       | an empty Optional                    |         |
 * 405    | Method Not Allowed              | no route of that method              |         | Allow
 * 406    | Not Acceptable                  | no answer that Accept takes          |         |
 * 408    | Request Timeout                 | headers or body that come too slowly |         |
 * 409    | Conflict                        | what another request has changed     |         |
 * 412    | Precondition Failed             | conditions on a file                 |         |
 * 413    | Content Too Large               | a body past its limit                |         |
 * 415    | Unsupported Media Type          | a body of another type               |         | Accept
 * 416    | Range Not Satisfiable           | a part that a file does not have     |         | Content-Range
 * 431    | Request Header Fields Too Large | headers past their limit             |         |
 * 500    | Internal Server Error           | what a handler throws                |         |
 * 501    | Not Implemented                 | a method that HTTP does not have     |         |
 * 503    | Service Unavailable             | too many requests, or too slow       |         | Retry-After
 * 503    | Service Unavailable             | a body that cannot be kept           |         | Retry-After
 * </pre>
 */
@NullMarked
package dev.smisk.routing;

import org.jspecify.annotations.NullMarked;
