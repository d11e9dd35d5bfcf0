package com.acme;

import dev.smisk.Blocking;
import dev.smisk.Body;
import dev.smisk.Cookie;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;

@Blocking //! Nothing reads @Blocking on a class without @Route methods: add one, or remove the annotation
class Stray {
  void query(
      @Query("q") String text, //! Nothing reads @Query on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation
      @Header("If-Match") String tag, //! Nothing reads @Header on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation
      @Cookie String theme, //! Nothing reads @Cookie on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation
      @Form String title, //! Nothing reads @Form on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation
      @Body String body, //! Nothing reads @Body on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation
      @Default("1") int number) {} //! Nothing reads @Default on a parameter of a method without @Route: add @Route("GET /…") to it, or remove the annotation

  @Blocking //! Nothing reads @Blocking on a method without @Route: add @Route("GET /…") to it, or remove the annotation
  void block() {}
}
