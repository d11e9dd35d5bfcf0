package com.acme;

import dev.smisk.Body;
import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.http.Response;
import java.util.List;

class Media {
  record Book(String title) {}

  @Route(value = "GET /type", produces = "json") //! "json" is no media type: write type and subtype, as in "text/csv"
  String type() {
    return "";
  }

  @Route(value = "GET /parameters", produces = "text/csv; charset=utf-8") //! "text/csv; charset=utf-8" is no media type: write "text/csv", without parameters
  String parameters() {
    return "";
  }

  @Route(value = "GET /range", produces = "text/*") //! "text/*" is no media type: write type and subtype, as in "text/csv"
  String range() {
    return "";
  }

  @Route(value = "GET /nothing", produces = "text/csv") //! The method returns nothing, so nothing has the type that produces names: remove produces
  void nothing() {}

  @Route(value = "GET /record", produces = "text/csv") //! The result is written as JSON, which text/csv is not: return a String or byte[] that is, or Response.stream("text/csv", out -> …)
  Book record() {
    return new Book("");
  }

  @Route(value = "GET /response", produces = "text/csv") //! The result is written as JSON, which text/csv is not: return a String or byte[] that is, or Response.stream("text/csv", out -> …)
  Response<Book> response() {
    return Response.ok();
  }

  @Route(value = "GET /list", produces = {"application/json", "text/csv"}) //! The result is written as JSON, which text/csv is not: return a String or byte[] that is, or Response.stream("text/csv", out -> …)
  List<Book> list() {
    return List.of();
  }

  @Route(value = "GET /no-body", consumes = "text/csv") //! Nothing reads the body that consumes speaks of: take it as a parameter, or remove consumes
  void noBody() {}

  @Route(value = "POST /json", consumes = "text/csv") //! The body is read as application/json, which text/csv is not: take @Body String or @Body byte[] to read it yourself
  void json(Book book) {}

  @Route(value = "POST /form", consumes = "text/csv") //! The body is read as application/x-www-form-urlencoded or multipart/form-data, which text/csv is not: take @Body String or @Body byte[] to read it yourself
  void form(@Form String title) {}
}

class Twice {
  @Route("GET /a/{id}") //! GET /a/{id} is served twice for some media types: name other types in consumes or produces here or at com.acme.Twice.csv(long) (Media.java:62)
  String any(long id) {
    return "";
  }

  @Route(value = "GET /a/{number}", produces = "text/csv") //! GET /a/{number} is never chosen by its media types, since what consumes and produces say there takes all of its requests: name types that differ here or at com.acme.Twice.any(long) (Media.java:57)
  String csv(long number) {
    return "";
  }

  @Route(value = "GET /b", produces = {"text/csv", "text/html"}) //! GET /b is served twice for some media types: name other types in consumes or produces here or at com.acme.Twice.xml() (Media.java:72)
  String html() {
    return "";
  }

  @Route(value = "GET /b", produces = {"text/html", "text/xml"}) //! GET /b is served twice for some media types: name other types in consumes or produces here or at com.acme.Twice.html() (Media.java:67)
  String xml() {
    return "";
  }

  @Route(value = "POST /c", consumes = "image/*") //! POST /c is served twice for some media types: name other types in consumes or produces here or at com.acme.Twice.png(byte[]) (Media.java:80)
  void images(@Body byte[] image) {}

  @Route(value = "POST /c", consumes = "image/png") //! POST /c is never chosen by its media types, since what consumes and produces say there takes all of its requests: name types that differ here or at com.acme.Twice.images(byte[]) (Media.java:77)
  void png(@Body byte[] image) {}
}
