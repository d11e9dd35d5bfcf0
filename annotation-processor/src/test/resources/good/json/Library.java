package com.acme.library;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.smisk.Json;
import dev.smisk.Route;
import dev.smisk.http.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@Json(Library.Extra.class)
@Route("/library")
final class Library {
  enum Genre {
    NOVEL,
    POEM
  }

  record Author(String name, @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate born) {}

  record Work(
      long id,
      @JsonProperty("full_title") String title,
      @JsonAlias("pages") int length,
      boolean lent,
      double weight,
      List<Author> authors,
      Map<String, Genre> genres,
      @JsonFormat(pattern = "dd.MM.yyyy") LocalDate published) {}

  record Page<T>(List<T> items, int total) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Change permits Lent, Returned {}

  record Lent(String to) implements Change {}

  record Returned() implements Change {}

  static class Reader {
    public int books;
    private String name;

    String secret() {
      return name;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  record Extra(int n) {}

  @Route("GET")
  static Page<Work> all() {
    return new Page<>(List.of(), 0);
  }

  @Route("POST")
  static Response<Reader> change(Change change) {
    return Response.noContent();
  }
}
