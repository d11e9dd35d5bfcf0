package dev.smisk.examples.tour;

import dev.smisk.App;
import dev.smisk.Smisk;
import dev.smisk.http.BasicAuth;
import dev.smisk.http.Cors;
import dev.smisk.http.EntityTags;
import dev.smisk.http.SecurityHeaders;

/** How an app begins. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    Smisk.app().provide(new BookShelf()).run(args);
  }

  static App filtered() {
    return Smisk.app()
        .filter(Cors.of("https://app.example.com"))
        .filter(SecurityHeaders.DEFAULT)
        .filter("/books", EntityTags.DEFAULT)
        .guard("/admin", BasicAuth.of("staff").user("ada", System.getenv("ADA_PASSWORD")))
        .filter((request, next) -> next.proceed(request).header("X-Node", "7"));
  }
}
