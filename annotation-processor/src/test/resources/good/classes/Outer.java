package com.acme.classes;

import dev.smisk.Blocking;
import dev.smisk.Route;
import java.io.IOException;
import java.util.function.Supplier;

/** Handler classes of every kind. */
interface Outer {
  class Nested {
    @Route("GET /nested")
    void find() throws IOException {}

    static class Deeper {
      @Route("GET /deeper")
      protected void find() {}
    }
  }

  record OfRecord(Outer outer, Runnable[] hooks) {
    @Route("GET /record")
    public void find() {}
  }

  final class Closeable implements AutoCloseable {
    Closeable(Supplier<?> supplier, Class<?> type) {}

    @Route("GET /closeable")
    void find() {}

    @Override
    public void close() {}
  }

  final class Statics {
    private Statics() {}

    @Route("GET /static")
    static String find() {
      return "";
    }

    @Route("GET /static/nothing")
    static void nothing() {}
  }

  class Mixed {
    private Mixed(int size) {}

    Mixed() {
      this(1);
    }

    @Route("GET /mixed/static")
    static String find() {
      return "";
    }

    @Route("GET /mixed/instance")
    int count() {
      return 1;
    }
  }

  @Blocking
  class AllBlocking {
    @Route("GET /blocking/1")
    void first() {}

    @Route("GET /blocking/2")
    @Blocking
    void second() {}
  }

  class OneBlocking {
    @Route("POST /blocking/3")
    @Blocking
    void first(java.util.List<Body> bodies) {}

    @Route("GET /blocking/4")
    void second() {}
  }

  record Body(String text) {}

  /** Serves nothing of its superclass, which serves itself. */
  class Child extends OneBlocking {
    @Route("GET /child")
    void third() {}
  }
}
