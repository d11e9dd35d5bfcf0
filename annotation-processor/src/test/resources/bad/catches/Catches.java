package com.acme;

import dev.smisk.Catch;
import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;

class Catches {
  @Route("GET /ok")
  String ok() {
    return "";
  }

  @Catch //! IllegalStateException is caught twice: remove it here or from twice(Exception) (Catches.java:23)
  Problem once(IllegalStateException thrown) {
    return Problem.of(409, "");
  }

  @Catch({IllegalStateException.class, IOException.class}) //! IllegalStateException is caught twice: remove it here or from once(IllegalStateException) (Catches.java:18)
  Problem twice(
      Exception thrown) {
    return Problem.of(409, "");
  }

  @Catch //! Nothing says what is caught: take the exception as a parameter, or name it, as in @Catch(IllegalStateException.class)
  Problem nothing(Request request) {
    return Problem.of(409, "");
  }

  @Catch(IOException.class) //! IOException is no RuntimeException: let the method take what all that it catches have in common
  Problem other(RuntimeException thrown) {
    return Problem.of(409, "");
  }

  @Catch
  Problem more(
      Error thrown,
      String text) { //! A @Catch method takes the exception and the Request, each once or not at all: remove text
    return Problem.of(409, "");
  }

  @Catch
  void silent(Error thrown) {} //! silent answers the client, so it cannot be void: return a Problem, a Response, or a value with @Status

  @Catch
  @Status(200) //! The status 200 is none of 400 to 599: an exception is answered by an error
  String success(Error thrown) {
    return "";
  }

  @Catch
  @Status(409) //! A Problem has a status of its own: remove @Status
  Problem problem(Error thrown) {
    return Problem.of(409, "");
  }

  @Route("GET /both")
  @Catch
  Problem both(Request request) { //! both either serves a route or answers an exception: remove @Route or @Catch
    return Problem.of(409, "");
  }

  @Route("GET /status")
  @Status(404) //! The status 404 is none of 200 to 299: throw an HttpException for errors, and return Response.redirect(…) to redirect
  String status() {
    return "";
  }

  @Route("GET /status/response")
  @Status(201) //! A Response has a status of its own: remove @Status, or return the value itself
  Response<?> response() {
    return Response.ok();
  }

  @Route("GET /status/text")
  @Status(204) //! A response with status 204 has no body: return void
  String text() {
    return "";
  }

  @Status(201) //! Nothing reads @Status on a method without @Route or @Catch: add one, or remove the annotation
  void stray() {}
}

class One {
  @Catch //! ArithmeticException is caught twice for the whole app: remove it here or from com.acme.Other.arithmetic(ArithmeticException) (Catches.java:97)
  Problem arithmetic(ArithmeticException thrown) {
    return Problem.of(409, "");
  }
}

class Other {
  @Catch //! ArithmeticException is caught twice for the whole app: remove it here or from com.acme.One.arithmetic(ArithmeticException) (Catches.java:90)
  Problem arithmetic(ArithmeticException thrown) {
    return Problem.of(409, "");
  }
}
