package com.acme;

import dev.smisk.Route;

class Patterns {
  @Route("") //! @Route on a method names the request method and the path: write "GET /books"
  void empty() {}

  @Route("/{id} GET") //! The request method comes first: write "GET /{id}"
  void methodLast(long id) {}

  @Route("/books post") //! The request method comes first: write "POST /books"
  void methodLastInSmallLetters() {}

  @Route("http://x/y") //! A route is a path without scheme and host, which the web server sees to: write "/y"
  void url() {}

  @Route("GET https://example.org:8443/books/{id}?a=b") //! A route is a path without scheme and host, which the web server sees to: write "GET /books/{id}"
  void urlWithMethod(long id) {}

  @Route("GET http://example.org") //! A route is a path without scheme and host, which the web server sees to: write "GET /"
  void urlWithoutPath() {}

  @Route("/books") //! "/books" has no request method: write "GET /books"
  void noMethod() {}

  @Route("get /books") //! Request methods are written in capitals: write "GET /books"
  void lowerCase() {}

  @Route("PSOT /books") //! "PSOT" is no request method: did you mean "POST /books"?
  void swapped() {}

  @Route("GETT") //! "GETT" is no request method: did you mean "GET"?
  void tooLong() {}

  @Route("FROBNICATE /books") //! "FROBNICATE" is no request method: use one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, as in "GET /books"
  void unknown() {}

  @Route("GET/books") //! A space is missing between method and path: write "GET /books"
  void noSpace() {}

  @Route("get/books") //! A space is missing between method and path: write "GET /books"
  void noSpaceLowerCase() {}

  @Route("GET books") //! The path "books" must start with a slash: write "GET /books"
  void noSlash() {}

  @Route("GET  /books") //! One space separates method and path: write "GET /books"
  void twoSpaces() {}

  @Route(" GET /books ") //! There is a space too many in " GET /books ": write "GET /books"
  void spacesAround() {}

  @Route("GET") //! The class has no prefix, so the path cannot be left out: write "GET /" for the root, or @Route("/books") on the class
  void bare() {}

  @Route("GET /books//new") //! "/books//new" has an empty segment: write "/books/new"
  void emptySegment() {}

  @Route("GET //") //! "//" has an empty segment: write "/"
  void emptySegments() {}

  @Route("GET /books/{}") //! {} has no name: write that of the method's parameter, as in {id}
  void noName() {}

  @Route("GET /books/{...}") //! {...} has no name: write that of the method's parameter, as in {id}
  void noRestName() {}

  @Route("GET /books/{book-id}") //! {book-id} can be no parameter's name: write a Java name, as in {id}
  void badName() {}

  @Route("GET /books/{a.b}") //! {a.b} can be no parameter's name: write a Java name, as in {id}
  void qualifiedName() {}

  @Route("GET /books/{class}") //! {class} can be no parameter's name: write a Java name, as in {id}
  void keyword() {}

  @Route("GET /books/{id:[0-9]+}") //! {id:[0-9]+} is more than a name: write {id}; the type of the parameter says what it must look like
  void regularExpression() {}

  @Route("GET /books/{id?}") //! {id?} would be optional, and a path variable is always there: write {id} and serve the path without it by a method of its own, or take a query parameter
  void optional() {}

  @Route("GET /books/{path*}") //! {path*} is more than a name: write {path}; the type of the parameter says what it must look like
  void star() {}

  @Route("GET /books/{id") //! In "{id" the brace is never closed: write {id}
  void unclosed() {}

  @Route("GET /books/id}") //! In "id}" a brace is closed that was never opened: write {name}
  void unopened() {}

  @Route("GET /books/{{id}}") //! The braces of "{{id}}" do not match: write {name}
  void doubled() {}

  @Route("GET /{a}-{b}") //! "{a}-{b}" has two variables in one segment: put a slash between them, or take the segment as one variable and split it in the method
  void twoInSegment(String a, String b) {}

  @Route("GET /{id}/copies/{id}") //! The path "/{id}/copies/{id}" has two variables named id, which one parameter cannot hold: rename one of them
  void twice(long id) {}

  @Route("GET /{path...}/last") //! {path...} takes the rest of the path, so it must come last: for one segment write {path}
  void restFirst(String path) {}

  @Route("GET /files-{path...}") //! {path...} takes whole segments: put a slash before it, and nothing behind it
  void partialRest(String path) {}

  @Route("GET /books?limit={limit}") //! The query takes no part in matching: end the path before the '?', and take the query parameter as a parameter of the method
  void query(int limit) {}

  @Route("GET /books#top") //! No request has a '#' in its path, browsers keep what follows it: end the path before it
  void fragment() {}

  @Route("GET /my books") //! "/my books" has white space in it: remove it, or take that segment as a variable
  void space() {}

  @Route("GET /my\tbooks") //! "/my	books" has white space in it: remove it, or take that segment as a variable
  void tabulator() {}

  @Route("GET /caf%C3%A9") //! A path is matched decoded, so it is written decoded: write "/café"
  void encoded() {}

  @Route("GET /my%20books") //! A path is matched decoded, so it is written decoded: take that segment as a variable, {name}
  void encodedSpace() {}

  @Route("GET /a%2Fb") //! A path is matched decoded, so it is written decoded: take that segment as a variable, {name}
  void encodedSlash() {}

  @Route("GET /100%") //! A path is matched decoded, so it is written decoded: take that segment as a variable, {name}
  void percent() {}

  @Route("GET /books/../secrets") //! No request has the segment "..": clients resolve it before they send; remove it
  void parent() {}

  @Route("GET /./books") //! No request has the segment ".": clients resolve it before they send; remove it
  void here() {}

  @Route("GET /books/*") //! '*' means nothing in a path: a variable is written {name}, the rest of the path {name...}
  void wildcard() {}

  @Route("GET /books/:id") //! A variable is written in braces: write {id} instead of :id
  void colon(long id) {}

  @Route("GET /books/<id>") //! '<' means nothing in a path: a variable is written {name}, the rest of the path {name...}
  void angle(long id) {}

  @Route("GET \\books") //! The path "\books" must start with a slash: write "GET /\books"
  void backslash() {}

  static final String PATH =
      "GET /shelves"
          + "/";

  @Route(PATH + "/{id}") //! "/shelves//{id}" has an empty segment: write "/shelves/{id}"
  void constant(long id) {}
}
