package com.acme.constraints;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.smisk.Body;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Request;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constraints wherever they can stand, and parameters without. */
@Route("/constraints")
final class Constraints {
  record Author(@NotBlank String name) {}

  record Book(@NotBlank String title, List<@Valid Author> authors) {}

  record Plain(String text) {}

  record Range(@Min(1) int from, @Query("until") @Max(9) int to) {}

  record Fields(@Form("first") @Min(1) int from) {}

  record Inner(@Valid Plain plain) {}

  static class Base {
    @Size(max = 3)
    public String code;
  }

  static class Derived extends Base {
    public String name;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Shape permits Circle {}

  record Circle(@Min(0) int radius) implements Shape {}

  @Route("GET")
  String list(@Min(1) @Max(value = 100, message = "is more than \"100\"") @Default("20") int limit, String q) {
    return q + limit;
  }

  @Route("POST")
  void create(Book book, Request request) {}

  @Route("PUT")
  void replace(@Valid Book book, @Header("If-Match") @Pattern(regexp = "\\w+") String tag) {}

  @Route("POST /all")
  void all(List<Book> books) {}

  @Route("POST /named")
  void named(Map<String, Book> books) {}

  @Route("POST /array")
  void array(Book[] books) {}

  @Route("POST /optional")
  void optional(@Body Optional<Book> book) {}

  @Route("POST /plain")
  void plain(Plain plain) {}

  @Route("POST /inner")
  void inner(Inner inner) {}

  @Route("POST /derived")
  void derived(Derived derived) {}

  @Route("POST /shape")
  void shape(Shape shape) {}

  @Route("POST /text")
  void text(@Body @Size(min = 1, max = 9) String text) {}

  @Route("POST /number")
  void number(@Body @Max(5) int number) {}

  @Route("GET /range")
  void range(@Query Range range) {}

  @Route("POST /range")
  void form(@Form Fields fields, Optional<@DecimalMin("0.5") Double> factor) {}

  @Route("GET /tags")
  void tags(@Size(max = 2) List<@NotBlank @Pattern(regexp = "[a-z]+") String> tags, String hashCode) {}

  @Route("GET /twice")
  void tags(@Pattern(regexp = "a.*") @Pattern(regexp = ".*z") String hashCode) {}
}
