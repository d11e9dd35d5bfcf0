package com.acme;

import dev.smisk.Body;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Multipart;
import dev.smisk.http.Request;
import dev.smisk.http.Upload;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class Forms {
  record Book(String title) {}

  record Photo(String title, Upload image) {}

  record Several(Set<Upload> images) {}

  @Route("POST /unmarked/map")
  void unmarkedMap(
      Map<String, Upload> images) {} //! images binds to nothing: Upload is a file of a form: write @Form before the parameter that holds it

  @Route("POST /two")
  void two(
      Multipart parts,
      Multipart others) {} //! Both Multipart parts and Multipart others would be the body, and a request has one: remove one of them

  @Route("POST /json")
  void json(
      Multipart parts,
      Book book) {} //! Both Multipart parts and Book book would be the body, and a request has one: Multipart parts is the body's parts, as they come: read everything from it and remove Book book, or remove it

  @Route("POST /stream")
  void stream(
      Multipart parts,
      InputStream stream) {} //! Both Multipart parts and InputStream stream would be the body, and a request has one: InputStream stream is the body itself, as it comes: read everything from it and remove Multipart parts, or remove it

  @Route("POST /field")
  void field(
      Multipart parts,
      @Form String title) {} //! String title would be a field of a form, and Multipart parts the whole body, and a request has one: take the field from Multipart too, or all of the form by @Form

  @Route("POST /upload")
  void upload(
      Multipart parts,
      @Form Upload image) {} //! Upload image would be a field of a form, and Multipart parts the whole body, and a request has one: take the field from Multipart too, or all of the form by @Form

  @Route("POST /marked")
  void marked(
      @Form //! parts is the streamed body: remove @Form
          Multipart parts) {}

  @Route("GET /get")
  void get(
      Multipart parts) {} //! Multipart parts would be the body, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("GET /file")
  void getFile(
      @Form Upload image) {} //! Upload image would be a field of the body's form, which has no meaning in a GET request (RFC 9110 section 9.3) and gets lost on the way: take query parameters, or route POST

  @Route("POST /unmarked")
  void unmarked(
      Upload image) {} //! image is a file of a form: write @Form before it

  @Route("POST /list")
  void list(
      List<Upload> images) {} //! images is a file of a form: write @Form before it

  @Route("POST /query")
  void query(
      @Query //! image is a file of a form: write @Form, not @Query
          Upload image) {}

  @Route("POST /body")
  void body(
      @Body //! image is a file of a form: write @Form, not @Body
          Upload image) {}

  @Route("POST /default")
  void fallback(
      @Default("x") //! image is a file, which has no default: remove @Default, or take an Optional<Upload>
          @Form
          Upload image) {}

  @Route("POST /set")
  void set(
      @Form Set<Upload> images) {} //! images cannot be of type Set<Upload>: take a List<Upload>

  @Route("POST /array")
  void array(
      @Form Upload[] images) {} //! images cannot be of type Upload[]: take a List<Upload>

  @Route("POST /optional")
  void optional(
      Optional<Multipart> parts) {} //! Optional<Multipart> cannot be bound: a body of parts is always there, so take Multipart itself

  @Route("POST /group")
  void group(
      @Query Photo photo) {} //! image is a file of a form: write @Form, not @Query

  @Route("POST /several")
  void several(
      @Form Several photos) {} //! images cannot be of type Set<Upload>: take a List<Upload>

  @Route(
      value = "POST /consumes",
      consumes = "application/x-www-form-urlencoded") //! The body is read as multipart/form-data, which application/x-www-form-urlencoded is not: take @Body String or @Body byte[] to read it yourself
  void consumes(@Form Upload image) {}

  @Route(
      value = "POST /type",
      consumes = "text/csv") //! The body is read as application/x-www-form-urlencoded or multipart/form-data, which text/csv is not: take @Body String or @Body byte[] to read it yourself
  void type(@Form String title) {}
}

class Unmarked {
  record Album(String title, List<Upload> images) {} //! Unmarked.Album.images cannot be read from JSON, as photo of unmarkedRecord(Album) is: Upload is a file of a form: write @Form before the parameter that holds it

  record Asking(Request request) {} //! Unmarked.Asking.request cannot be read from JSON, as asking of unmarkedRequest(Asking) is: Request is not made of JSON: take it as a parameter of the method

  @Route("POST /unmarked/record")
  void unmarkedRecord(Album photo) {}

  @Route("POST /unmarked/request")
  void unmarkedRequest(Asking asking) {}
}
