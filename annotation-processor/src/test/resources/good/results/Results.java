package com.acme.results;

import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result of every kind; the class is called like one of the framework's. */
@Route("/results")
class Results {
  record Note(String text) {}

  public static class Bean {
    public String getText() {
      return "";
    }
  }

  record Page<T>(List<T> items, int next) {}

  @Route("GET /void")
  void none() {}

  @Route("GET /text")
  String text() {
    return "";
  }

  @Route("GET /optional-text")
  Optional<String> optionalText() {
    return Optional.empty();
  }

  @Route("GET /record")
  Note aRecord() {
    return new Note("");
  }

  @Route("GET /bean")
  Bean bean() {
    return new Bean();
  }

  @Route("GET /optional")
  Optional<Note> optional() {
    return Optional.empty();
  }

  @Route("GET /optional-list")
  Optional<List<Note>> optionalList() {
    return Optional.empty();
  }

  @Route("GET /list")
  List<Note> list() {
    return List.of();
  }

  @Route("GET /map")
  Map<String, Note> map() {
    return Map.of();
  }

  @Route("GET /generic")
  Page<Map<String, List<Note>>> generic() {
    return new Page<>(List.of(), 0);
  }

  @Route("GET /array")
  Note[] array() {
    return new Note[0];
  }

  @Route("GET /generic-array")
  List<Note>[][] genericArray() {
    throw new UnsupportedOperationException();
  }

  @Route("GET /ints")
  int[] ints() {
    return new int[0];
  }

  @Route("GET /int")
  int anInt() {
    return 1;
  }

  @Route("GET /boolean")
  boolean aBoolean() {
    return true;
  }

  @Route("GET /object")
  Object object() {
    return "";
  }

  @Route("GET /raw")
  @SuppressWarnings("rawtypes")
  Response raw() {
    return Response.ok();
  }

  @Route("GET /any")
  Response<?> any() {
    return Response.ok();
  }

  @Route("GET /empty")
  Response<Void> empty() {
    return Response.ok();
  }

  @Route("GET /typed")
  Response<Note> typed() {
    return Response.ok();
  }

  @Route("GET /typed-list")
  Response<List<Note>> typedList() {
    return Response.ok();
  }

  @Route("GET /bytes")
  byte[] bytes() {
    return new byte[0];
  }

  @Route("GET /file")
  Path file() {
    return Path.of("x");
  }

  @Route("GET /optional-file")
  Optional<Path> optionalFile() {
    return Optional.empty();
  }

  @Route("GET /optional-bytes")
  Optional<byte[]> optionalBytes() {
    return Optional.empty();
  }

  @Route("GET /problem")
  Problem problem() {
    return Problem.of(404, "");
  }

  @Route("GET /accepted")
  @Status(202)
  void accepted() {}

  @Route("GET /created")
  @Status(201)
  Note created() {
    return new Note("");
  }
}
