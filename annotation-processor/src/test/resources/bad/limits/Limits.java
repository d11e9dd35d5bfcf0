package com.acme;

import dev.smisk.Form;
import dev.smisk.Limit;
import dev.smisk.Route;
import dev.smisk.http.Multipart;

@Limit(body = "much") //! "much" is no size: write a number and B, KB, MB, GB or TB, as in "64KB"
class Limits {
  record Book(String title) {}

  @Route("POST /unit")
  @Limit(body = "10XB") //! "10XB" is no size: write a number and B, KB, MB, GB or TB, as in "64KB"
  void unit(Multipart parts) {}

  @Route("POST /zero")
  @Limit(body = "0") //! The size "0" is out of range: it must be 1 to 9223372036854775807 bytes
  void zero(Multipart parts) {}

  @Route("POST /huge")
  @Limit(body = "8388608TB") //! The size "8388608TB" is out of range: it must be 1 to 9223372036854775807 bytes
  void huge(Multipart parts) {}

  @Route("POST /memory")
  @Limit(body = "2GB") //! The size "2GB" is out of range: it must be 1 to 2147483639 bytes
  void memory(Book book) {}

  @Route("POST /negative")
  @Limit(field = "-5") //! "-5" is no size: write a number and B, KB, MB, GB or TB, as in "64KB"
  void negative(@Form String title) {}

  @Route("POST /parts")
  @Limit(parts = 0) //! A form has at least 1 part, so parts cannot be 0
  void parts(@Form String title) {}

  @Route("POST /empty")
  @Limit //! @Limit limits nothing: name body, parts or field, or remove it
  void empty(@Form String title) {}

  @Route("GET /none")
  @Limit(body = "1KB") //! Nothing reads the body that @Limit speaks of: take it as a parameter, or remove body
  void none() {}

  @Route("POST /json")
  @Limit(
      parts = 3, //! The route reads no form, which alone has parts: take @Form parameters or Multipart, or remove parts
      field = "1KB") //! The route reads no form, which alone has fields: take @Form parameters or Multipart, or remove field
  void json(Book book) {}

  @Limit(body = "1KB") //! Nothing reads @Limit on a method without @Route: add @Route("GET /…") to it, or remove the annotation
  void helper() {}
}

@Limit(body = "1KB") //! Nothing reads @Limit on a class without @Route methods: add one, or remove the annotation
class Other {}
