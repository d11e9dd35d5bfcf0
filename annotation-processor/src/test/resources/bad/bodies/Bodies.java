package com.acme;

import dev.smisk.Form;
import dev.smisk.Route;
import java.io.InputStream;
import java.util.List;

class Bodies {
  record Book(String title) {}

  @Route("POST /two")
  void two(
      Book book,
      List<Book> others) {} //! Both Book book and List<Book> others would be the body, and a request has one: take a record that holds both

  @Route("POST /form/and/body")
  void formAndBody(
      Book book,
      @Form String title) {} //! String title would be a field of a form, and Book book the whole body, and a request has one: take a record for the one or @Form for the other

  @Route("GET /form")
  void getForm(
      @Form String title) {} //! String title would be a field of the body's form, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("GET /body")
  void get(
      Book filter) {} //! Book filter would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("HEAD /body")
  void head(
      Book filter) {} //! Book filter would be the body, which has no meaning in a HEAD request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("DELETE /body")
  void delete(
      Book filter) {} //! Book filter would be the body, which has no meaning in a DELETE request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("POST /streams")
  void streams(
      InputStream one,
      InputStream other) {} //! Both InputStream one and InputStream other would be the body, and a request has one: remove one of them

  @Route("POST /both")
  void both(
      InputStream stream,
      Book book) {} //! Both InputStream stream and Book book would be the body, and a request has one: remove one of them

  @Route("GET /stream")
  void getStream(
      InputStream stream) {} //! InputStream stream would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST
}
