package dev.smisk.examples.tour;

import dev.smisk.Form;
import dev.smisk.Limit;
import dev.smisk.Route;
import dev.smisk.http.Multipart;
import dev.smisk.http.Part;
import dev.smisk.http.Upload;
import java.io.IOException;
import java.nio.file.Path;

/** What the documents show of uploads. */
final class Uploaded {
  private Uploaded() {}

  /** In the README. */
  static final class Both {
    private final Album album;
    private final Album archive;
    private final Path folder;

    Both(Album album) {
      this.album = album;
      archive = album;
      folder = album.folder();
    }

    @Route("POST /photos")
    void add(@Form String title, @Form Upload photo) throws IOException { // all of it has come
      photo.moveTo(folder.resolve(album.add(title, photo.size()) + ".jpg"));
    }

    @Route("POST /videos")
    @Limit(body = "10GB", parts = 100, field = "64KB")
    void add(Multipart body) throws IOException { // while it comes
      for (Part part : body) {
        archive.write(part.safeFilename(), part.stream());
      }
    }
  }

  /** At {@link Multipart}. */
  @Route("/piecemeal")
  static final class Piecemeal {
    private final Album album;

    Piecemeal(Album album) {
      this.album = album;
    }

    @Route("POST /photos")
    void add(Multipart body) throws IOException {
      for (Part part : body) {
        if (part.filename() != null) {
          album.add(part.safeFilename(), part.stream());
        }
      }
    }
  }

  /** At {@link Upload}. */
  @Route("/whole")
  static final class Whole {
    private final Album album;
    private final Path folder;

    Whole(Album album) {
      this.album = album;
      folder = album.folder();
    }

    @Route("POST /photos")
    void add(@Form Upload photo, @Form String title) throws IOException {
      photo.moveTo(folder.resolve(album.add(title) + ".jpg"));
    }
  }
}
