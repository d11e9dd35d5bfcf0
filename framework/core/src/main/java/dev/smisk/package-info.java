/**
 * Where an app begins: {@link dev.smisk.Smisk#app()}, the annotations of handler classes, and the
 * composition of all other packages.
 *
 * <pre>
 * App ─ Launch ─ CommandLine, Environment → Settings
 *         └──── Assembly ─ ServedTables ──→ dev.smisk.routing.Dispatcher
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
 * <p>An instance can take over from another ({@code Succession}): the {@code PidFile} is claimed,
 * then all is bound, then the loop runs, and only then the socket and the pid file are replaced and
 * the other is told to stop. So whatever can fail fails while the other one serves.
 *
 * <p>It may import every package of the framework, and none may import it. {@code Bridge}, {@code
 * Arrival} and {@code StdoutOutput} alone know both of records and of HTTP; {@code
 * UnprocessedHandlers} alone imports ClassGraph.
 *
 * <h2>Statements of FastCGI that HTTP makes, and their tests</h2>
 *
 * <h3>Body length</h3>
 *
 * <ul>
 *   <li>-1, +3, 3x, 20 digits, two values: 400: {@code
 *       BridgeTest.contentLengthThatIsNoNumber_is400}, {@code twoContentLengths_are400}
 *   <li>absent or empty: what STDIN brings: {@code
 *       BridgeTest.withoutContentLength_theBodyIsWhatStdinBrings}
 *   <li>announced and not there: an error only to who reads it: {@code
 *       BridgeTest.contentLengthWithoutABody_isAnErrorOnlyToWhoReadsIt}, {@code
 *       bodyShorterThanAnnounced_is400}, {@code
 *       StreamedBodyTest.endOfTheWebServersSendingSide_is400ToWhoReadsOn}
 *   <li>more than announced: {@code BridgeTest.moreThanContentLength_isNeverShown}
 *   <li>past the limit: 413: {@code BridgeTest.bodyPastTheLimit_is413}, {@code
 *       bodyOfUnknownLengthPastTheLimit_is413}, {@code
 *       StreamedBodyTest.announcedTooLong_is413BeforeTheHandlerStarts}, {@code
 *       bodyThatTurnsOutTooLong_is413WhereTheHandlerLetsItPass}
 * </ul>
 *
 * <h3>The answer</h3>
 *
 * <ul>
 *   <li>Status first, and no HTTP line: {@code BridgeTest.request_isAnsweredByItsHandler}, {@code
 *       ResponseHeadTest.encode_putsStatusFirstAndLengthLast}
 *   <li>at least one header: {@code ResponseHeadTest.encode_of204And304_hasNoLengthButOneHeader}
 *   <li>no Transfer-Encoding, no 1xx: {@code ResponseTest.header_thatIsNotTheHandlers_isRefused},
 *       {@code status_outsideOf200To599_isRefused}
 *   <li>Location with its status: {@code BridgeTest.location_comesWithItsStatus}
 *   <li>HEAD, 204, 304: no byte of a body: {@code BridgeTest.answersWithoutABody_haveNoByteOfOne},
 *       {@code refusedHead_getsNoBody}, {@code refusedRequestOfUnknownMethod_getsNoBody}
 *   <li>Content-Length where it is known, and held to: {@code
 *       StreamedAnswerTest.shortStream_hasItsLengthAnnounced}, {@code
 *       tooMuchOrTooLittle_breaksTheAnswerOff}, {@code
 *       tooMuchOrTooLittle_isA500WhereNothingHasLeft}
 *   <li>a crash in the middle never looks complete: {@code
 *       StreamedAnswerTest.failureAfterTheFirstByteLeft_endsWithoutEnd}
 *   <li>overload: 503 through STDOUT: {@code BridgeTest.overload_is503ThroughStdout}
 *   <li>too many variables: 431: {@code BridgeTest.headersPastTheLimit_are431}
 *   <li>streams pass nginx unbuffered: {@code StreamedAnswerTest.flush_reachesTheWebServer}
 *   <li>a head past 4 KiB is warned of: {@code AnswerCases.largeHead} of the example {@code
 *       servers}
 *   <li>files are sent by the web server, each by its own header: {@code
 *       SendfileTest.webServer_isToldByItsOwnHeader}, {@code
 *       configuredHeader_comesBeforeTheDetectedOne}
 *   <li>no response splitting (CVE-2024-42516): {@code
 *       BridgeTest.headerThatWouldSplitTheResponse_is500AndNoneOfItIsSent}, {@code
 *       ResponseTest.header_valueThatBreaksTheHead_isRefused}
 *   <li>no type is guessed (CVE-2020-24553): {@code
 *       BridgeTest.body_hasTheTypeThatItsHandlerSaysAndIsNeverGuessed}
 * </ul>
 *
 * <h3>Variables</h3>
 *
 * <ul>
 *   <li>REQUEST_URI alone decides on the route (CVE-2019-11043): {@code
 *       BridgeTest.onlyRequestUri_decidesOnTheRoute}
 *   <li>dot segments and malformed escapes: 400: {@code
 *       BridgeTest.dotSegmentsAndMalformedEscapes_are400}
 *   <li>%2F stays in its segment: {@code BridgeTest.encodedSlash_staysInItsSegment}
 *   <li>repeated headers are joined: {@code BridgeTest.repeatedHeader_isJoined}, {@code
 *       RequestTest.header_repeated_isJoined}
 *   <li>HTTP/2 as the web server tells it: {@code RequestCases} of the example {@code servers}
 *   <li>HTTP_PROXY is no header (httpoxy): {@code BridgeTest.httpProxy_isNoHeader}
 *   <li>X_Foo and X-Foo are one (GHSA-f59h-q822-g45g): {@code
 *       BridgeTest.headersWithUnderscoreAndDash_areOne}
 *   <li>one request's variables are never another's (CVE-2011-2766): {@code
 *       BridgeTest.variablesOfOneRequest_areNeverTheNextOnes}
 * </ul>
 *
 * <h3>Stopping</h3>
 *
 * <ul>
 *   <li>SIGTERM: requests end, exit status 0: {@code
 *       TerminationTest.sigterm_letsRequestsEndClosesAndExitsWith0}, {@code
 *       RunningAppTest.close_letsRunningRequestsEnd}, {@code close_givesUpAtTheDeadline}
 *   <li>health turns to draining: {@code OperationsTest.health_isDrainingOnceTheAppStops}
 * </ul>
 */
@NullMarked
package dev.smisk;

import org.jspecify.annotations.NullMarked;
