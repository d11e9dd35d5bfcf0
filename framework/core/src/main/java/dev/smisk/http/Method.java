package dev.smisk.http;

/** The request methods that a route can serve (RFC 9110 section 9, RFC 5789 for PATCH). */
public enum Method {
  GET,
  HEAD,
  POST,
  PUT,
  PATCH,
  DELETE,
  OPTIONS
}
