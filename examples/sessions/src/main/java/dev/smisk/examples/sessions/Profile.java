package dev.smisk.examples.sessions;

import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.http.Response;
import dev.smisk.http.Upload;
import dev.smisk.session.Session;

/** Takes a customer's photo by a plain HTML form, from browsers of before 2020 too. */
@Route("/profile")
public final class Profile {
  /** The token is in the form's action: a form with files is judged before its body is read. */
  @Route(value = "GET", produces = "text/html")
  String form(Session session) {
    return """
        <!doctype html>
        <meta charset="utf-8">
        <title>Profile</title>
        <form method="post" enctype="multipart/form-data" action="/profile?_csrf=%s">
          <input type="file" name="photo" required>
          <button>Send</button>
        </form>
        """
        .formatted(session.csrfToken());
  }

  /** A real shop would keep it, by {@link Upload#moveTo}. */
  @Route("POST")
  Response<?> photo(@Form Upload photo, Session session) {
    session.flash("note", "Your photo of " + photo.size() + " bytes has come.");
    return Response.redirect("/me");
  }
}
