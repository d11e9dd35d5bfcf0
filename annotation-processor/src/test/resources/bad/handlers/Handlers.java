package com.acme;

import dev.smisk.Catch;
import dev.smisk.Route;

class Handlers {
  class Inner { //! Inner is an inner class, which needs an instance of Handlers: make it static
    @Route("GET /inner")
    void find() {}
  }

  private static class Hidden { //! Hidden is private, so the generated class beside it cannot reach it: remove private
    @Route("GET /hidden")
    void find() {}

    static class Deep { //! Hidden is private, so the generated class beside it cannot reach it: remove private
      @Route("GET /hidden/deep")
      void find() {}
    }
  }
}

abstract class Abstract { //! Abstract is abstract, and routes are not inherited: put @Route on the methods of the class that extends it
  @Route("GET /abstract")
  abstract void find();

  @Route("GET /concrete")
  void list() {}
}

interface Interface { //! Interface is an interface, and routes are not inherited: put @Route on the methods of the class that implements it
  @Route("GET /interface")
  void find();
}

enum Enum { //! Enum is an enum, which cannot be made with what the app provides: move the @Route methods to a plain class
  ONE;

  @Route("GET /enum")
  void find() {}
}

@Route("/generic")
class Generic<T> { //! Generic has type parameters, which nothing would fill: move the @Route methods to a plain class without them
  @Route("GET")
  void find() {}
}

@Route("/prefix")
interface Prefix { //! Prefix is an interface, and routes are not inherited: put @Route on the methods of the class that implements it
  void find();
}

class Throwing {
  static class Trouble extends Throwable {
    private static final long serialVersionUID = 1L;
  }

  @Route("GET /throwable")
  void any() throws Throwable {} //! any throws Throwable, which is neither an Exception nor an Error: declare Exception instead

  @Route("GET /trouble")
  void trouble() throws java.io.IOException, Trouble {} //! trouble throws Trouble, which is neither an Exception nor an Error: declare Exception instead

  @Catch
  String caught(IllegalStateException e) throws Throwable { //! caught throws Throwable, which is neither an Exception nor an Error: declare Exception instead
    throw e;
  }
}
