package dev.smisk.examples.uploads;

import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Multipart;
import dev.smisk.http.Part;
import dev.smisk.http.PercentEncoding;
import dev.smisk.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes files in while they come, lists them, and has the web server send them. */
@Route("/files")
public final class Uploads {
  private final Drawer drawer;

  public Uploads(Drawer drawer) {
    this.drawer = drawer;
  }

  @Route("GET")
  List<StoredFile> list() throws IOException {
    return drawer.list();
  }

  @Route("PUT /{name}")
  Response<StoredFile> upload(String name, InputStream content) throws IOException {
    StoredFile stored = drawer.store(name, content);
    return Response.created("/files/" + PercentEncoding.encode(name, "")).json(stored);
  }

  /** The page's form where no script runs: its files are stored one by one as they come. */
  @Route("POST")
  Response<?> upload(Multipart form) throws IOException {
    for (Part part : form) {
      String name = part.safeFilename();
      if (name != null) {
        drawer.store(name, part.stream());
      }
    }
    return Response.redirect("/");
  }

  @Route("GET /{name}")
  Response<?> download(String name) {
    return Response.file(drawer.folder(), name).attachment(name);
  }

  @Route("DELETE /{name}")
  void delete(String name) throws IOException {
    if (!drawer.delete(name)) {
      throw new HttpException(404, "there is no file of that name");
    }
  }
}
