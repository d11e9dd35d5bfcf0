package dev.smisk.examples.tour;

import dev.smisk.App;
import dev.smisk.Smisk;
import dev.smisk.files.StaticFiles;
import dev.smisk.http.Attribute;
import dev.smisk.http.BasicAuth;
import dev.smisk.http.Cors;
import dev.smisk.http.EntityTags;
import dev.smisk.http.SecurityHeaders;
import dev.smisk.session.FileSessionStore;
import dev.smisk.session.Sessions;
import java.nio.file.Path;

/** How an app begins. */
final class Main {
  record User(String name) {}

  static final Attribute<User> USER = Attribute.of("user", User.class);

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

  static App staffed(Staff staff) {
    return Smisk.app().guard(Role.class, new Roles(staff));
  }

  static void folders(String[] args) {
    Smisk.app()
        .files("/static", Path.of("web"))
        .files("/lib", StaticFiles.classPath(Main.class, "lib").immutable())
        .run(args);
  }

  static App sessions(Path folder) {
    return Smisk.app()
        .sessions(Sessions.in(FileSessionStore.at(folder)).trusting("https://app.example.com"));
  }
}
