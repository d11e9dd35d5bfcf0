package dev.smisk;

import static dev.smisk.http.Method.POST;

import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Part;
import dev.smisk.http.Response;
import dev.smisk.http.Upload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The app that {@code UploadIT} sends files to: it answers their length and CRC-32C. Each line of
 * its standard input is a wish to know what it holds: threads, descriptors and temporary files; at
 * {@code read} a request to {@code /late} also begins to read.
 */
public final class UploadApp {
  private UploadApp() {}

  /** The spool folder; one that uploads are moved to; where to listen. */
  public static void main(String[] args) throws IOException {
    Path spool = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Semaphore late = new Semaphore(0);
    RunningApp app =
        Smisk.app()
            .limit(AppLimit.STREAM_BYTES, 1L << 40)
            .limit(AppLimit.PARTS, Integer.MAX_VALUE)
            .routes(
                new HandWrittenRoutes()
                    .with(
                        Endpoint.of(POST, "/parts").streamed("multipart/form-data"),
                        request -> {
                          Sum sum = new Sum();
                          for (Part part : request.multipart()) {
                            sum.add(part.stream());
                          }
                          return sum.answer();
                        })
                    .with(
                        Endpoint.of(POST, "/count").streamed("multipart/form-data"),
                        request -> {
                          long parts = 0;
                          long bytes = 0;
                          for (Part part : request.multipart()) {
                            parts++;
                            bytes += part.stream().transferTo(OutputStream.nullOutputStream());
                          }
                          return Response.ok().text(parts + " parts of " + bytes);
                        })
                    .with(
                        Endpoint.of(POST, "/late").streamed("multipart/form-data"),
                        request -> {
                          late.acquireUninterruptibly();
                          Sum sum = new Sum();
                          sum.add(request.bodyStream());
                          return sum.answer();
                        })
                    .with(
                        Endpoint.of(POST, "/wait").streamed(),
                        request -> {
                          try (Selector none = Selector.open()) {
                            none.select(1);
                          }
                          return Response.ok().text("waited");
                        })
                    .with(
                        Endpoint.of(POST, "/move").streamed("multipart/form-data"),
                        request -> {
                          request.receiveForm();
                          Upload upload = request.uploads("f").get(0);
                          try {
                            upload.moveTo(target.resolve("moved"));
                          } catch (BodyException e) { // with what is for the log
                            throw new BodyException(e.status(), e + ", " + e.getCause(), e);
                          }
                          return Response.ok().text("moved");
                        })
                    .with(
                        Endpoint.of(POST, "/upload").streamed("multipart/form-data"),
                        request -> {
                          request.receiveForm();
                          Sum sum = new Sum();
                          for (Upload upload : request.uploads("f")) {
                            sum.add(upload.stream());
                          }
                          return sum.answer();
                        }))
            .start("--listen", args[2], "--spool-folder", args[0]);
    System.out.println("up");
    BufferedReader wishes =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String wish;
    while ((wish = wishes.readLine()) != null) {
      if (wish.equals("read")) {
        late.release();
      }
      System.out.println(
          entries(Path.of("/proc/self/task"))
              + " "
              + entries(Path.of("/proc/self/fd"))
              + " "
              + (files(spool) + files(target)));
    }
    app.close();
  }

  /** Of all files of a request. */
  private static final class Sum {
    private final CRC32C crc = new CRC32C();
    private long length;

    void add(InputStream in) throws IOException {
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        crc.update(buffer, 0, count);
        length += count;
      }
    }

    Response<?> answer() {
      return Response.ok().text(length + ":" + crc.getValue());
    }
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  /** Files that are deleted while it counts may count or not. */
  private static long files(Path folder) throws IOException {
    LongAdder count = new LongAdder();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.endsWith("lock")) {
              count.increment();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return count.sum();
  }
}
