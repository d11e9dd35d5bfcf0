package com.acme;

import dev.smisk.Route;

@Route("GET /books") //! @Route on a class is the prefix of its routes, without a request method: write "/books" here and the request method at each method, as in "GET /{id}"
class WithMethod {
  @Route("GET /{id}")
  void find(long id) {}
}

@Route("/") //! A prefix is a path such as "/books": leave @Route off the class where there is none
class Slash {
  @Route("GET /{id}")
  void find(long id) {}
}

@Route("books") //! The prefix "books" must start with a slash: write "/books"
class NoSlash {
  @Route("GET /{id}")
  void find(long id) {}
}

@Route("/books/") //! A prefix has no slash at its end: write "/books"; the paths of the methods start with one
class Trailing {
  @Route("GET /{id}")
  void find(long id) {}
}

@Route("/books/{path...}") //! {path...} takes the rest of a path, so it cannot be in a prefix: move it to the methods
class Rest {
  @Route("GET /{id}")
  void find(long id) {}
}

@Route("/books") //! Nothing has no @Route methods, so nothing is served under this prefix: write @Route("GET") at a method of it, or remove the annotation
class Nothing {
  void find(long id) {}
}

@Route("/shelves/{id}")
class Twice {
  @Route("GET /books/{id}") //! The path "/shelves/{id}/books/{id}" has two variables named id, which one parameter cannot hold: rename one of them
  void find(long id) {}
}

@Route("/shelves/{shelf}")
class Unbound {
  @Route("GET /books/{id}") //! No parameter of find(long) is named shelf, as the path variable {shelf} is: add one, such as long shelf or String shelf
  void find(long id) {}
}

@Route("http://example.org/books") //! A route is a path without scheme and host, which the web server sees to: write "/books"
class Url {
  @Route("GET /{id}")
  void find(long id) {}
}
