package dev.smisk.examples.servers;

import java.util.EnumSet;
import java.util.Set;

/** What some web servers do otherwise than the rest, whatever the app does; and why. */
enum Difference {
  /**
   * nginx, Apache and HAProxy drop headers with an underscore, which {@code HTTP_*} cannot tell
   * from a hyphen.
   */
  PASSES_UNDERSCORES,

  /**
   * Neither lighttpd 1.4 nor mod_fcgid has a way to set a variable to something new per request.
   */
  TELLS_NO_REQUEST_ID,

  /** lighttpd answers 400 unless {@code server.http-parseopts} has {@code method-get-body}. */
  REFUSES_BODY_OF_GET,

  /**
   * HAProxy 2.6 answers 400 by itself to a chunked body that is larger than its buffer ({@code
   * tune.bufsize}, 16 KiB) where the backend speaks FastCGI, even one that says nothing. Later
   * versions may not.
   */
  MAY_REFUSE_LARGE_CHUNKED_BODY,

  /**
   * Caddy tells the client's address, host and scheme by {@code X-Forwarded-*}, too, and what may
   * have a body and no type is a form to it.
   */
  ADDS_HEADERS,

  /** Caddy escapes what its language's URL type would escape: {@code |} arrives as {@code %7C}. */
  ESCAPES_BAR,

  /**
   * Caddy 2.6 announces a chunked body as {@code CONTENT_LENGTH=-1}, which is no length (RFC 3875
   * section 4.1.2): the app answers 400. Its {@code buffer_requests} changes nothing about it.
   */
  ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE,

  /** HAProxy decodes the path itself to make SCRIPT_NAME of it, and answers 500 where it can't. */
  ANSWERS_500_TO_MALFORMED_ESCAPE,

  /** mod_fcgid gives a process one request at a time, so that it can't be overloaded. */
  SENDS_ONE_REQUEST_AT_A_TIME,

  /**
   * nginx stops sending a body when the answer's head has come: read all of it before you write.
   */
  STOPS_SENDING_WHEN_ANSWERED,

  /** Those that are not told otherwise take in a request whole before the app hears of it. */
  BUFFERS_REQUESTS,

  /** Those that are not told otherwise pass on an answer when it is complete. */
  BUFFERS_ANSWERS,

  /** lighttpd 1.4 and Caddy 2.6 pass on an answer of unknown length that broke off as if whole. */
  TAKES_ANY_END_FOR_THE_WHOLE,

  /** lighttpd looks at {@code If-Match} and {@code If-Unmodified-Since} for WebDAV alone. */
  HEEDS_NO_IF_MATCH,

  /** The length that a range lies outside of is a SHOULD (RFC 9110 section 15.5.17). */
  TELLS_NO_LENGTH_WITH_416,

  /** HAProxy 2.6 makes any answer with {@code Location} behind {@code Status} a 302. */
  REDIRECTS_BY_302,

  /** All but nginx notice that the client is gone only when they have something to send to it. */
  IS_SILENT_ABOUT_ABORTS;

  /** The web servers that do. */
  Set<Setup> setups() {
    return switch (this) {
      case PASSES_UNDERSCORES -> EnumSet.of(Setup.LIGHTTPD, Setup.LIGHTTPD_SPAWNED, Setup.CADDY);
      case TELLS_NO_REQUEST_ID ->
          EnumSet.of(Setup.LIGHTTPD, Setup.LIGHTTPD_SPAWNED, Setup.APACHE_SPAWNED);
      case REFUSES_BODY_OF_GET -> EnumSet.of(Setup.LIGHTTPD, Setup.LIGHTTPD_SPAWNED);
      case TELLS_NO_LENGTH_WITH_416 -> EnumSet.of(Setup.LIGHTTPD, Setup.APACHE, Setup.APACHE_REUSE);
      case REDIRECTS_BY_302 -> EnumSet.of(Setup.HAPROXY);
      case HEEDS_NO_IF_MATCH -> EnumSet.of(Setup.LIGHTTPD);
      case MAY_REFUSE_LARGE_CHUNKED_BODY, ANSWERS_500_TO_MALFORMED_ESCAPE ->
          EnumSet.of(Setup.HAPROXY);
      case ADDS_HEADERS, ESCAPES_BAR, ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE ->
          EnumSet.of(Setup.CADDY);
      case STOPS_SENDING_WHEN_ANSWERED -> EnumSet.range(Setup.NGINX, Setup.NGINX_HTTP2);
      case BUFFERS_REQUESTS ->
          EnumSet.of(
              Setup.NGINX,
              Setup.NGINX_CLOSING,
              Setup.NGINX_HTTP2,
              Setup.LIGHTTPD,
              Setup.LIGHTTPD_SPAWNED,
              Setup.APACHE_SPAWNED);
      case BUFFERS_ANSWERS -> EnumSet.range(Setup.LIGHTTPD, Setup.APACHE_SPAWNED);
      case TAKES_ANY_END_FOR_THE_WHOLE ->
          EnumSet.of(Setup.LIGHTTPD, Setup.LIGHTTPD_SPAWNED, Setup.CADDY);
      case IS_SILENT_ABOUT_ABORTS -> EnumSet.range(Setup.LIGHTTPD, Setup.CADDY);
      case SENDS_ONE_REQUEST_AT_A_TIME -> EnumSet.of(Setup.APACHE_SPAWNED);
    };
  }
}
