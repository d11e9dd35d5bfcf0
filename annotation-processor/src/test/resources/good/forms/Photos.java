package com.acme;

import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Limit;
import dev.smisk.Route;
import dev.smisk.http.Multipart;
import dev.smisk.http.Request;
import dev.smisk.http.Upload;
import java.util.List;
import java.util.Optional;

@Route("/photos")
@Limit(body = "1 MB", parts = 50)
class Photos {
  record Photo(@Form("photo-title") String title, Optional<Upload> image, List<String> tags) {}

  @Route("POST /stream")
  @Limit(body = "10GB", parts = 100, field = "64KB")
  void stream(Multipart parts) {}

  @Route(value = "POST /mixed", consumes = "multipart/mixed")
  void mixed(Multipart parts, Request request) {}

  @Route("POST /one")
  void one(Request request, @Form String title, @Form("file") Upload image) {}

  @Route("POST /several")
  void several(@Form List<Upload> images, @Default("1") @Form int rating) throws Exception {}

  @Route("POST /group")
  void group(@Form Photo photo) {}

  @Route("POST /text")
  @Limit(field = "1k")
  void text(@Form String title) {}

  @Route("PUT /json")
  @Limit(body = "2GiB")
  void json(java.io.InputStream body) {}

  @Route("GET")
  String list() {
    return "";
  }
}
