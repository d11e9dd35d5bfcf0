package com.acme;

import dev.smisk.Route;
import java.io.InputStream;
import java.util.List;

class Bodies {
  record Book(String title) {}

  @Route("POST /two")
  void two(
      Book book,
      List<Book> others) {} //! Both Book book and List<Book> others would be the JSON body, and a request has one: take a record that holds both

  @Route("GET /body")
  void get(
      Book filter) {} //! Book filter would be the JSON body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("HEAD /body")
  void head(
      Book filter) {} //! Book filter would be the JSON body, which has no meaning in a HEAD request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("DELETE /body")
  void delete(
      Book filter) {} //! Book filter would be the JSON body, which has no meaning in a DELETE request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("POST /streams")
  void streams(
      InputStream one,
      InputStream other) {} //! Both InputStream one and InputStream other would be the streamed body, and a request has one: remove one of them

  @Route("POST /both")
  void both(
      InputStream stream, //! InputStream stream is the streamed body and Book book would be the same read as JSON: remove one of them
      Book book) {}

  @Route("GET /stream")
  void getStream(
      InputStream stream) {} //! InputStream stream would be the streamed body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST
}
