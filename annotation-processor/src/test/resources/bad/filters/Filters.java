package com.acme;

import dev.smisk.Filtered;
import dev.smisk.Route;
import dev.smisk.http.Filter;

@Filtered(String.class) //! String is neither a Filter nor a Guard: implement one, or remove it here
class Filters {
  @Route("GET /a")
  @Filtered({}) //! @Filtered names no filter: name one, or remove it
  void a() {}

  @Route("GET /b")
  @Filtered(int[].class) //! int[] is neither a Filter nor a Guard: implement one, or remove it here
  void b() {}

  @Route("GET /c")
  @Filtered(Hidden.class) //! Hidden is private, so the generated class beside Filters cannot name it: remove private
  void c() {}

  private interface Hidden extends Filter {}
}

@Filtered(Filter.class) //! Nothing reads @Filtered on a class without @Route methods: add one, or remove the annotation
class Stray {
  @Filtered(Filter.class) //! Nothing reads @Filtered on a method without @Route: add @Route("GET /…") to it, or remove the annotation
  void a() {}
}
