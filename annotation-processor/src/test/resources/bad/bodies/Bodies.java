package com.acme;

import dev.smisk.Body;
import dev.smisk.Default;
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
      @Form String title) {} //! String title would be a field of a form, and Book book the whole body, and a request has one: write @Form before Book book too, or take title into it

  @Route("GET /form")
  void getForm(
      @Form String title) {} //! String title would be a field of the body's form, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: write @Query in place of @Form, or route POST

  @Route("GET /body")
  void get(
      Book filter) {} //! Book filter would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: write @Query before it, so that its components are query parameters, or route POST

  @Route("HEAD /body")
  void head(
      Book filter) {} //! Book filter would be the body, which has no meaning in a HEAD request (RFC 9110 section 9.3) and gets lost on the way: write @Query before it, so that its components are query parameters, or route POST

  @Route("DELETE /body")
  void delete(
      Book filter) {} //! Book filter would be the body, which has no meaning in a DELETE request (RFC 9110 section 9.3) and gets lost on the way: write @Query before it, so that its components are query parameters, or route POST

  @Route("POST /streams")
  void streams(
      InputStream one,
      InputStream other) {} //! Both InputStream one and InputStream other would be the body, and a request has one: remove one of them

  @Route("POST /both")
  void both(
      InputStream stream,
      Book book) {} //! Both InputStream stream and Book book would be the body, and a request has one: InputStream stream is the body itself, as it comes: read everything from it and remove Book book, or remove it

  @Route("POST /both/turned")
  void bothTurned(
      Book book,
      InputStream stream) {} //! Both Book book and InputStream stream would be the body, and a request has one: InputStream stream is the body itself, as it comes: read everything from it and remove Book book, or remove it

  @Route("GET /stream")
  void getStream(
      InputStream stream) {} //! InputStream stream would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("POST /list/and/form")
  void listAndForm(
      List<Book> books,
      @Form String title) {} //! String title would be a field of a form, and List<Book> books the whole body, and a request has one: take all of it as a form, or as one record

  static class Isbn {
    static Isbn of(String text) {
      return new Isbn();
    }
  }

  @Route("GET /class")
  void classInUrl(
      Isbn isbn) {} //! Isbn isbn would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: give Isbn a method public static Isbn parse(String text) to be a query parameter, or route POST

  record Search(@Default("20") int limit) {}

  @Route("POST /default")
  void useless(
      Search search) {} //! search is JSON, where @Default of limit is not heeded: give the default in the constructor of Search, or write @Query or @Form before search

  @Route("POST /default/marked")
  void uselessInList(
      @Body List<Search> searches) {} //! searches is JSON, where @Default of limit is not heeded: give the default in the constructor of Search, or write @Query or @Form before searches
}
