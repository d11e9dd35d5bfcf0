package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;

import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The app that {@code Soak} asks: books, as far as there are some, and bodies, whose length and
 * CRC-32 it answers. Each line of its standard input is a wish to know what it holds.
 */
public final class SoakApp {
  /** What {@code GET /books/{id}} answers. */
  public record Book(int id, String title) {}

  private static final int BOOKS = 1000;

  private SoakApp() {}

  /** Listens where the arguments say, and tells where that is. */
  public static void main(String[] args) throws IOException {
    RunningApp app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(
                        Endpoint.of(GET, "/books/{id}"),
                        request -> book(Integer.parseInt(request.pathVariable(0))))
                    .with(
                        Endpoint.of(GET, "/slow"),
                        request -> {
                          LockSupport.parkNanos(3_000_000); // past the monitor's tick
                          return Response.ok().text("slow");
                        })
                    .with(
                        Endpoint.of(POST, "/collect").buffered(), request -> digest(request.body()))
                    .with(
                        Endpoint.of(POST, "/stream").streamed(),
                        request -> digest(request.bodyStream())))
            .start(args);
    app.addresses().forEach(System.out::println);
    BufferedReader wishes =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (wishes.readLine() != null) {
      System.out.println(
          heap() + " " + entries("/proc/self/task") + " " + entries("/proc/self/fd"));
    }
    app.close();
  }

  private static Response<?> book(int id) {
    if (id < 1 || id > BOOKS) {
      throw new HttpException(404, "there is no book " + id);
    }
    return Response.ok().json(new Book(id, "Book of " + id));
  }

  private static Response<?> digest(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return Response.ok().text(body.length + ":" + crc.getValue());
  }

  private static Response<?> digest(InputStream body) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      crc.update(buffer, 0, count);
      total += count;
    }
    return Response.ok().text(total + ":" + crc.getValue());
  }

  /** Bytes in use after a full collection. */
  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) { // what one has enqueued for cleaning the next one can free
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  private static long entries(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }
}
