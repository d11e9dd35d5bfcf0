package com.acme;

import com.acme.other.Library;
import dev.smisk.Route;

class Shop extends Library.Parent { //! The route does not show @Inside to filters: Inside is not public, so the generated class beside Shop cannot name it: make it public
  private @interface Hidden {}

  private static final class Secret {}

  @interface Uses {
    Class<?>[] value();

    Class<?> other() default Object.class;
  }

  @interface Holds {
    Uses value();
  }

  private @interface Forgotten {}

  @Route("GET /a")
  @Hidden //! Hidden is private, so the generated class beside Shop cannot name it: remove private
  void a() {}

  @Route("GET /b")
  @Uses(Secret.class) //! Secret is private, so the generated class beside Shop cannot name it: remove private
  void b() {}

  @Route("GET /c")
  @Holds(@Uses(value = {}, other = Secret[].class)) //! Secret is private, so the generated class beside Shop cannot name it: remove private
  void c() {}

  @Route("GET /d")
  @Library.Foreign //! The route does not show @Foreign to filters: Default is not public, so the generated class beside Shop cannot name it: make it public
  void d() {}

  @Forgotten
  void noRoute() {}

  @Hidden //! Hidden is private, so the generated class beside Shop.Nested cannot name it: remove private
  static class Nested {
    @Route("GET /e")
    void e() {}
  }
}
