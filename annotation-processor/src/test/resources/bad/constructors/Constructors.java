package com.acme;

import dev.smisk.Route;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

class Two {
  Two() {}

  Two(String name) {} //! Two has 2 constructors, and it is not said which to use: make all but one of them private (Two(), Two(String))

  @Route("GET /two")
  void find() {}
}

class Hidden { //! All constructors of Hidden are private, so that no instance can be made: make one of them package-private
  private Hidden() {}

  @Route("GET /hidden")
  void find() {}
}

class Primitive {
  Primitive(
      int size, //! What the app provides is found by its type, and int says nothing: put size into a class or record of its own
      Object any) {} //! What the app provides is found by its type, and Object says nothing: put any into a class or record of its own

  @Route("GET /primitive")
  void find() {}
}

class Generics {
  Generics(
      Class<?> fine,
      Supplier<String> name, //! What the app provides is found by its class, which cannot tell Supplier<String> from another Supplier: put it into a class or record of its own
      List<? extends Number> numbers) {} //! What the app provides is found by its class, which cannot tell List<? extends Number> from another List: put it into a class or record of its own

  @Route("GET /generics")
  void find() {}
}

class Same {
  Same(
      String name,
      String title) {} //! What the app provides is found by its type, so that two parameters of type String would be given the same: put one into a class or record of its own

  @Route("GET /same")
  void find() {}
}

class Throwing {
  Throwing() throws IllegalStateException, IOException {} //! The constructor of Throwing throws IOException: do in main what may fail, and provide() its result

  @Route("GET /throwing")
  void find() {}
}

class Unnameable {
  private interface Secret {}

  Unnameable(
      Secret secret) {} //! Secret is private, so the generated class beside Unnameable cannot name it: remove private

  @Route("GET /unnameable")
  void find() {}
}
