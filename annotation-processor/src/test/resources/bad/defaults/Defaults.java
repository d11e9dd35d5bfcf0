package com.acme;

import dev.smisk.Default;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Request;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class Defaults {
  enum Color {
    RED,
    GREEN
  }

  record Book(String title) {}

  record Paging(@Default("x") int limit) {} //! The default of limit must be an integer from -2147483648 to 2147483647, not "x"

  @Route("GET /grouped")
  void grouped(@Query Paging paging) {}

  @Route("POST /defaults")
  void defaults(
      @Default("twenty") int word, //! The default of word must be an integer from -2147483648 to 2147483647, not "twenty"
      @Default("2147483648") int large, //! The default of large must be an integer from -2147483648 to 2147483647, not "2147483648"
      @Default("+1") Integer plus, //! The default of plus must be an integer from -2147483648 to 2147483647, not "+1"
      @Default("9223372036854775808") long larger, //! The default of larger must be an integer from -9223372036854775808 to 9223372036854775807, not "9223372036854775808"
      @Default("32768") short small, //! The default of small must be an integer from -32768 to 32767, not "32768"
      @Default("0x7f") byte hexadecimal, //! The default of hexadecimal must be an integer from -128 to 127, not "0x7f"
      @Default("NaN") double notANumber, //! The default of notANumber must be a number, not "NaN"
      @Default("1e39") float infinite, //! The default of infinite must be a number, not "1e39"
      @Default("yes") boolean flag, //! The default of flag must be true or false, not "yes"
      @Default("") char nothing, //! The default of nothing must be a single character, not ""
      @Default("red") Color color, //! The default of color must be one of RED, GREEN, not "red"
      @Default("1") UUID uuid, //! The default of uuid must be a UUID such as 123e4567-e89b-12d3-a456-426614174000, not "1"
      @Default("31.1.2026") LocalDate day, //! The default of day must be a date such as 2026-01-31, not "31.1.2026"
      @Default("5s") Duration pause, //! The default of pause must be a duration such as PT1H30M, not "5s"
      @Default("1,5") BigDecimal price, //! The default of price must be a number, not "1,5"
      @Default("a b") URI uri, //! The default of uri must be a URI, not "a b"
      @Default("1e9999") BigDecimal enormous, //! The default of enormous must be a number, not "1e9999"
      @Default("1-1-1-1-1") UUID shortened, //! The default of shortened must be a UUID such as 123e4567-e89b-12d3-a456-426614174000, not "1-1-1-1-1"
      @Default("1,2") List<Integer> numbers, //! The default of numbers must be an integer from -2147483648 to 2147483647, not "1,2"
      @Query("n") @Default("x") int named, //! The default of named must be an integer from -2147483648 to 2147483647, not "x"
      @Header @Default("x") int header, //! The default of header must be an integer from -2147483648 to 2147483647, not "x"
      @Default("1") Optional<Integer> optional, //! With a default, optional is never empty: take Integer, or remove @Default
      @Default("1") Request request, //! request is the whole request: remove @Default
      @Default("{}") Book book) {} //! book is the JSON body, which has no default: remove @Default
}
