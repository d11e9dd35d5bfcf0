package com.acme.media;

import dev.smisk.Body;
import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.http.Response;
import java.util.Optional;

/** Routes of one method and path, told apart by media types. */
@Route("/reports")
class Media {
  record Report(String title) {}

  @Route(value = "GET /{id}", produces = "application/json")
  Optional<Report> json(long id) {
    return Optional.empty();
  }

  @Route(value = "GET /{number}", produces = "Text/CSV")
  String csv(long number) {
    return "";
  }

  @Route(value = "GET /{id}", produces = {"image/png", "image/webp"})
  byte[] image(long id) {
    return new byte[0];
  }

  @Route(value = "GET /{id}", produces = "application/pdf")
  Response<?> pdf(long id) {
    return Response.ok();
  }

  @Route("POST")
  void create(Report report) {}

  @Route("POST")
  void form(@Form String title) {}

  @Route(value = "POST", consumes = {"text/csv", "text/tab-separated-values"})
  void table(@Body String rows) {}

  @Route(value = "POST", consumes = "image/*")
  void scan(@Body byte[] image) {}

  @Route(value = "PATCH", consumes = "application/merge-patch+json")
  Report patch(Report report) {
    return report;
  }
}
